import { addMonths } from '#shared/domain/calendar.ts';
import type { EngineControl } from '../control.ts';
import { done, gated, type Gated, type Outcome } from '../outcome.ts';
import { fitBgnbd, type BgnbdFit } from './bgnbdFit.ts';
import { CHANNEL_MODEL, fitChannelModel, partsOf, type OrderPart } from './channelModel.ts';
import type { CustomerKinds } from './channelKinds.ts';
import { clvTimes, DAYS_PER_UNIT, type ClockSettings, type ClvTimes } from './clvTimes.ts';
import { fitOrderModel, type FittedModelName, type FittedOrderModel } from './fitOrderModel.ts';
import { scoreOrders, type OrderScores } from './orderScore.ts';
import { fitGammaGamma, type GammaGammaFit } from './gammaGammaFit.ts';
import { likelyCounts, type LikelyCounts } from './likelyCounts.ts';
import { spendModel, type SpendModel } from './spend.ts';
import type { PurchaseSummary } from './summary.ts';
import { ordersSpread, spendSpread, type TotalUncertainty } from './totalUncertainty.ts';
import { mixedValueQuantile, valueQuantile } from './valueInterval.ts';

export interface ClvGate {
  readonly customers: number;
  /** Calendar months from the first purchase of anybody to the analysis date. */
  readonly months: number;
  /** Customers with a repeat purchase. */
  readonly repeaters: number;
}

export interface ClvSettings extends ClockSettings {
  /** Model of the number of orders. */
  readonly model: FittedModelName;
  /** Channels that the model by channel tells apart; left out where there are none. */
  readonly kinds?: CustomerKinds;
  /** Minor units in one major unit of money; Gamma-Gamma is fitted in major units. */
  readonly minorPerMajor: number;
  readonly gate: ClvGate;
}

export const DEFAULT_CLV_SETTINGS: ClvSettings = {
  model: 'bgnbd',
  unit: 'week',
  horizonMonths: 12,
  yearlyRate: 0.1,
  intervalLevel: 0.9,
  minorPerMajor: 100,
  pace: 1,
  gate: { customers: 500, months: 6, repeaters: 100 },
};

/** Columns by customer; NaN throughout for a customer without an order (frequency -1). */
export interface ClvColumns {
  readonly frequency: Int32Array;
  /** In the model's unit. */
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** Mean of the repeat purchases, minor units, 0 without one. */
  readonly meanValue: Float64Array;
  readonly pAlive: Float64Array;
  readonly pOrder: Float64Array;
  readonly expectedOrders: Float64Array;
  readonly expectedOrdersLow: Float64Array;
  readonly expectedOrdersHigh: Float64Array;
  /** Expected spend per order, minor units. */
  readonly expectedValue: Float64Array;
  /** Discounted value of the orders expected within the horizon, minor units. */
  readonly clv: Float64Array;
  readonly clvLow: Float64Array;
  readonly clvHigh: Float64Array;
}

export interface ClvResult {
  readonly settings: ClvSettings;
  /** The model that foretells the orders. */
  readonly orders: FittedOrderModel;
  /** BG/NBD beside another model, for comparison; undefined if it is the model or cannot be fitted. */
  readonly plain: BgnbdFit | undefined;
  readonly gammaGamma: Outcome<GammaGammaFit>;
  /** What the expected value per order comes from where Gamma-Gamma has no mean. */
  readonly fallbackSpend: number;
  readonly columns: ClvColumns;
  /** Sums over all customers: orders and discounted value within the horizon. */
  readonly expectedOrders: number;
  readonly clv: number;
  /** How uncertain these sums are; that of the value undefined where no spend model was fitted. */
  readonly ordersUncertainty: TotalUncertainty;
  readonly clvUncertainty: TotalUncertainty | undefined;
}

/**
 * Expected orders and discounted value of every customer: a model of orders for the number, Gamma-Gamma
 * for the amount, product of the two (Fader, Hardie and Lee, "RFM and CLV", 2005).
 *
 * The value is revenue, not margin. The gate is closed (`TOO_FEW_DATA`) below the counts in
 * `settings.gate`; `CANNOT_FIT` says that the data allow no model of orders at all. If only the spend model
 * cannot be fitted, the mean purchase of all customers takes its place and `gammaGamma` says why.
 * @param litt sum of the logarithms of the times between purchases in the unit, which the model of
 *   regular buyers needs; see `sumOfLogGaps`
 */
