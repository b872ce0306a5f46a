import { firstDayOfMonth, lastDayOfMonth, monthOfDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  customerHealth,
  kpis,
  kpiSeries,
  previousWindow,
  type CustomerHealth,
  type Kpis,
  type Outcome,
  type Window,
} from '#main/engine/index.ts';
import { notSilentWindow, periodOf, WindowBuyers, yearBefore } from './windows.ts';

/** Headline figures of one window with what needs a look at the time before it. */
export interface WindowFigures extends Kpis {
  /** Customers active in the window before, and those of them active in this one too. */
  readonly activeBefore: number;
  readonly activeBoth: number;
  /** Customers not silent beyond the active limit on the eve of the window: who could be lost. */
  readonly atRisk: number;
}

/** Figures of the period, the ones that it is compared with, and the last twelve months. */
export interface KpiFigures {
  readonly current: WindowFigures;
  /** Undefined where the data begin after the window does. */
  readonly previous: WindowFigures | undefined;
  readonly lastYear: WindowFigures | undefined;
  /** Oldest first, always twelve; undefined before the first month of the data. */
  readonly months: readonly (WindowFigures | undefined)[];
  readonly firstMonth: number;
  readonly lastMonthComplete: boolean;
  readonly previousPeriod: Window;
  readonly health: Outcome<CustomerHealth>;
}

const MONTHS = 12;

/** Headline figures up to the analysis date; `firstDay` is the first day of any data. */
export function kpiFigures(
  snapshot: Snapshot,
  rules: StageRules,
  firstDay: number,
  hasAmounts: boolean,
  control: JobControl,
): KpiFigures {
  const period = periodOf(snapshot.asOf);
  const previousPeriod = previousWindow(period);
  const lastYear = yearBefore(period);
  const known = (window: Window): boolean => window.from >= firstDay;
  const single = [period, previousPeriod, lastYear].map((window) => ({
    kpis: known(window) || window === period ? kpis(snapshot, window, rules, control) : undefined,
    window,
    before: previousWindow(window),
  }));
  const [current, previous, year] = withPast(snapshot, rules, single);
  if (!current) throw new RangeError('a period without figures');

  const series = kpiSeries(snapshot, rules, control);
  const lastMonth = monthOfDay(snapshot.asOf);
  const firstMonth = lastMonth - MONTHS + 1;
  const monthly = Array.from({ length: MONTHS }, (_, i) => {
    const month = firstMonth + i;
    return {
      kpis: series.months[month - series.firstMonth],
      window: { from: firstDayOfMonth(month), to: Math.min(lastDayOfMonth(month), snapshot.asOf) },
      before: { from: firstDayOfMonth(month - 1), to: lastDayOfMonth(month - 1) },
    };
  });
  return {
    current,
    previous,
    lastYear: year,
    months: withPast(snapshot, rules, monthly),
    firstMonth,
    lastMonthComplete: series.lastComplete,
    previousPeriod,
    health: customerHealth(series, hasAmounts),
  };
}

interface Part {
  readonly kpis: Kpis | undefined;
  readonly window: Window;
  readonly before: Window;
}

function withPast(
  snapshot: Snapshot,
  rules: StageRules,
  parts: readonly Part[],
): (WindowFigures | undefined)[] {
  const buyers = new WindowBuyers(
    snapshot,
    parts.flatMap((part) => [part.window, part.before]),
  );
  const atRisk = new WindowBuyers(
    snapshot,
    parts.map((part) => notSilentWindow(part.window.from - 1, rules.activeMonths)),
  );
  return parts.map((part, i) =>
    part.kpis === undefined
      ? undefined
      : {
          ...part.kpis,
          activeBefore: buyers.count(2 * i + 1),
          activeBoth: buyers.count(2 * i, 2 * i + 1),
          atRisk: atRisk.count(i),
        },
  );
}
