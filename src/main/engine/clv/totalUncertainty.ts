import type { EngineControl } from '../control.ts';
import { normalQuantile, symmetricEigen, tLimit, type Maximum } from '../numeric/index.ts';
import type { Outcome } from '../outcome.ts';
import type { OrderPart } from './channelModel.ts';
import type { AskedOrders, FittedOrderModel } from './fitOrderModel.ts';
import { spendParametersOf, type GammaGammaFit } from './gammaGammaFit.ts';
import type { OrderHorizon } from './orderScore.ts';
import { thinned } from './purchaseTable.ts';
import { spendModel } from './spend.ts';
import { tableOrders } from './tableOrders.ts';

/** Why a total over all customers may come out otherwise: variances of its logarithm. */
export interface TotalUncertainty {
  /** By chance, were the parameters known. */
  readonly chance: number;
  /** Because the parameters are estimated; NaN where the data do not tell how well. */
  readonly parameters: number;
}

/** A total with the ends of its interval. */
export interface TotalInterval {
  readonly low: number;
  readonly high: number;
}

/** What a customer contributes to the totals. */
interface CustomerColumns {
  readonly frequency: Int32Array;
  readonly meanValue: Float64Array;
  readonly expectedOrders: Float64Array;
  readonly expectedValue: Float64Array;
  readonly clv: Float64Array;
}

/** Rows of a table, and customers, on which a total is computed anew at other parameters. */
const MOST_ROWS = 5000;
/** Logarithm that totals of models are usually off by (docs/models/value-totals.md), and its weight in periods. */
const USUAL_ERROR = 0.25;
const USUAL_PERIODS = 2;
/** Logarithms of parameters: no farther is gone from the maximum, however little the data say. */
const LONGEST_STEP = 2;

/**
 * Variance of the logarithm of the expected orders and of the discounted value of all customers, because
 * the parameters of the orders are estimated. Beside the maximum nothing but the ratio of two totals is
 * asked, for which some thousand rows do.
 *
 * @returns of the orders and of the value, NaN where the covariance of the parameters is not known.
 */
export function ordersSpread(
  { fit, at }: FittedOrderModel,
  parts: readonly OrderPart[],
  columns: CustomerColumns,
  ask: OrderHorizon,
  control?: EngineControl,
): readonly [orders: number, value: number] {
  const samples = parts.map((part) => sampleOf(part, columns));
  const bases = samples.map((sample) => sampleTotals(sample, sample.part.orders, ask));
  const lnTotals = (point: Float64Array): number[] => {
    control?.check();
    const asked = at(point);
    let [orders, value] = [0, 0];
    for (const [i, sample] of samples.entries()) {
      const [baseOrders = 0, baseValue = 0] = bases[i] ?? [];
      const moved = sampleTotals(sample, ordersAt(asked, sample.part, ask.horizon), ask);
      if (baseOrders > 0) orders += (sample.orders * moved[0]) / baseOrders;
      if (baseValue > 0) value += (sample.value * moved[1]) / baseValue;
    }
    return [Math.log(orders), Math.log(value)];
  };
  const [orders = Number.NaN, value = Number.NaN] = varianceOver(fit.maximum, 2, lnTotals);
  return [orders, value];
}

/** Variance of the logarithm of the value of all customers because the spend model is estimated. */
export function spendSpread(
  fit: GammaGammaFit,
  columns: CustomerColumns,
  buyers: Uint32Array,
  fallback: number,
  minorPerMajor: number,
): number {
  const step = Math.ceil(buyers.length / MOST_ROWS);
  const sample = buyers.filter((_, i) => i % step === 0);
  const lnTotal = (point: Float64Array): number[] => {
    const moved: Outcome<GammaGammaFit> = {
      ok: true,
      value: { ...fit, parameters: spendParametersOf(point) },
    };
    const spend = spendModel(moved, fallback, minorPerMajor);
    let value = 0;
    for (const c of sample) {
      const perOrder = columns.expectedValue[c] as number;
      const discounted = perOrder > 0 ? (columns.clv[c] as number) / perOrder : 0;
      value +=
        discounted * spend(columns.frequency[c] as number, columns.meanValue[c] as number).spend;
    }
    return [Math.log(value)];
  };
  return varianceOver(fit.maximum, 1, lnTotal)[0] ?? Number.NaN;
}

/**
 * Interval of a total: as many times less or more as the model itself allows for (log-normal), or as its
 * totals of past periods were off (Student's t with one degree of freedom per period, since these few
 * errors tell their own spread only roughly), whichever is more. One or two errors may be small by luck:
 * what totals are usually off by counts beside them as if it had been seen in two more periods, and alone
 * where no period could be tested.
 *
 * @param past logarithms of made over foretold totals of past periods; empty where none was tested, undefined
 *   where the model is taken to be right.
 * @param level share of cases in which the interval holds the total.
 * @returns undefined where the uncertainty is not known.
 */