export function fitClv(
  summary: PurchaseSummary,
  settings: ClvSettings = DEFAULT_CLV_SETTINGS,
  control?: EngineControl,
  litt = 0,
): Outcome<ClvResult> {
  const closed = closedGate(summary, settings.gate);
  if (closed !== undefined) return closed;
  const times = clvTimes(summary, settings);
  const { buyers, table, ask } = times;
  const fitted = fitModel(times, settings, litt, control);
  if (!fitted.ok) return fitted;
  const plain = fitted.value.model === 'bgnbd' ? undefined : fitBgnbd(table, 0, control);
  const major = summary.meanValue.map((value) => value / settings.minorPerMajor);
  const gammaGamma = fitGammaGamma(summary.frequency, major, control);
  const spend = spendModel(gammaGamma, summary.meanPurchase, settings.minorPerMajor);
  const columns = emptyColumns(summary);
  const parts = partsOf(fitted.value, times, settings.kinds);
  const variance = { orders: 0, value: 0 };
  for (const part of parts) {
    const scores = scoreOrders(part.orders, part.table, ask, control);
    const likely = likelyCounts(part.orders, part.table, ask, scores, control);
    fillColumns(columns, summary, settings, { ...part, scores, likely, spend }, variance);
  }
  const sum = (column: Float64Array): number =>
    buyers.reduce((s, c) => s + (column[c] as number), 0);
  const [expectedOrders, clv] = [sum(columns.expectedOrders), sum(columns.clv)];
  const [byOrders, byOrdersOfValue] = ordersSpread(fitted.value, parts, columns, ask, control);
  return done({
    settings,
    orders: fitted.value,
    plain: plain?.ok === true ? plain.value : undefined,
    gammaGamma,
    fallbackSpend: summary.meanPurchase,
    columns,
    expectedOrders,
    clv,
    ordersUncertainty: { chance: variance.orders / expectedOrders ** 2, parameters: byOrders },
    clvUncertainty: gammaGamma.ok
      ? {
          chance: variance.value / clv ** 2,
          parameters:
            byOrdersOfValue +
            spendSpread(
              gammaGamma.value,
              columns,
              buyers,
              summary.meanPurchase,
              settings.minorPerMajor,
            ),
        }
      : undefined,
  });
}

function closedGate(summary: PurchaseSummary, gate: ClvGate): Gated | undefined {
  const longest = summary.ageDays.reduce((most, age) => Math.max(most, age), 0);
  const firstDay = summary.asOf - longest;
  let months = 0;
  while (addMonths(firstDay, months + 1) <= summary.asOf + 1) months++;
  const details = {
    customers: summary.buyers,
    customersNeeded: gate.customers,
    months,
    monthsNeeded: gate.months,
    repeaters: summary.repeaters,
    repeatersNeeded: gate.repeaters,
  };
  if (summary.buyers < gate.customers) return gated('TOO_FEW_DATA', 'few_customers', details);
  if (months < gate.months) return gated('TOO_FEW_DATA', 'few_months', details);
  if (summary.repeaters < gate.repeaters) return gated('TOO_FEW_DATA', 'few_repeaters', details);
  return undefined;
}

/** The model of the settings; that by channel is the plain one where no channels are told apart. */
function fitModel(
  times: ClvTimes,
  { model, kinds }: ClvSettings,
  litt: number,
  control?: EngineControl,
): Outcome<FittedOrderModel> {
  const needs = { horizon: times.ask.horizon, litt };
  if (model !== CHANNEL_MODEL) return fitOrderModel(model, times.table, needs, control);
  return kinds
    ? fitChannelModel(times, kinds, control)
    : fitOrderModel('bgnbd', times.table, needs, control);
}

interface Scored extends OrderPart {
  readonly scores: OrderScores;
  /** How many orders those may make who are nearly sure to make one, by row. */
  readonly likely: readonly (LikelyCounts | undefined)[];
  readonly spend: SpendModel;
}

function emptyColumns(summary: PurchaseSummary): ClvColumns {
  const column = (): Float64Array => new Float64Array(summary.frequency.length).fill(Number.NaN);
  return {
    frequency: summary.frequency,
    recency: column(),
    age: column(),
    meanValue: column(),
    pAlive: column(),
    pOrder: column(),
    expectedOrders: column(),
    expectedOrdersLow: column(),
    expectedOrdersHigh: column(),
    expectedValue: column(),
    clv: column(),
    clvLow: column(),
    clvHigh: column(),
  };
}

/** Fills in the customers of a part, and adds up the variances of what each will order and spend. */
function fillColumns(
  columns: ClvColumns,
  summary: PurchaseSummary,
  settings: ClvSettings,
  scored: Scored,
  variance: { orders: number; value: number },
): void {
  const unit = DAYS_PER_UNIT[settings.unit];
  const { customers, scores, table, likely, spend } = scored;
  const lowTail = (1 - settings.intervalLevel) / 2;
  for (let i = 0; i < customers.length; i++) {
    const c = customers[i] as number;
    const row = table.rowOf[i] as number;
    const orders = scores.expectedOrders[row] as number;
    const discounted = scores.discountedOrders[row] as number;
    const pOrder = scores.pOrder[row] as number;
    const mean = summary.meanValue[c] as number;
    const perOrder = spend(summary.frequency[c] as number, mean);
    const second = scores.secondFactorialMoment[row] as number;
    const discount = orders > 0 ? discounted / orders : 0;
    columns.recency[c] = (summary.recencyDays[c] as number) / unit;
    columns.age[c] = (summary.ageDays[c] as number) / unit;
    columns.meanValue[c] = mean;
    columns.pAlive[c] = scores.pAlive[row] as number;
    columns.pOrder[c] = pOrder;
    columns.expectedOrders[c] = orders;
    columns.expectedOrdersLow[c] = scores.ordersLow[row] as number;
    columns.expectedOrdersHigh[c] = scores.ordersHigh[row] as number;
    columns.expectedValue[c] = perOrder.spend;
    columns.clv[c] = discounted * perOrder.spend;
    const counts = likely[row];
    const value = (probability: number): number =>
      counts
        ? mixedValueQuantile(probability, pOrder, counts, perOrder)
        : valueQuantile(probability, pOrder, orders, second, perOrder);
    columns.clvLow[c] = value(lowTail) * discount;
    columns.clvHigh[c] = value(1 - lowTail) * discount;
    variance.orders += second + orders - orders * orders;
    variance.value +=
      discount *
      discount *
      (orders * perOrder.spendSecond +
        second * perOrder.spendCross -
        (orders * perOrder.spend) ** 2);
  }
}
