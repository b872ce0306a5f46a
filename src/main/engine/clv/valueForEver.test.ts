import { describe, expect, it } from 'vitest';
import { dayOf, twoYearShop } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { DEFAULT_CLV_SETTINGS, fitClv, type ClvSettings } from './fitClv.ts';
import { ORDER_MODELS } from './fitOrderModel.ts';
import { purchaseSummary } from './summary.ts';
import { valueForEver } from './valueForEver.ts';
import { valueThen } from './valueThen.ts';

const AS_OF = dayOf('2023-12-31');
const SUMMARY = purchaseSummary(twoYearShop(12, 1200), AS_OF);

function fitted(settings: Partial<ClvSettings>) {
  const outcome = fitClv(SUMMARY, { ...DEFAULT_CLV_SETTINGS, ...settings });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('the value for ever', () => {
  it.each(ORDER_MODELS)('is the limit of the values over long horizons: %s', (model) => {
    // At a tenth of the worth after a year nothing is left after thirty years.
    const result = fitted({ model, yearlyRate: 9, pace: 0.8 });
    const long = { ...result, settings: { ...result.settings, horizonMonths: 360 } };
    const wanted = valueThen(SUMMARY, long).reduce((sum, value) => sum + value, 0);
    expectNear((valueForEver(SUMMARY, result) ?? NaN) / wanted, 1, 1e-8);
  });

  it('is above the value of any horizon, and told of nobody without a discount', () => {
    const result = fitted({ model: 'bgnbd', yearlyRate: 0.1 });
    expect(valueForEver(SUMMARY, result)).toBeGreaterThan(result.clv);
    expect(valueForEver(SUMMARY, fitted({ model: 'bgnbd', yearlyRate: 0 }))).toBeUndefined();
  });
});
