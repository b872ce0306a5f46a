import { readFileSync } from 'node:fs';
import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import { purchaseTable, scoreOrders } from '#main/engine/index.ts';
import { valueModel } from './valueModels.ts';

/** A customer at an end of what the models are asked; test/fixtures/extremes.py says how it was told. */
interface Extreme {
  readonly model: string;
  readonly params: Readonly<Record<string, number>>;
  readonly x: number;
  readonly t_x: number;
  readonly T: number;
  readonly horizon: number;
  readonly delta: number;
  readonly why: string;
  readonly logLikelihood: number;
  readonly alive: number;
  readonly any: number;
  readonly expected: number;
  readonly discounted: number;
}

const EXTREMES = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/extremes.json', import.meta.url), 'utf8'),
) as Extreme[];

function scored({ model, params, x, t_x: recency, T: age, horizon, delta }: Extreme) {
  const offered = valueModel(model);
  const table = purchaseTable(
    Float64Array.of(x),
    Float64Array.of(recency),
    Float64Array.of(age),
    1,
  );
  const orders = offered?.at(params, table, horizon);
  if (offered === undefined || orders === undefined) throw new Error(model);
  return {
    scores: scoreOrders(orders, table, { horizon, delta, level: 0.9 }),
    logLikelihood: offered.logLikelihood(params, table, {}),
  };
}

describe('figures of every model at extreme inputs, against mpmath at 60 digits', () => {
  it('has cases of all eight models', () => {
    expect(new Set(EXTREMES.map(({ model }) => model)).size).toBe(8);
  });

  it.each(EXTREMES.map((one, i) => [i, one.model, one.why, one] as const))(
    '%d: %s, %s',
    (_, _model, _why, extreme) => {
      const { scores, logLikelihood } = scored(extreme);
      const near = (found: number | undefined, wanted: number): void => {
        // Relative below 1 too.
        expectNear(found, wanted, 1e-9 * Math.min(1, Math.abs(wanted)));
      };
      expectNear(logLikelihood, extreme.logLikelihood, 1e-10);
      near(scores.pAlive[0], extreme.alive);
      near(scores.pOrder[0], extreme.any);
      near(scores.expectedOrders[0], extreme.expected);
      near(scores.discountedOrders[0], extreme.discounted);
    },
  );

  it('leaves out the end of an interval that is beyond a million orders', () => {
    const heavy = EXTREMES.find(({ model, T }) => model === 'pnbd' && T === 0);
    if (heavy === undefined) throw new Error('no heavy buyer');
    const { scores } = scored({
      ...heavy,
      x: 100,
      horizon: 2e6,
      params: { ...heavy.params, alpha: 1e-3, s: 1e-6 },
    });
    expect(scores.ordersHigh[0]).toBeNaN();
    expect(scores.expectedOrders[0]).toBeGreaterThan(1e9);
  });
});
