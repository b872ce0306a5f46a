import { describe, expect, it } from 'vitest';
import { contract, type MethodName } from '#shared/contract/index.ts';
import { AMBIGUOUS_INSPECTION, INSPECTION, CHECK } from '#test/renderer/mockImports.ts';
import { mockPage } from '#test/renderer/mockPage.ts';

async function ask(method: MethodName, stage: 'new' | 'full'): Promise<unknown> {
  const bridge = mockPage({ stage, language: 'en', theme: 'light' });
  const reply = JSON.parse(await bridge.request(JSON.stringify({ method, input: {} }))) as {
    ok: boolean;
    value: unknown;
  };
  expect(reply.ok).toBe(true);
  return reply.value;
}

describe('the mocked core of the screens', () => {
  const queries = [
    'app.info',
    'app.preferences',
    'workspace.list',
    'workspace.current',
    'workspace.storage',
    'imports.timeZone',
    'imports.batches',
    'imports.coverage',
    'imports.quality',
    'settings.analysis',
    'analysis.current',
    'analysis.overview',
    'reports.list',
    'reports.outline',
  ] as const;

  it.each(queries)('answers %s as the contract says', async (method) => {
    for (const stage of ['new', 'full'] as const) {
      expect(contract[method].output.safeParse(await ask(method, stage)).error).toBeUndefined();
    }
  });

  it.each([
    ['imports.inspect', INSPECTION],
    ['imports.inspect', AMBIGUOUS_INSPECTION],
    ['imports.check', CHECK],
  ] as const)('has results of %s as the contract says', (method, result) => {
    expect(contract[method].output.safeParse(result).error).toBeUndefined();
  });

  it('proposes a plan that the contract takes back', () => {
    const input = { ticket: 'ticket-0001', plan: INSPECTION.plan };
    expect(contract['imports.check'].input.safeParse(input).error).toBeUndefined();
  });
});
