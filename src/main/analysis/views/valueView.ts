import type { CalendarView } from '#shared/contract/calendar.ts';
import type { ClvView, ValueView } from '#shared/contract/value.ts';
import type { ContestView } from '#shared/contract/contest.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import {
  middleRange,
  seesNoDifference,
  totalInterval,
  type ClvResult,
  type Concentration,
  type Estimate,
  type FitNote,
  type FittedOrderModel,
  type GammaGammaFit,
  type Marks,
  type Outcome,
  type StagesAt,
} from '#main/engine/index.ts';
import type { MoneyTotals } from '#main/snapshot/index.ts';
import { NO_AMOUNTS, type Body, type GatedBody } from './stored.ts';

/** Bars of the CLV histogram. */
const BARS = 20;
/** Share of the customers below the histogram's last edge; the rest is in the last bar. */
const SHOWN_SHARE = 0.99;

export interface ValueParts {
  readonly hasAmounts: boolean;
  readonly money: MoneyTotals;
  readonly customers: number;
  readonly concentration: Concentration;
  readonly stages: StagesAt;
  readonly orders: Int32Array;
  readonly clv: GatedBody<ClvView>;
  readonly contest: GatedBody<ContestView>;
  readonly calendar: GatedBody<CalendarView>;
}

/** Realised value, its concentration, the tiers and the expected value. */
export function valueView(parts: ValueParts): Body<ValueView> {
  if (!parts.hasAmounts) {
    return {
      realised: NO_AMOUNTS,
      concentration: NO_AMOUNTS,
      tiers: NO_AMOUNTS,
      clv: NO_AMOUNTS,
      contest: parts.contest,
      calendar: parts.calendar,
    };
  }
  const { money, customers } = parts;
  return {
    realised: {
      ok: true,
      value: {
        net: money.net,
        gross: money.gross,
        refunds: money.refunds,
        unidentified: money.unidentified,
        perCustomer: customers === 0 ? 0 : money.net / customers,
      },
    },
    concentration: concentrationPart(parts.concentration),
    tiers: { ok: true, value: tiers(parts.stages, parts.orders) },
    clv: parts.clv,
    contest: parts.contest,
    calendar: parts.calendar,
  };
}

/** How unevenly revenue is spread, or why that cannot be told. */
export function concentrationPart(found: Concentration): Body<ValueView>['concentration'] {
  if (Number.isNaN(found.gini)) {
    const details = { customers: found.customers, total: found.total };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'no_revenue', details };
  }
  return {
    ok: true,
    value: {
      gini: found.gini,
      lorenz: Array.from(found.lorenz.customers, (share, i): [number, number] => [
        share,
        found.lorenz.revenue[i] as number,
      ]),
      top: found.top.map(({ customers, revenue }) => ({
        share: customers,
        customers: Math.ceil(customers * found.customers),
        revenue,
      })),
      negative: found.negativeCustomers,
    },
  };
}

function tiers(stages: StagesAt, orders: Int32Array) {
  const counts = new Float64Array(STAGE_SCHEMES.value.length);
  for (let c = 0; c < orders.length; c++) {
    const tier = stages.stage.value[c] as number;
    if (tier < counts.length) counts[tier] = (counts[tier] as number) + (orders[c] as number);
  }
  return STAGE_SCHEMES.value.map((id, tier) => ({
    id,
    customers: stages.counts.value[tier] as number,
    revenue: stages.netRevenue.value[tier] as number,
    orders: counts[tier] as number,
  }));
}

/**
 * What the value models say about all customers together.
 * @param values the customers' CLVs
 * @param forEver sum without an end to the horizon; undefined where it has none
 * @param past errors of the totals of past periods, see `pastErrors`
 */