export function totalInterval(
  total: number,
  { chance, parameters }: TotalUncertainty,
  past: readonly number[] | undefined,
  level: number,
): TotalInterval | undefined {
  const model = normalQuantile(0.5 + level / 2) * Math.sqrt(Math.log1p(chance + parameters));
  const reach = Math.exp(Math.max(model, past === undefined ? 0 : testedReach(past, level)));
  return Number.isFinite(reach) ? { low: total / reach, high: total * reach } : undefined;
}

/** How far a total may be off by what past ones were off, as a logarithm. */
function testedReach(past: readonly number[], level: number): number {
  const usual = USUAL_PERIODS * USUAL_ERROR ** 2;
  const squares = past.reduce((sum, error) => sum + error * error, usual);
  const periods = past.length + USUAL_PERIODS;
  return tLimit(1 - level, periods) * Math.sqrt(squares / periods);
}

/**
 * Variances of functions of parameters, from their values one standard deviation to either side of the
 * maximum along each axis of the covariance (S. J. Julier and J. K. Uhlmann, "A new extension of the
 * Kalman filter to nonlinear systems", 1997): the delta method, with differences as wide as the
 * uncertainty in the place of slopes. A parameter at a bound is held there.
 *
 * @returns NaN throughout where the covariance is not known.
 */
export function varianceOver(
  { point, atBound, covariance }: Maximum,
  outputs: number,
  of: (point: Float64Array) => readonly number[],
): number[] {
  const size = point.length;
  const inside = Array.from(point.keys()).filter((i) => atBound[i] === 0);
  const matrix = Float64Array.from(
    inside.flatMap((i) => inside.map((j) => covariance[i * size + j] as number)),
  );
  if (matrix.some(Number.isNaN)) return new Array<number>(outputs).fill(Number.NaN);
  const { values, vectors } = symmetricEigen(matrix, inside.length);
  const variances = new Array<number>(outputs).fill(0);
  for (let axis = 0; axis < inside.length; axis++) {
    const direction = inside.map((_, i) => vectors[axis * inside.length + i] as number);
    const longest = Math.max(...direction.map(Math.abs));
    const length = Math.min(Math.sqrt(Math.max(values[axis] as number, 0)), LONGEST_STEP / longest);
    const moved = (side: 1 | -1): readonly number[] => {
      const beside = Float64Array.from(point);
      for (const [k, i] of inside.entries()) {
        beside[i] = (point[i] as number) + side * length * (direction[k] as number);
      }
      return of(beside);
    };
    const [high, low] = [moved(1), moved(-1)];
    for (let k = 0; k < outputs; k++) {
      const half = ((high[k] as number) - (low[k] as number)) / 2;
      variances[k] = (variances[k] as number) + half * half;
    }
  }
  return variances;
}

/** Customers of a part, thinned, and their totals at the maximum, not thinned. */
interface Sample {
  readonly part: OrderPart;
  /** Expected spend per order of the customers of each row, summed; minor units. */
  readonly spendOfRow: Float64Array;
  readonly orders: number;
  readonly value: number;
}

function sampleOf(part: OrderPart, columns: CustomerColumns): Sample {
  const { table, customers } = part;
  const step = Math.ceil(table.rows / MOST_ROWS);
  const spend = new Float64Array(table.rows);
  let [orders, value] = [0, 0];
  for (let i = 0; i < customers.length; i++) {
    const c = customers[i] as number;
    const row = table.rowOf[i] as number;
    spend[row] = (spend[row] as number) + (columns.expectedValue[c] as number);
    orders += columns.expectedOrders[c] as number;
    value += columns.clv[c] as number;
  }
  return {
    part: { ...part, table: thinned(table, MOST_ROWS) },
    spendOfRow: spend.filter((_, row) => row % step === 0),
    orders,
    value,
  };
}

function sampleTotals(
  { part, spendOfRow }: Sample,
  orders: OrderPart['orders'],
  ask: OrderHorizon,
): readonly [orders: number, value: number] {
  const { table } = part;
  const found = tableOrders({ orders, table }, ask);
  let [count, value] = [0, 0];
  for (let row = 0; row < table.rows; row++) {
    count += (table.weight[row] as number) * (found.expected[row] as number);
    value += (spendOfRow[row] as number) * (found.discounted[row] as number);
  }
  return [count, value];
}

function ordersAt(asked: AskedOrders, part: OrderPart, horizon: number): OrderPart['orders'] {
  const { kind, table } = part;
  return asked.ordersOf && kind !== undefined
    ? asked.ordersOf(kind, table, horizon)
    : asked.ordersFor(table, horizon);
}
