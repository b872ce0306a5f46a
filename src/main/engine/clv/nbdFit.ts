import type { EngineControl } from '../control.ts';
import {
  lnRising,
  lnRisingCurvature,
  lnRisingSlope,
  type SmoothObjective,
} from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { searchLikelihood } from './likelihoodSearch.ts';
import { orderFit, tableFacts, type OrderFit } from './orderFit.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** Parameters of the NBD; `alpha` in the table's time unit. */
export interface NbdParameters {
  readonly r: number;
  readonly alpha: number;
}

/** A fitted NBD model. */
export type NbdFit = OrderFit<NbdParameters>;

const NAMES = ['r', 'alpha'] as const;
/** Bounds of the parameters, alpha in mean ages. */
const LOWEST = 1e-6;
const HIGHEST = 1e7;
const STARTS = [0.3, 1, 10] as const;

/**
 * Fits the NBD by maximum likelihood: orders at a rate lambda ~ Gamma(r, alpha), nobody ever leaves.
 * A yardstick for the models with dropout, and what they become where the data show none.
 *
 * Source: A. S. C. Ehrenberg, "The pattern of consumer purchases", Applied Statistics 8 (1959).
 *
 * @returns a gate with the reasons of {@link tableFacts}, or `no_maximum`.
 */
export function fitNbd(table: PurchaseTable, control?: EngineControl): Outcome<NbdFit> {
  const facts = tableFacts(table);
  if ('ok' in facts) return facts;
  const { rate, meanAge, repeaters } = facts;
  const bounds = (limit: number): Float64Array =>
    Float64Array.of(Math.log(limit), Math.log(limit * meanAge));
  const found = searchLikelihood(
    nbdObjective,
    table,
    STARTS.map((r) => Float64Array.of(Math.log(r), Math.log(r / rate))),
    { lower: bounds(LOWEST), upper: bounds(HIGHEST) },
    () => control?.check(),
  );
  if (!Number.isFinite(found.best.value)) {
    return gated('CANNOT_FIT', 'no_maximum', { customers: table.customers, repeaters });
  }
  const parameters = nbdParametersOf(found.best.point);
  return done(orderFit(table, facts, NAMES, found, parameters, []));
}

/** Parameters at a point of logarithms. */
export function nbdParametersOf(point: Float64Array): NbdParameters {
  const [r = 0, alpha = 0] = point;
  return { r: Math.exp(r), alpha: Math.exp(alpha) };
}

/**
 * Log-likelihood of one customer, all constants included:
 * ln Gamma(r + x) / Gamma(r) - r ln(1 + T / alpha) - x ln(alpha + T).
 */
export function nbdLogLikelihood({ r, alpha }: NbdParameters, x: number, age: number): number {
  return lnRising(r, x) - r * Math.log1p(age / alpha) - x * Math.log(alpha + age);
}

/** The sum of {@link nbdLogLikelihood} over (ln r, ln alpha) with its analytic derivatives. */
function nbdObjective(table: PurchaseTable): SmoothObjective {
  return {
    size: 2,
    evaluate: (point, gradient, hessian) => {
      const [lnR = 0, lnAlpha = 0] = point;
      const [r, alpha] = [Math.exp(lnR), Math.exp(lnAlpha)];
      const rising = table.xLevels.map((x) => lnRising(r, x));
      const slope = table.xLevels.map((x) => lnRisingSlope(r, x));
      const curvature = table.xLevels.map((x) => lnRisingCurvature(r, x));
      let [value, gr, ga, hrr, hra, haa] = [0, 0, 0, 0, 0, 0];
      for (let row = 0; row < table.rows; row++) {
        const w = table.weight[row] as number;
        const ix = table.x[row] as number;
        const x = table.xLevels[ix] as number;
        const age = table.ageLevels[table.age[row] as number] as number;
        const ln = Math.log1p(age / alpha);
        const a = alpha + age;
        value += w * ((rising[ix] as number) - (r + x) * ln - x * lnAlpha);
        gr += w * ((slope[ix] as number) - ln);
        ga += w * ((r * age - x * alpha) / (alpha * a));
        hrr += w * (curvature[ix] as number);
        hra += w * (age / (alpha * a));
        haa += w * ((r + x) / (a * a) - r / (alpha * alpha));
      }
      gradient.set([r * gr, alpha * ga]);
      const mixed = r * alpha * hra;
      hessian.set([r * r * hrr + r * gr, mixed, mixed, alpha * alpha * haa + alpha * ga]);
      return value;
    },
  };
}
