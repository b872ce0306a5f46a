import { stressTables } from '#test/fixtures/stressTables.ts';
import { describe, expect, it } from 'vitest';
import { maximise, randomStream, type SmoothObjective } from '../numeric/index.ts';
import { bgnbdObjective } from './bgnbdLikelihood.ts';
import {
  CnbdOrders,
  fitBgnbd,
  fitCnbd,
  fitGammaGamma,
  fitNbd,
  fitPareto,
  purchaseTable,
  scoreOrders,
  type CnbdParameters,
  type OrderFit,
} from './index.ts';
import { cnbdObjective } from './cnbdLikelihood.ts';
import { paretoObjective } from './paretoLikelihood.ts';

const TABLES = stressTables().map((table) => ({
  ...table,
  merged: purchaseTable(table.x, table.recency, table.age, 1),
}));
/** One table of every group, each of another size that is quickly searched. */
const SAMPLE = TABLES.filter((_, i) => i % 11 === 0 && (TABLES[i]?.x.length ?? 0) < 400);

function fitted<P>(outcome: { ok: true; value: OrderFit<P> } | { ok: false }): OrderFit<P> {
  if (!outcome.ok) throw new Error('gated');
  return outcome.value;
}

/** Highest of some searches from random points, in a box wider than the fits have. */
function bestOfRandom(objective: SmoothObjective, seed: number, meanAge: number): number {
  const random = randomStream(seed);
  let best = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < 6; k++) {
    const start = Float64Array.from({ length: objective.size }, () => 2 * random.normal());
    const shift = Math.log(meanAge);
    const box = (limit: number): Float64Array => start.map(() => limit + shift);
    const nothing = (): void => undefined;
    best = Math.max(best, maximise(objective, start, box(-16), box(18), nothing).value);
  }
  return best;
}

describe('tables that are hard to fit', () => {
  it('BG/NBD, MBG/NBD and NBD: every one of 120, with an end that can be trusted', () => {
    for (const { name, merged } of TABLES) {
      for (const fit of [fitBgnbd(merged, 0), fitBgnbd(merged, 1), fitNbd(merged)]) {
        const found = fitted<unknown>(fit);
        expect([name, found.converged, Number.isFinite(found.logLikelihood)]).toEqual([
          name,
          true,
          true,
        ]);
        expect(found.estimates.every(({ value }) => value > 0 && Number.isFinite(value))).toBe(
          true,
        );
      }
    }
  });

  it.each([2, 12])('MBG/CNBD-k at k = %i: every one of 120, and figures for every row', (k) => {
    for (const { name, merged } of TABLES) {
      const found = fitted<CnbdParameters>(fitCnbd(merged, 1, { k, litt: 0 }));
      expect([name, found.converged]).toEqual([name, true]);
      if (!SAMPLE.some((table) => table.name === name)) continue;
      const ask = { horizon: 52, delta: 0.002, level: 0.9 };
      const scores = scoreOrders(new CnbdOrders(found.parameters), merged, ask);
      for (const column of Object.values(scores) as Float64Array[]) {
        expect(column.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      }
    }
  });

  it('Gamma-Gamma: a fit or a reason', () => {
    for (const { x, monetary } of TABLES) {
      const outcome = fitGammaGamma(x, monetary);
      if (outcome.ok) expect(outcome.value.converged).toBe(true);
      else expect(outcome.reason).toBe('few_spenders');
    }
  });

  it('no random start finds a likelihood that is higher by 0.01', () => {
    for (const [i, { name, merged, age }] of SAMPLE.entries()) {
      const meanAge = age.reduce((sum, value) => sum + value, 0) / age.length;
      for (const first of [0, 1] as const) {
        const mine = fitted(fitBgnbd(merged, first)).logLikelihood;
        const best = bestOfRandom(bgnbdObjective(merged, first), i, meanAge);
        expect(best - mine, name).toBeLessThan(0.01);
      }
      for (const k of [2, 6]) {
        const mine = fitted(fitCnbd(merged, 1, { k, litt: 0 })).logLikelihood;
        const best = bestOfRandom(cnbdObjective(merged, 1, k), i, meanAge);
        expect(best - mine, name).toBeLessThan(0.01);
      }
      const pareto = fitted(fitPareto(merged)).logLikelihood;
      expect(bestOfRandom(paretoObjective(merged), i, meanAge) - pareto, name).toBeLessThan(0.01);
      // Pareto/NBD holds the NBD as the case in which nobody leaves.
      expect(pareto, name).toBeGreaterThan(fitted(fitNbd(merged)).logLikelihood - 0.01);
    }
  });
});
