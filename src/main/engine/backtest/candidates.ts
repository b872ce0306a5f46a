import type { EngineControl } from '../control.ts';
import {
  fitOrderModel,
  CHANNEL_MODEL,
  ORDER_MODELS,
  type OrderModel,
  fitByChannel,
  purchaseTable,
  type ChannelFit,
  type FittedModelName,
  type OrderModelName,
  type StagedOrderModel,
} from '../clv/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { forecastOrders, type Forecast } from './forecast.ts';
import type { Cohort } from './splits.ts';

/** Models that take part in a contest, the simplest first. */
export const CONTEST_MODELS = [...ORDER_MODELS, CHANNEL_MODEL] as const;
/** Yardsticks that need no model: the past rate of each customer, and the same weeks a year earlier. */
export const CONTEST_BASELINES = ['same_rate', 'same_as_year_ago'] as const;

/** A model of a contest. */
export type ContestModel = FittedModelName;
/** Whatever takes part in a contest. */
export type Contestant = ContestModel | (typeof CONTEST_BASELINES)[number];

/** A contestant's forecast of a cohort. */
export interface Entry {
  /** What the forecast comes from, if the contestant has become a simpler one (NBD, or k = 1). */
  readonly same?: ContestModel;
  /** Erlang stages of MBG/CNBD-k. */
  readonly k?: number;
  readonly forecast: Forecast;
}

/**
 * The forecast of a contestant for the holdout of a cohort, from what was known before it.
 *
 * @param unit days in a time unit of the models.
 * @returns a gate if the model cannot be fitted, or `no_year_before` if the log does not go back so far.
 */
export function entryOf(
  contestant: Contestant,
  cohort: Cohort,
  unit: number,
  control?: EngineControl,
): Outcome<Entry> {
  if (contestant === 'same_rate') return done({ forecast: sameRate(cohort) });
  if (contestant === 'same_as_year_ago') {
    const { yearAgo, ageDays } = cohort;
    if (yearAgo !== undefined) return done({ forecast: yearAgo });
    const days = ageDays.reduce((most, age) => Math.max(most, age), 0);
    return gated('TOO_FEW_DATA', 'no_year_before', { days });
  }
  if (contestant === CHANNEL_MODEL) return byChannel(cohort, unit, control);
  const fitted = fittedModel(contestant, cohort, unit, control);
  if (!fitted.ok) return fitted;
  const { orders, same, k } = fitted.value;
  return done({
    ...(same && { same }),
    ...(k !== undefined && { k }),
    forecast: forecastOrders(orders, cohort, unit, control),
  });
}

/**
 * Logarithm of the likelihood of the orders of a cohort up to its calibration end.
 *
 * @returns -Infinity for a yardstick, and for a model that cannot be fitted or has become another.
 */
export function likelihoodOf(
  contestant: Contestant,
  cohort: Cohort,
  unit: number,
  control?: EngineControl,
): number {
  if (contestant === CHANNEL_MODEL) {
    const fitted = fittedByChannel(cohort, unit, control);
    return fitted?.fit.logLikelihood ?? Number.NEGATIVE_INFINITY;
  }
  const model = ORDER_MODELS.find((name) => name === contestant);
  const fitted = model && fittedModel(model, cohort, unit, control);
  return fitted?.ok === true && fitted.value.same === undefined
    ? fitted.value.logLikelihood
    : Number.NEGATIVE_INFINITY;
}

/**
 * BG/NBD by channel. Where the channels differ no more than chance would have it, it is the plain
 * model, and so it is where a past cohort has but one of the channels.
 */
function byChannel(cohort: Cohort, unit: number, control?: EngineControl): Outcome<Entry> {
  if (cohort.kinds === undefined) return gated('CANNOT_FIT', 'no_covariates', { offered: 1 });
  const fitted = fittedByChannel(cohort, unit, control);
  if (fitted === undefined) {
    const plain = fittedModel('bgnbd', cohort, unit, control);
    if (!plain.ok) return plain;
    const { orders, same = 'bgnbd' } = plain.value;
    return done({ same, forecast: forecastOrders(orders, cohort, unit, control) });
  }
  return done({ forecast: forecastByChannel(fitted, cohort, unit, control) });
}

/** Undefined where the channels differ no more than chance would have it. */
function fittedByChannel(
  { kinds, frequency: x, recencyDays: recency, ageDays: age }: Cohort,
  unit: number,
  control?: EngineControl,
): ChannelFit | undefined {
  if (kinds === undefined) return undefined;
  const fitted = fitByChannel({ x, recency, age }, kinds.code, kinds.names, unit, control);
  return fitted.ok && fitted.value.believed ? fitted.value : undefined;
}

/** The forecasts of the channels, each for its own customers, put together. */
function forecastByChannel(
  { fit, ordersOf }: ChannelFit,
  cohort: Cohort,
  unit: number,
  control?: EngineControl,
): Forecast {
  const { frequency, recencyDays, ageDays, grid } = cohort;
  const column = (): Float64Array => new Float64Array(frequency.length);
  const cumulative = new Float64Array(grid.length);
  const byCustomer = column();
  const stated = { pOrder: column(), low: column(), high: column() };
  const horizon = (grid.at(-1) ?? 0) / unit;
  for (const { members } of fit.groups) {
    const of = (values: Int32Array): Int32Array =>
      Int32Array.from(members, (i) => values[i] as number);
    const table = purchaseTable(of(frequency), of(recencyDays), of(ageDays), unit);
    const kind = cohort.kinds?.code[members[0] as number] ?? 0;
    const orders = ordersOf(kind, table, horizon);
    const own = forecastOrders(orders, { table, grid }, unit, control);
    for (let week = 0; week < grid.length; week++) {
      cumulative[week] = (cumulative[week] as number) + (own.cumulative[week] as number);
    }
    for (const [k, i] of members.entries()) {
      byCustomer[i] = own.byCustomer[k] as number;
      stated.pOrder[i] = own.stated.pOrder[k] as number;
      stated.low[i] = own.stated.low[k] as number;
      stated.high[i] = own.stated.high[k] as number;
    }
  }
  return { byCustomer, cumulative, stated };
}

/** x / T of each customer, kept up. */
function sameRate({ frequency, ageDays, grid }: Cohort): Forecast {
  const rate = Float64Array.from(frequency, (x, i) => (x > 0 ? x / (ageDays[i] as number) : 0));
  const total = rate.reduce((sum, value) => sum + value, 0);
  const horizon = grid.at(-1) ?? 0;
  return {
    byCustomer: rate.map((value) => value * horizon),
    cumulative: Float64Array.from(grid, (days) => days * total),
  };
}

interface FittedModel {
  readonly orders: OrderModel | StagedOrderModel;
  readonly logLikelihood: number;
  readonly same?: ContestModel;
  readonly k?: number;
}

function fittedModel(
  name: OrderModelName,
  { table, litt, grid }: Cohort,
  unit: number,
  control?: EngineControl,
): Outcome<FittedModel> {
  const needs = { horizon: (grid.at(-1) ?? 0) / unit, litt };
  const outcome = fitOrderModel(name, table, needs, control);
  if (!outcome.ok) return outcome;
  const { model, fit, orders, k } = outcome.value;
  return done({
    orders,
    logLikelihood: fit.logLikelihood,
    ...(k !== undefined && { k }),
    ...(k === 1 && { same: 'mbgnbd' as const }),
    ...(model !== name && { same: model }),
  });
}
