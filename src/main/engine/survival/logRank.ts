import { chiSquareTail, choleskySolve } from '../numeric/index.ts';
import type { LifeTable } from './lifeTable.ts';

/** Whether groups end at the same rate. */
export interface LogRank {
  readonly chiSquare: number;
  /** Groups with somebody at risk, less one. */
  readonly degrees: number;
  /** Chance of a difference as large by luck alone. */
  readonly probability: number;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/**
 * Log-rank test of two or more groups; undefined where no two groups can be compared (fewer than two
 * with a case, or no end while two are at risk).
 *
 * Sources: Mantel (1966); Peto and Peto (1972); Kalbfleisch and Prentice (2002), 1.5.
 */
export function logRank(groups: readonly LifeTable[]): LogRank | undefined {
  const count = groups.length;
  const observed = Float64Array.from(groups, ({ events }) => events);
  const expected = new Float64Array(count);
  const covariance = new Float64Array(count * count);
  for (const { total, ended, atRisk } of risksByTime(groups)) {
    const spread = total > 1 ? (ended * (total - ended)) / (total - 1) : 0;
    for (let g = 0; g < count; g++) {
      const share = (atRisk[g] as number) / total;
      expected[g] = (expected[g] as number) + ended * share;
      for (let h = 0; h < count; h++) {
        const other = (atRisk[h] as number) / total;
        const at = g * count + h;
        covariance[at] = (covariance[at] as number) + spread * share * ((g === h ? 1 : 0) - other);
      }
    }
  }
  // A group that was never at risk beside another says nothing; one of the rest follows from the others.
  const taking = groups.flatMap((_, g) => ((covariance[g * count + g] as number) > 0 ? [g] : []));
  const free = taking.slice(0, -1);
  if (free.length === 0) return undefined;
  const difference = Float64Array.from(
    free,
    (g) => (observed[g] as number) - (expected[g] as number),
  );
  const matrix = Float64Array.from(
    free.flatMap((g) => free.map((h) => covariance[g * count + h] as number)),
  );
  const solved = choleskySolve(matrix, difference);
  if (solved === undefined) return undefined;
  const chiSquare = solved.reduce((sum, x, i) => sum + x * (difference[i] as number), 0);
  const degrees = free.length;
  return {
    chiSquare,
    degrees,
    probability: chiSquareTail(chiSquare, degrees),
    observed,
    expected,
  };
}

interface Risk {
  readonly total: number;
  readonly ended: number;
  /** By group; the same array at every step. */
  readonly atRisk: Float64Array;
}

/** Who was at risk and how many ended, at each time with an end. */
function* risksByTime(groups: readonly LifeTable[]): Generator<Risk> {
  const times = [...new Set(groups.flatMap(({ time }) => [...time]))].sort((a, b) => a - b);
  const next = new Int32Array(groups.length);
  const atRisk = Float64Array.from(groups, ({ cases }) => cases);
  for (const time of times) {
    let ended = 0;
    let total = 0;
    const leaving = groups.map((group, g) => {
      const i = next[g] as number;
      total += atRisk[g] as number;
      if (group.time[i] !== time) return 0;
      next[g] = i + 1;
      ended += group.ended[i] as number;
      return (group.ended[i] as number) + (group.censored[i] as number);
    });
    if (ended > 0) yield { total, ended, atRisk };
    for (const [g, n] of leaving.entries()) atRisk[g] = (atRisk[g] as number) - n;
  }
}
