import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#shared/contract/run.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { BATCHES } from '#test/renderer/mockImports.ts';
import { RUN } from '#test/renderer/mockOverview.ts';
import { loopModules, type LoopFacts } from './loopModules.ts';

const WORDS = { ...createTranslator('en'), language: 'en' as const, format: createFormatter('en') };
const FEW = {
  ok: false,
  code: 'TOO_FEW_DATA',
  reason: 'few_customers',
  details: { customers: 20, customersNeeded: 50 },
} as const;

function summaryWith(gated: readonly string[]): RunSummary {
  return {
    run: RUN,
    seconds: 1,
    done: [],
    gated: gated.map((analysis) => ({ analysis, gate: FEW })),
  };
}

const FACTS: LoopFacts = {
  summary: summaryWith([]),
  batches: [],
  settings: analysisSettingsSchema.parse({}),
  actions: { open: 2, overdue: 1 },
};

const told = (facts: Partial<LoopFacts>) =>
  Object.fromEntries(
    loopModules({ ...FACTS, ...facts }, {}, WORDS).map(({ id, figure, lines }) => [
      id,
      [figure, ...lines],
    ]),
  );

describe('the modules of the loop', () => {
  it('lead to their pages with the filter kept', () => {
    const steps = loopModules(FACTS, { filter: 'x' }, WORDS);
    expect(steps.map(({ href }) => href)).toEqual([
      '#/customers?filter=x',
      '#/lifecycle?filter=x',
      '#/value?filter=x&part=weights',
      '#/value?filter=x&part=expected',
      '#/actions?filter=x',
    ]);
  });

  it('say what they rest on', () => {
    const kinds = ['orders', 'customers', 'surveys'] as const;
    const batches = kinds.flatMap((kind) =>
      BATCHES.slice(0, 1).map((batch) => ({ ...batch, kind, state: 'complete' as const })),
    );
    expect(told({ batches })).toMatchObject({
      divide: ['8 of 8 schemes', expect.any(String)],
      drivers: ['2 kinds of files', 'Customers · Survey answers'],
      assess: ['Revenue LTV', 'within 12 months', 'the margin is not set'],
      act: ['2 under way', '1 review overdue'],
    });
    const undone = batches.map((batch) => ({ ...batch, state: 'undone' as const }));
    expect(told({ batches: undone })['drivers']?.[0]).toBe('Orders alone');
  });

  it('say what is missing, with the own counts', () => {
    const facts = told({ summary: summaryWith(['rfm', 'stages.outlook', 'clv']) });
    const why = 'Needs 50 customers with an order, has 20.';
    expect(facts).toMatchObject({
      identify: ['not told yet', why],
      divide: ['7 of 8 schemes', `Order chance: ${why}`],
      assess: ['not told yet', why],
    });
  });
});
