import {
  gammaGammaMean,
  scoreOrders,
  type Estimate,
  type GammaGammaParameters,
  type OrderHorizon,
  type OrderModel,
  type PurchaseTable,
  type StagedOrderModel,
} from '#main/engine/index.ts';
import type { SummaryTable } from './fitTable.ts';

/** Share of outcomes within expected_orders_low and expected_orders_high. */
const INTERVAL_LEVEL = 0.9;

/**
 * Header of the table that `fit` writes; with several horizons the figures that depend on one carry it
 * in their name: `clv_39`. The order is a contract, further columns come last.
 *
 * @param several the rows belong to several tables, named in a column.
 */
export function scoreHeader(horizons: readonly number[], several: boolean): string[] {
  const named = (name: string, horizon: number): string =>
    horizons.length > 1 ? `${name}_${Number.isFinite(horizon) ? horizon : 'inf'}` : name;
  return [
    'customer_id',
    'p_alive',
    ...horizons.flatMap((horizon) => [
      named('p_order', horizon),
      named('expected_orders', horizon),
    ]),
    'expected_value',
    ...horizons.map((horizon) => named('clv', horizon)),
    ...(several ? ['table'] : []),
    ...horizons.map((horizon) => named('discounted_orders', horizon)),
    ...horizons.flatMap((horizon) => [
      named('expected_orders_low', horizon),
      named('expected_orders_high', horizon),
    ]),
  ];
}

/**
 * Rows under {@link scoreHeader}, one by customer of the table; empty cells where there is no figure.
 *
 * @param horizons in the model's unit, Infinity for ever: then the number of orders is empty where its
 * mean has no end, and so are the ends of its interval.
 * @param delta continuous discount rate per unit.
 */
export function scoreRows(
  table: SummaryTable,
  merged: PurchaseTable,
  orders: OrderModel | StagedOrderModel,
  spend: GammaGammaParameters | undefined,
  horizons: readonly number[],
  delta: OrderHorizon['delta'],
  several: boolean,
): (string | number)[][] {
  const scores = horizons.map((horizon) => ({
    ...scoreOrders(orders, merged, { horizon, delta, level: INTERVAL_LEVEL }),
    finite: Number.isFinite(horizon),
  }));
  return table.ids.map((id, index) => {
    const row = merged.rowOf[index] as number;
    const perOrder = spend
      ? gammaGammaMean(spend, table.x[index] as number, table.monetary?.[index] ?? 0)
      : Number.NaN;
    const text = (value: number | undefined): string | number =>
      value !== undefined && Number.isFinite(value) ? value : '';
    return [
      id,
      text(scores[0]?.pAlive[row]),
      ...scores.flatMap(({ pOrder, expectedOrders }) => [
        text(pOrder[row]),
        text(expectedOrders[row]),
      ]),
      text(perOrder),
      ...scores.map((score) => text((score.discountedOrders[row] as number) * perOrder)),
      ...(several ? [table.table] : []),
      ...scores.map((score) => text(score.discountedOrders[row])),
      ...scores.flatMap(({ finite, ordersLow, ordersHigh }) =>
        finite ? [text(ordersLow[row]), text(ordersHigh[row])] : ['', ''],
      ),
    ];
  });
}

/** Estimates, standard errors and interval ends by parameter, null where there is none. */
export function estimatesReport(estimates: readonly Estimate[]): Record<string, unknown> {
  const pick = (value: (estimate: Estimate) => number): Record<string, number | null> =>
    Object.fromEntries(
      estimates.map((estimate) => {
        const number = value(estimate);
        return [estimate.name, Number.isFinite(number) ? number : null];
      }),
    );
  return {
    estimates: pick((estimate) => estimate.value),
    standard_errors: pick((estimate) => estimate.standardError),
    low: pick((estimate) => estimate.low),
    high: pick((estimate) => estimate.high),
  };
}
