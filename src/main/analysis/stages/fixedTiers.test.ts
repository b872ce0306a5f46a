import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisContract } from '#shared/contract/analysis.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis } from '../index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
  addBatch(held.store, [
    { customer: 'a', day: '2024-01-05', amount: 20_000 },
    { customer: 'a', day: '2024-03-05', amount: 100 },
    { customer: 'b', day: '2024-01-31', amount: 4_999 },
    { customer: 'b', day: '2024-02-01', amount: 1 },
    { customer: 'b', day: '2024-03-31', amount: 20_000 },
    { customer: 'c', day: '2024-03-02', amount: 4_000 },
  ]);
});
afterEach(() => {
  held.dispose();
});

function tiersWith(highFrom: number | null, midFrom: number | null) {
  const clv = { tiers: { kind: 'share', highFrom, midFrom } };
  runAnalysis(held.store, analysisSettingsSchema.parse({ clv }), detachedControl());
  return latestRun(held.store);
}

describe('tiers by fixed limits', () => {
  it('follow the customers from month to month; a customer on a limit is above it', () => {
    const run = tiersWith(200, 50);
    const found = run.fixedTiers(null);
    expect(analysisContract['analysis.fixedTiers'].output.parse(found)).toEqual(found);
    if (!found.ok) throw new Error(found.reason);
    expect(found.value.limits).toEqual({ highFrom: 20_000, midFrom: 5_000 });
    expect(found.value.months.map(({ month, customers }) => [month, customers])).toEqual([
      ['2024-01', [1, 0, 1]],
      ['2024-02', [1, 1, 0]],
      ['2024-03', [2, 0, 1]],
    ]);
    // On the analysis date they are the tiers of the pyramid.
    const models = run.value.models();
    const money = models.ok && models.value.money.ok ? models.value.money.value : undefined;
    expect(money?.pyramid.absolute?.tiers.map(({ customers }) => customers)).toEqual([2, 0, 1]);
  });

  it('are those of the chosen customers under a filter', () => {
    const found = tiersWith(200, 50).fixedTiers({ kind: 'number', field: 'orders', least: 2 });
    expect(found.ok && found.value.months.at(-1)?.customers).toEqual([2, 0, 0]);
  });

  it('need limits', () => {
    expect(tiersWith(null, null).fixedTiers(null)).toMatchObject({ reason: 'no_limits' });
  });
});
