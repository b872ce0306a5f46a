import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#shared/contract/bridge.ts';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { RuleEditor } from './RuleEditor.tsx';

const showPart = partStage();
/** What was asked of the core, in order. */
let asked: { readonly method: string; readonly input: Record<string, unknown> }[] = [];

afterEach(() => {
  asked = [];
});

async function show(): Promise<void> {
  const mock = mockPage({ stage: 'full', language: 'en', theme: 'light' });
  const bridge: Bridge = {
    ...mock,
    request: (json) => {
      asked.push(JSON.parse(json) as (typeof asked)[number]);
      return mock.request(json);
    },
  };
  showPart(<RuleEditor scheme="time" />, bridge);
  await vi.waitFor(() => {
    expect(field('Active: months of silence up to').value).toBe('12');
  });
}

function field(label: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (!found) throw new Error(`no field ${label}`);
  return found;
}

function type(label: string, text: string): void {
  const input = field(label);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

/** Limits of active that counts were asked for. */
function previewed(): unknown[] {
  return asked
    .filter(({ method }) => method === 'stages.preview')
    .map(({ input }) => (input['rules'] as Record<string, unknown>)['activeMonths']);
}

describe('the rule editor', () => {
  it('counts what is typed, goes back by key, and saves', async () => {
    await show();
    expect(document.body.textContent).toContain('No order for more than 24 months.');
    type('Active: months of silence up to', '9');
    await vi.waitFor(() => {
      expect(previewed()).toContain(9);
    });
    field('Active: months of silence up to').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
    );
    await vi.waitFor(() => {
      expect(field('Active: months of silence up to').value).toBe('12');
    });
    button('Redo').click();
    await vi.waitFor(() => {
      expect(field('Active: months of silence up to').value).toBe('9');
    });
    button('Save').click();
    await vi.waitFor(() => {
      const saved = asked.find(({ method }) => method === 'settings.setAnalysis');
      expect(saved?.input).toMatchObject({ stageRules: { activeMonths: 9, newMonths: 6 } });
    });
    await vi.waitFor(() => {
      expect(asked.map(({ method }) => method)).toContain('analysis.run');
    });
  });

  it('says which other schemes its numbers move', async () => {
    await show();
    expect(document.body.textContent).toContain('Behaviour · Composite · Four phases · Nurture');
  });

  it('asks for nothing and saves nothing while the numbers do not fit', async () => {
    await show();
    type('Dormant: months of silence up to', '5');
    await vi.waitFor(() => {
      expect(document.querySelector('[role="alert"]')?.textContent).toContain('Dormant');
    });
    expect(button('Save').disabled).toBe(true);
    expect(
      asked.some(
        ({ input }) =>
          (input['rules'] as Record<string, unknown> | undefined)?.['dormantMonths'] === 5,
      ),
    ).toBe(false);
  });
});
