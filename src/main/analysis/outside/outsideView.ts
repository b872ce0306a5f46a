import {
  MOST_SERIES,
  type OutsideMonth,
  type OutsideView,
  type OwnFigure,
} from '#shared/contract/outsideData.ts';
import { firstDayOfMonth, formatIsoMonth } from '#shared/domain/calendar.ts';
import { changesTogether, monthMeans, type KpiSeries } from '#main/engine/index.ts';
import { foldName } from '../foldName.ts';
import { correlationView } from '../statistics/featuresView.ts';
import { NO_SERIES, type Body, type GatedBody } from '../views/stored.ts';
import type { DatedSeries } from './importedSeries.ts';

/** Fewest common months from which a correlation of their changes is told. */
const LEAST_MONTHS = 12;
/** Fewest changes between neighbouring ones: those of twelve months without a gap. */
const LEAST_CHANGES = LEAST_MONTHS - 1;

/** Own figures by month up to the analysis date, and the day on which the own data begin. */
export interface OwnMonths {
  readonly kpis: KpiSeries;
  readonly firstDay: number;
  readonly asOf: number;
}

/** One series beside own figures by month; without a name, or with one that is gone, the first. */
export function outsideView(
  all: readonly DatedSeries[],
  wanted: { readonly series: string | null; readonly own: OwnFigure },
  ownMonths: () => OwnMonths,
): GatedBody<Body<OutsideView>> {
  const named = wanted.series === null ? undefined : foldName(wanted.series);
  const series = all.find(({ name }) => foldName(name) === named) ?? all[0];
  if (!series) return NO_SERIES;
  const months = monthsBeside(series, ownMonths(), wanted.own);
  return {
    ok: true,
    value: {
      names: all.slice(0, MOST_SERIES).map(({ name }) => name),
      unlisted: Math.max(0, all.length - MOST_SERIES),
      name: series.name,
      own: wanted.own,
      months,
      changes: changesOf(months),
    },
  };
}

/** The months of the own data, each with the mean of the series. */
export function monthsBeside(
  series: DatedSeries,
  { kpis, firstDay, asOf }: OwnMonths,
  own: OwnFigure,
): OutsideMonth[] {
  const outside = monthMeans(series.days, series.values, asOf);
  return kpis.months.map(({ orders, netRevenue }, at) => {
    const month = kpis.firstMonth + at;
    const mean = outside.months[month - outside.firstMonth];
    const ended = at + 1 < kpis.months.length || kpis.lastComplete;
    return {
      month: formatIsoMonth(month),
      outside: mean && mean.values > 0 ? mean.mean : null,
      values: mean?.values ?? 0,
      outsideComplete: mean?.complete ?? true,
      own: own === 'orders' ? orders : netRevenue,
      ownComplete: ended && firstDay <= firstDayOfMonth(month),
    };
  });
}

function changesOf(months: readonly OutsideMonth[]): OutsideView['changes'] {
  const own = months.map((month) => (month.ownComplete ? month.own : Number.NaN));
  const outside = months.map((month) =>
    month.outsideComplete ? (month.outside ?? Number.NaN) : Number.NaN,
  );
  const found = changesTogether(Float64Array.from(own), Float64Array.from(outside));
  if (found.months < LEAST_MONTHS) {
    const details = { months: found.months, monthsNeeded: LEAST_MONTHS };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_common_months', details };
  }
  if (found.n < LEAST_CHANGES) {
    const details = { changes: found.n, changesNeeded: LEAST_CHANGES };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_changes', details };
  }
  const { pearson, spearman } = found;
  return {
    ok: true,
    value: { ...found, pearson: correlationView(pearson), spearman: correlationView(spearman) },
  };
}
