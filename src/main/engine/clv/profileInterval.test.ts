import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import { lnRising, maximise, type SmoothObjective } from '../numeric/index.ts';
import { fitNbd, fitPareto, purchaseTable } from './index.ts';
import { profileInterval } from './profileInterval.ts';

const box = { lower: Float64Array.of(-10, -20), upper: Float64Array.of(10, 20) };
const nothing = (): void => undefined;

/** x - exp(x) - (y - x)^2 / 2: the profile over y is x - exp(x), highest at 0. */
const skewed: SmoothObjective = {
  size: 2,
  evaluate: ([x = 0, y = 0], gradient, hessian) => {
    gradient.set([1 - Math.exp(x) + (y - x), x - y]);
    hessian.set([-Math.exp(x) - 1, 1, 1, -1]);
    return x - Math.exp(x) - (y - x) ** 2 / 2;
  },
};

describe('interval by profile likelihood', () => {
  const maximum = maximise(skewed, Float64Array.of(1, 1), box.lower, box.upper, nothing);
  // scipy 1.17 (brentq) of exp(x) - x - 1 = 1.9207294.
  const [lowest, highest] = [-2.8636704679290883, 1.482290692472937];

  it('ends where the profile has fallen by 1.92', () => {
    const { low, high } = profileInterval(skewed, maximum, 0, box, 0.95, nothing);
    expectNear(low, lowest, 1e-3);
    expectNear(high, highest, 1e-3);
  });

  it('is open where the likelihood does not fall so far within the box', () => {
    const narrow = { lower: Float64Array.of(-2, -20), upper: box.upper };
    const { low, high } = profileInterval(skewed, maximum, 0, narrow, 0.95, nothing);
    expect(low).toBeNaN();
    expectNear(high, highest, 1e-3);
  });
});

describe('intervals of a fit', () => {
  const x = Float64Array.from({ length: 30 }, (_, i) => [1, 2, 2, 3, 5][i % 5] ?? 0);
  const age = x.map(() => 20);
  const outcome = fitNbd(purchaseTable(x, x, age, 1));
  if (!outcome.ok) throw new Error(outcome.reason);
  const { logLikelihood, estimates } = outcome.value;
  /** Highest likelihood at a given r, which is where alpha is r over the mean rate. */
  const profile = (r: number): number => {
    const alpha = (20 * r) / (x.reduce((sum, value) => sum + value, 0) / x.length);
    return x.reduce(
      (sum, value) =>
        sum + lnRising(r, value) - r * Math.log1p(20 / alpha) - value * Math.log(alpha + 20),
      0,
    );
  };

  it('are profiled where the data say little', () => {
    const [r] = estimates;
    expect(outcome.value.notes.length).toBeGreaterThan(0);
    expectNear(logLikelihood - profile(r?.low ?? NaN), 1.92073, 3e-3);
    // However alike the customers are, the data do not rule it out.
    expect(r?.high).toBeNaN();
  });
});

describe('the search for an end', () => {
  it('comes to a bound that sums of steps round to beside', () => {
    // Six customers over hundreds of years: beta runs to its bound, and s is profiled towards its own.
    const x = Float64Array.of(2, 33, 2, 9, 0, 12);
    const recency = Float64Array.of(
      12787.285714285714,
      17389.285714285714,
      8495,
      17098.571428571428,
      0,
      19216.85714285714,
    );
    const age = Float64Array.of(
      12844.42857142857,
      18153.571428571428,
      13640.42857142857,
      18025.714285714286,
      19435.14285714286,
      19675,
    );
    let asked = 0;
    const outcome = fitPareto(purchaseTable(x, recency, age, 1), {
      check: () => {
        if (++asked > 50_000) throw new Error('no end');
      },
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    expectNear(outcome.value.logLikelihood, -468.5083, 1e-7);
  });
});
