import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../numeric/index.ts';
import { areaUnderCurve, discrimination, midRanks, pooledDiscrimination } from './chances.ts';

describe('area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties counting half', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        fc.pre(pairs.some(([, yes]) => yes) && pairs.some(([, yes]) => !yes));
        const right = pairs
          .flatMap(([a, yes]) =>
            yes ? pairs.filter(([, other]) => !other).map(([b]) => [a, b] as const) : [],
          )
          .map(([a, b]) => (a > b ? 1 : a === b ? 0.5 : 0));
        const auc = areaUnderCurve(
          Float64Array.from(pairs, ([score]) => score),
          Uint8Array.from(pairs, ([, yes]) => (yes ? 1 : 0)),
        );
        expectNear(auc, right.reduce((sum: number, one) => sum + one, 0) / right.length, 1e-12);
      }),
    );
  });

  it('is a half on noise, within three standard errors', () => {
    const random = randomStream(11);
    const n = 4000;
    const score = Float64Array.from({ length: n }, () => random.uniform());
    const target = Uint8Array.from({ length: n }, () => (random.uniform() < 0.3 ? 1 : 0));
    const positives = target.reduce((sum, one) => sum + one, 0);
    const error = Math.sqrt((n + 1) / (12 * positives * (n - positives)));
    expect(Math.abs(areaUnderCurve(score, target) - 0.5)).toBeLessThan(3 * error);
  });

  it('is unknown where all or none ordered', () => {
    expect(areaUnderCurve(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeNaN();
    expect(areaUnderCurve(new Float64Array(0), new Uint8Array(0))).toBeNaN();
  });
});

describe('figures of a forecast', () => {
  const predicted = Float64Array.of(0.1, 0.5, 0.5, 3);
  const actual = Float64Array.of(0, 1, 0, 2);
  const stated = {
    pOrder: Float64Array.of(0.1, 0.4, 0.4, 0.9),
    low: Float64Array.of(0, 0, 0, 3),
    high: Float64Array.of(0, 1, 2, 5),
  };

  it('by hand', () => {
    const found = discrimination(predicted, actual, stated);
    expectNear(found.auc, 3.5 / 4, 1e-15);
    expectNear(found.brier, (0.01 + 0.36 + 0.16 + 0.01) / 4, 1e-15);
    // Mid-ranks 1, 2.5, 2.5, 4 and 1.5, 3, 1.5, 4.
    expectNear(found.spearman, 3.75 / 4.5, 1e-12);
    expect(found.coverage).toBe(0.75);
  });

  it('are in the order of the forecast and without chances where none are stated', () => {
    const found = discrimination(predicted, actual, undefined);
    expectNear(found.auc, 3.5 / 4, 1e-15);
    expect([found.brier, found.coverage]).toEqual([NaN, NaN]);
    expect(
      discrimination(Float64Array.of(1, 1), Float64Array.of(0, 3), undefined).spearman,
    ).toBeNaN();
  });

  it('are pooled by customers', () => {
    const figures = discrimination(predicted, actual, stated);
    const other = { auc: 0.5, brier: 0.2, spearman: 0, coverage: 1 };
    const both = pooledDiscrimination([
      { customers: 4, figures },
      { customers: 12, figures: other },
    ]);
    expectNear(both.auc, (figures.auc + 3 * 0.5) / 4, 1e-12);
    expectNear(both.coverage, (0.75 + 3) / 4, 1e-12);
  });

  it('share ranks among equals', () => {
    expect([...midRanks(Float64Array.of(5, 1, 5, 5, 9))]).toEqual([3, 1, 3, 3, 5]);
  });
});
