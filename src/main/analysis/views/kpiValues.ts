import { firstDayOfMonth, lastDayOfMonth, monthOfDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  customerHealth,
  kpiSeries,
  previousWindow,
  windowKpis,
  type CustomerHealth,
  type Kpis,
  type KpiSeries,
  type Marks,
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
  /** Months of silence after which a customer is lost. */
  readonly activeMonths: number;
  readonly health: Outcome<CustomerHealth>;
}

const MONTHS = 12;

/** What headline figures are read from. */
interface KpiInput {
  readonly snapshot: Snapshot;
  readonly rules: StageRules;
  /** First day of any data. */
  readonly firstDay: number;
  readonly hasAmounts: boolean;
}

/**
 * Headline figures up to the analysis date, of everybody or of some. Who bought in which window is looked at
 * once, so that other customers cost a pass over their orders.
 */
export class HeadlineFigures {
  readonly #input: KpiInput;
  readonly #period: Window;
  readonly #single: readonly Comparison[];
  readonly #monthly: readonly Comparison[];
  readonly #singleBuyers: PastBuyers;
  readonly #monthlyBuyers: PastBuyers;
  readonly #firstMonth: number;

  constructor(input: KpiInput) {
    const { snapshot, rules, firstDay } = input;
    this.#input = input;
    this.#period = periodOf(snapshot.asOf);
    const previous = previousWindow(this.#period);
    this.#single = [this.#period, previous, yearBefore(this.#period)].map((window) => ({
      window,
      before: previousWindow(window),
      isKnown: window.from >= firstDay || window === this.#period,
    }));
    const lastMonth = monthOfDay(snapshot.asOf);
    this.#firstMonth = lastMonth - MONTHS + 1;
    this.#monthly = Array.from({ length: MONTHS }, (_, i) => {
      const month = this.#firstMonth + i;
      const to = Math.min(lastDayOfMonth(month), snapshot.asOf);
      const before = { from: firstDayOfMonth(month - 1), to: lastDayOfMonth(month - 1) };
      return { window: { from: firstDayOfMonth(month), to }, before, isKnown: true };
    });
    this.#singleBuyers = new PastBuyers(snapshot, rules, this.#single);
    this.#monthlyBuyers = new PastBuyers(snapshot, rules, this.#monthly);
  }

  /** @throws AppError CANCELLED on request */
  of(marks: Marks | undefined, control?: JobControl): KpiFigures {
    const { snapshot, rules, hasAmounts } = this.#input;
    const series = kpiSeries(snapshot, rules, control, marks);
    const single = this.#singleKpis(series, marks, control);
    const [singlePast, monthlyPast] = [this.#singleBuyers.of(marks), this.#monthlyBuyers.of(marks)];
    const [current, previous, lastYear] = this.#single.map((_, i) => {
      const figures = single[i];
      return figures && { ...figures, ...singlePast(i) };
    });
    if (!current) throw new RangeError('a period without figures');
    const months = this.#monthly.map((_, i) => {
      const figures = series.months[this.#firstMonth + i - series.firstMonth];
      return figures && { ...figures, ...monthlyPast(i) };
    });
    return {
      current,
      previous,
      lastYear,
      months,
      firstMonth: this.#firstMonth,
      lastMonthComplete: series.lastComplete,
      previousPeriod: previousWindow(this.#period),
      activeMonths: rules.activeMonths,
      health: customerHealth(series, hasAmounts),
    };
  }

  /** The figures of the windows that are known; whole months stand in the series already. */
  #singleKpis(
    series: KpiSeries,
    marks: Marks | undefined,
    control: JobControl | undefined,
  ): (Kpis | undefined)[] {
    const { snapshot, rules } = this.#input;
    const known = this.#single.filter(({ isKnown }) => isKnown).map(({ window }) => window);
    const inSeries = ({ from, to }: Window): Kpis | undefined =>
      series.months.find(({ window }) => window.from === from && window.to === to);
    const missing = known.filter((window) => !inSeries(window)).sort((a, b) => a.from - b.from);
    const asked = missing.length === 0 ? [] : windowKpis(snapshot, missing, rules, control, marks);
    return this.#single.map(({ window, isKnown }) =>
      isKnown ? (inSeries(window) ?? asked[missing.indexOf(window)]) : undefined,
    );
  }
}

interface Comparison {
  readonly window: Window;
  readonly before: Window;
  /** False where the data begin after the window does. */
  readonly isKnown: boolean;
}

type Past = Pick<WindowFigures, 'activeBefore' | 'activeBoth' | 'atRisk'>;

/** Who bought in windows and in those before them, and who could be lost in them. */
class PastBuyers {
  readonly #buyers: WindowBuyers;
  readonly #atRisk: WindowBuyers;

  constructor(snapshot: Snapshot, rules: StageRules, parts: readonly Comparison[]) {
    this.#buyers = new WindowBuyers(
      snapshot,
      parts.flatMap((part) => [part.window, part.before]),
    );
    this.#atRisk = new WindowBuyers(
      snapshot,
      parts.map((part) => notSilentWindow(part.window.from - 1, rules.activeMonths)),
    );
  }

  /** Counts of each part. */
  of(marks: Marks | undefined): (part: number) => Past {
    const [buyers, atRisk] = [this.#buyers.tally(marks), this.#atRisk.tally(marks)];
    return (part) => ({
      activeBefore: buyers.count(2 * part + 1),
      activeBoth: buyers.count(2 * part, true),
      atRisk: atRisk.count(part),
    });
  }
}
