import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_CLV_SETTINGS,
  fitClv,
  middleRange,
  purchaseSummary,
  seesNoDifference,
  type FittedModelName,
} from './index.ts';

function rangeBy(base: Partial<typeof GOLDEN_BASE>, model: FittedModelName) {
  const snapshot = simulatedSnapshot({ ...GOLDEN_BASE, customers: 800, ...base });
  const fitted = fitClv(purchaseSummary(snapshot), { ...DEFAULT_CLV_SETTINGS, model });
  if (!fitted.ok) throw new Error(fitted.reason);
  const range = middleRange(fitted.value.columns.expectedOrders);
  if (range === undefined) throw new Error('nobody');
  return range;
}

describe('what a model tells customers apart by', () => {
  it('is the range from 5 to 95 in a hundred', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(middleRange(values)).toEqual({ low: 5, high: 95 });
    expect(middleRange(Float64Array.of(Number.NaN, 3))).toEqual({ low: 3, high: 3 });
    expect(middleRange(Float64Array.of(Number.NaN))).toBeUndefined();
  });

  it('is nothing where the ends are the same within a tenth', () => {
    expect(seesNoDifference({ low: 2, high: 2.2 })).toBe(true);
    expect(seesNoDifference({ low: 2, high: 2.21 })).toBe(false);
    expect(seesNoDifference({ low: 0, high: 1e-9 })).toBe(false);
  });

  it('is nothing where everybody orders at one rate and nobody leaves', () => {
    // r so large that all rates are one; leaving so rare that nobody does.
    const one = { r: 1e5, alpha: 1e5 * 60, a: 1e-4, b: 1e4 };
    for (const model of ['nbd', 'pnbd'] as const) {
      expect(seesNoDifference(rangeBy(one, model))).toBe(true);
    }
  });

  it('is something on a usual base', () => {
    for (const model of ['nbd', 'bgnbd', 'mbgcnbdk'] as const) {
      expect(seesNoDifference(rangeBy({}, model))).toBe(false);
    }
  });
});