export function clvView(
  result: ClvResult,
  models: ClvView['models'],
  values: Float64Array,
  settings: AnalysisSettings['clv'],
  forEver: number | undefined,
  past: readonly number[],
): ClvView {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const total = ascending.reduce((sum, value) => sum + value, 0);
  const { gammaGamma } = result;
  const correlation = gammaGamma.ok ? gammaGamma.value.correlation : Number.NaN;
  return {
    models,
    horizonMonths: settings.horizonMonths,
    yearlyRate: settings.yearlyRate,
    margin: settings.margin,
    customers: result.orders.fit.customers,
    repeatCustomers: result.orders.fit.repeaters,
    expectedOrders: result.expectedOrders,
    total: Math.round(total),
    interval: intervalOf(result, total, past),
    ...rangeOf(result.columns.expectedOrders),
    mean: total / Math.max(1, ascending.length),
    totalForEver: forEver === undefined ? null : Math.round(forEver),
    median: ascending.length === 0 ? 0 : (ascending[(ascending.length - 1) >> 1] as number),
    histogram: histogram(ascending),
    frequencySpendCorrelation: Number.isNaN(correlation) ? null : correlation,
  };
}

function intervalOf(
  result: ClvResult,
  total: number,
  past: readonly number[],
): ClvView['interval'] {
  const level = result.settings.intervalLevel;
  const { expectedOrders, ordersUncertainty, clvUncertainty } = result;
  const orders = totalInterval(expectedOrders, ordersUncertainty, past, level);
  if (orders === undefined) return null;
  const value = clvUncertainty && totalInterval(total, clvUncertainty, past, level);
  return {
    level,
    orders,
    total: value ? { low: Math.round(value.low), high: Math.round(value.high) } : null,
    periods: past.length,
  };
}

function rangeOf(expectedOrders: Float64Array): Pick<ClvView, 'ordersRange' | 'alike'> {
  const range = middleRange(expectedOrders);
  return { ordersRange: range ?? null, alike: range !== undefined && seesNoDifference(range) };
}

/** The fitted models as the screens and the result table show them. */
export function modelsOf(
  { orders: fitted, plain }: Pick<ClvResult, 'orders' | 'plain'>,
  gammaGamma: Outcome<GammaGammaFit> | undefined,
  unit: string,
): ClvView['models'] {
  const orders = ordersModel(fitted, unit);
  const compared = plain === undefined ? [] : [ordersModel({ model: 'bgnbd', fit: plain }, unit)];
  const beside = compared.map((model) => ({ ...model, notes: ['for_comparison', ...model.notes] }));
  if (!gammaGamma) return [orders, ...beside];
  if (!gammaGamma.ok)
    return [{ ...orders, notes: [...orders.notes, gammaGamma.reason] }, ...beside];
  const fit = gammaGamma.value;
  const spend = {
    model: 'gamma_gamma' as const,
    parameters: fit.estimates.map(parameter),
    logLikelihood: fit.logLikelihood,
    n: fit.customers,
    unit: 'money',
    converged: fit.converged,
    notes: codesOf(fit.notes),
  };
  return [orders, spend, ...beside];
}

function ordersModel({ model, fit }: Pick<FittedOrderModel, 'model' | 'fit'>, unit: string) {
  return {
    model,
    parameters: fit.estimates.map(parameter),
    logLikelihood: fit.logLikelihood,
    n: fit.customers,
    unit,
    converged: fit.converged,
    notes: codesOf(fit.notes),
  };
}

function parameter(estimate: Estimate) {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    name: estimate.name,
    estimate: estimate.value,
    low: finite(estimate.low),
    high: finite(estimate.high),
  };
}

function codesOf(notes: readonly FitNote[]): string[] {
  return notes.map((note) => note.code);
}

/** Equal bars from zero to the value below which 99 % lie; the last bar takes all above. */
function histogram(ascending: Float64Array): ClvView['histogram'] {
  const n = ascending.length;
  const top = n === 0 ? 0 : (ascending[Math.min(n - 1, Math.floor(n * SHOWN_SHARE))] as number);
  const width = Math.max(1, Math.ceil(top / BARS));
  const counts = new Array<number>(BARS).fill(0);
  for (const value of ascending) {
    const bar = Math.min(BARS - 1, Math.max(0, Math.floor(value / width)));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return { edges: Array.from({ length: BARS + 1 }, (_, i) => i * width), counts };
}

/**
 * Realised net revenue per scored customer, with marks of the marked alone, NaN for the others: what the
 * concentration is made of.
 */
export function valuesOf(net: Float64Array, orders: Int32Array, marks?: Marks): Float64Array {
  return net.map((value, c) =>
    (orders[c] as number) > 0 && marks?.[c] !== 0 ? value : Number.NaN,
  );
}
