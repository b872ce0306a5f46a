import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueSchema } from '#shared/contract/value.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { seasonalSnapshot } from '#test/fixtures/seasons.ts';
import { latestRun, runAnalysis } from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const settings = analysisSettingsSchema.parse({ clv: { horizonMonths: 3 } });

/** Lines of a base whose busy months are the last of the year, or of one without seasons. */
function addBase(months: Float64Array): void {
  const { orders } = seasonalSnapshot({ months }, 520, 41);
  addBatch(
    held.store,
    Array.from({ length: orders.customers }, (_, c) =>
      Array.from(orders.day.subarray(orders.start[c], orders.start[c + 1]), (day) => ({
        customer: `c${String(c)}`,
        day,
        amount: 1000,
      })),
    ).flat(),
  );
}

describe('a run over three and a half years', { timeout: 60_000 }, () => {
  it('goes by busy and quiet months where past periods say so, and says it', () => {
    addBase(Float64Array.of(0.6, 0.6, 0.7, 0.7, 0.7, 0.7, 1, 1, 1.2, 1.3, 1.6, 1.9));
    runAnalysis(held.store, settings, detachedControl());
    const value = latestRun(held.store).value.overview();
    expect(valueSchema.parse(value)).toEqual(value);
    const { calendar, clv } = value;
    if (!calendar.ok || !clv.ok) throw new Error('gated');
    expect(calendar.value.years).toBe(3);
    expect(calendar.value.months.indexOf(Math.max(...calendar.value.months))).toBe(11);
    // Both periods of the contest have two whole years before them.
    expect(calendar.value).toMatchObject({ splits: 2, used: true });
    const { with: own, without } = calendar.value;
    expect(own.rootMeanSquareError).toBeLessThan(without.rootMeanSquareError);
  });

  it('stays by the calendar where the months are alike', () => {
    addBase(new Float64Array(12).fill(1));
    runAnalysis(held.store, settings, detachedControl());
    expect(latestRun(held.store).value.overview().calendar).toMatchObject({
      ok: false,
      reason: 'no_season',
    });
  });
});
