import type { ClvView } from '#shared/contract/value.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { addMonths, type Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  CHANNEL_MODEL,
  channelKinds,
  DEFAULT_CLV_SETTINGS,
  fitClv,
  purchaseSummary,
  sumOfLogGaps,
  summaryClock,
  type CalendarProfile,
  type ClvResult,
  type CustomerKinds,
  type FittedModelName,
  valueForEver,
  valueThen,
  type PurchaseSummary,
} from '#main/engine/index.ts';
import { purchaseOrders, type Ledger } from '#main/snapshot/index.ts';
import { textAt } from '#main/store/index.ts';
import type { RunColumnSet } from './runColumns.ts';
import { NO_AMOUNTS, type GatedBody, type RunTables } from './views/stored.ts';
import { clvView, modelsOf } from './views/valueView.ts';

const CLV_UNIT = 'week';
/** Days in the models' unit of time. */
export const CLV_UNIT_DAYS = 7;

export interface ClvPart {
  readonly view: GatedBody<ClvView>;
  readonly models: RunTables['models'];
  readonly columns: RunColumnSet;
  readonly summary: PurchaseSummary;
  /** Undefined where no model was fitted. */
  readonly fitted: ClvResult | undefined;
}

/** The channels that the model by channel tells apart, by name. */
function kindsOf({ channels }: Ledger, { orders }: Snapshot): { kinds?: CustomerKinds } {
  const kinds = channelKinds(orders, (channel) => textAt(channels, channel));
  return kinds ? { kinds } : {};
}

/** Value of the customers as they stood on the day that it is compared with, by the models of today. */
function valueBefore(
  ledger: Ledger,
  asOf: Day,
  settings: AnalysisSettings,
  fitted: ClvResult,
  control: JobControl,
): Float64Array {
  const day = comparedDay(asOf, settings);
  const orders = purchaseOrders(ledger, day);
  const then = purchaseSummary({ orders, asOf: day }, day, control);
  return valueThen(then, fitted, control);
}

/** A value of 0 or none before leaves nothing to compare with. */
function changeColumns(
  now: Float64Array,
  before: Float64Array,
): Pick<RunColumnSet, 'clv_before' | 'clv_ratio'> {
  const ratio = now.map((value, c) => {
    const then = before[c] as number;
    return then > 0 ? value / then : Number.NaN;
  });
  return { clv_before: before, clv_ratio: ratio };
}

/** The day that the value of a customer is compared with. */
export function comparedDay(asOf: Day, { clv }: AnalysisSettings): Day {
  return addMonths(asOf, -clv.watch.months);
}

/**
 * The value models. Without amounts the model of orders still runs: who is likely to order needs no
 * money, so its columns are there and only the value is gated.
 * @param purchases the orders of the analysis date with those free of charge
 */
export function clvPart(
  ledger: Ledger,
  purchases: Snapshot,
  settings: AnalysisSettings,
  {
    model,
    calendar,
    pace,
    past,
  }: {
    readonly model: FittedModelName;
    readonly calendar?: CalendarProfile | undefined;
    readonly pace: number;
    readonly past: readonly number[];
  },
  control: JobControl,
): ClvPart {
  const summary = purchaseSummary(purchases, purchases.asOf, control);
  const outcome = fitClv(
    summary,
    {
      ...DEFAULT_CLV_SETTINGS,
      model,
      unit: CLV_UNIT,
      horizonMonths: settings.clv.horizonMonths,
      yearlyRate: settings.clv.yearlyRate,
      minorPerMajor: 10 ** ledger.money.digits,
      pace,
      ...(calendar && { calendar }),
      ...(model === CHANNEL_MODEL && kindsOf(ledger, purchases)),
    },
    control,
    model === 'mbgcnbdk'
      ? sumOfLogGaps(
          purchases,
          CLV_UNIT_DAYS,
          purchases.asOf,
          control,
          calendar && summaryClock(summary, calendar, 0),
        )
      : undefined,
  );
  if (!outcome.ok) {
    return { view: outcome, models: outcome, columns: {}, summary, fitted: undefined };
  }
  const fitted = outcome.value;
  const models = modelsOf(fitted, ledger.hasAmounts ? fitted.gammaGamma : undefined, CLV_UNIT);
  const found = fitted.columns;
  const orders = {
    repeats: found.frequency,
    purchase_span: summary.recencyDays,
    purchase_age: summary.ageDays,
    p_alive: found.pAlive,
    p_order: found.pOrder,
    expected_orders: found.expectedOrders,
    expected_orders_low: found.expectedOrdersLow,
    expected_orders_high: found.expectedOrdersHigh,
  };
  const common = { models: { ok: true as const, value: models }, summary, fitted };
  if (!ledger.hasAmounts) return { ...common, view: NO_AMOUNTS, columns: orders };
  const margin = settings.clv.margin ?? 1;
  const earned = (column: Float64Array): Float64Array => column.map((value) => value * margin);
  const clv = earned(found.clv);
  const endless = valueForEver(summary, fitted, control);
  const forEver = endless === undefined ? undefined : endless * margin;
  return {
    ...common,
    view: { ok: true, value: clvView(fitted, models, clv, settings.clv, forEver, past) },
    columns: {
      ...orders,
      mean_value: found.meanValue,
      expected_value: found.expectedValue,
      clv,
      clv_low: earned(found.clvLow),
      clv_high: earned(found.clvHigh),
      ...changeColumns(clv, earned(valueBefore(ledger, purchases.asOf, settings, fitted, control))),
    },
  };
}
