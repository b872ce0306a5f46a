import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageRules, type StageScheme } from '#shared/domain/stageSchemes.ts';
import {
  addMonthsTable,
  calendarTable,
  firstMonthEndingAfter,
  type CalendarTable,
} from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import { behaviourStage, compositeStage, timeStage } from './rules.ts';
import { ValueChanges } from './valueChanges.ts';
import { valueHistory } from './valueHistory.ts';
import type { SchemeHistory } from './schemeHistory.ts';

/** All four schemes from the month of the first order to the month of the analysis date. */
export interface StageHistory {
  readonly firstMonth: MonthIndex;
  readonly months: number;
  /** False if the analysis date is not the last day of its month: the last month is unfinished. */
  readonly lastComplete: boolean;
  readonly schemes: Readonly<Record<StageScheme, SchemeHistory>>;
}

/**
 * Stages at the end of every month, the last one at the analysis date, under all four schemes.
 *
 * One pass over the customers: between two orders a customer's stage changes at four months at most, so
 * each span of equal stages is entered as a difference at its two ends and the months are summed up at
 * the end. The value scheme keeps the customers' net revenues sorted and merges each month's changes.
 * Gives the same counts as {@link stagesAt} at each month's end (a test holds this).
 */
export function stageHistory(
  snapshot: Snapshot,
  rules: StageRules,
  control?: EngineControl,
): StageHistory {
  const calendar = calendarTable(snapshot);
  const changes = new ValueChanges(snapshot.orders.day.length + snapshot.refunds.day.length);
  const spans = {
    behaviour: new SchemeSpans('behaviour', calendar.months),
    time: new SchemeSpans('time', calendar.months),
    composite: new SchemeSpans('composite', calendar.months),
  };
  const walk = new CustomerWalk(calendar, rules, spans, changes);
  for (let c = 0; c < snapshot.orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    walk.customer(snapshot, c);
  }
  const full: Record<StageScheme, SchemeHistory> = {
    behaviour: spans.behaviour.finish(),
    time: spans.time.finish(),
    composite: spans.composite.finish(),
    value: valueHistory(changes, calendar.months, rules, control),
  };
  const skip = leadingEmptyMonths(full.time, calendar.months);
  const schemes = { ...full };
  if (skip > 0) {
    for (const scheme of Object.keys(full) as StageScheme[]) {
      schemes[scheme] = withoutLeading(full[scheme], calendar.months, skip);
    }
  }
  return {
    firstMonth: calendar.firstMonth + skip,
    months: calendar.months - skip,
    lastComplete: calendar.lastComplete,
    schemes,
  };
}

/** Months before the first order (only refunds in them). */
function leadingEmptyMonths(history: SchemeHistory, months: number): number {
  const stages = history.customers.length / Math.max(months, 1);
  for (let month = 0; month < months; month++) {
    for (let stage = 0; stage < stages; stage++) {
      if ((history.customers[stage * months + month] as number) > 0) return month;
    }
  }
  return months;
}

function withoutLeading(history: SchemeHistory, months: number, skip: number): SchemeHistory {
  const cut = (column: Float64Array): Float64Array =>
    column.filter((_, index) => index % months >= skip);
  return {
    customers: cut(history.customers),
    netRevenue: cut(history.netRevenue),
    monthRevenue: cut(history.monthRevenue),
  };
}

/** Collects spans of months that customers spend in the stages of one scheme. */
class SchemeSpans {
  readonly #stages: number;
  readonly #width: number;
  readonly #customers: Float64Array;
  readonly #revenue: Float64Array;
  readonly #monthRevenue: Float64Array;

  constructor(scheme: StageScheme, months: number) {
    this.#stages = STAGE_SCHEMES[scheme].length;
    this.#width = months + 1;
    this.#customers = new Float64Array(this.#stages * this.#width);
    this.#revenue = new Float64Array(this.#stages * this.#width);
    this.#monthRevenue = new Float64Array(this.#stages * this.#width);
  }

  /** One customer with net revenue `value` is in `stage` from month `from` to before month `to`. */
  add(stage: number, from: number, to: number, value: number): void {
    const begin = stage * this.#width + from;
    const end = stage * this.#width + to;
    this.#customers[begin] = (this.#customers[begin] as number) + 1;
    this.#customers[end] = (this.#customers[end] as number) - 1;
    this.#revenue[begin] = (this.#revenue[begin] as number) + value;
    this.#revenue[end] = (this.#revenue[end] as number) - value;
  }

  addMonthRevenue(stage: number, month: number, value: number): void {
    const cell = stage * this.#width + month;
    this.#monthRevenue[cell] = (this.#monthRevenue[cell] as number) + value;
  }

  finish(): SchemeHistory {
    return {
      customers: this.#cumulated(this.#customers),
      netRevenue: this.#cumulated(this.#revenue),
      monthRevenue: this.#monthRevenue.filter((_, i) => i % this.#width < this.#width - 1),
    };
  }

  #cumulated(differences: Float64Array): Float64Array {
    const months = this.#width - 1;
    const result = new Float64Array(this.#stages * months);
    for (let stage = 0; stage < this.#stages; stage++) {
      let running = 0;
      for (let month = 0; month < months; month++) {
        running += differences[stage * this.#width + month] as number;
        result[stage * months + month] = running;
      }
    }
    return result;
  }
}

type SpanSchemes = Record<'behaviour' | 'time' | 'composite', SchemeSpans>;

/** Walks one customer's rows in time and enters the spans between them. */
class CustomerWalk {
  readonly #calendar: CalendarTable;
  readonly #rules: StageRules;
  readonly #spans: SpanSchemes;
  readonly #changes: ValueChanges;
  /** By first-order day: first month in which the customer is no longer new. */
  readonly #newEnds: Int32Array;
  /** By first-order day: first month in which the tenure suffices for mature. */
  readonly #oldBegins: Int32Array;
  /** By last-order day: first month in which the silence is too long for active. */
  readonly #silentBegins: Int32Array;
  /** By last-order day: first month in which the silence is too long for dormant. */
  readonly #lostBegins: Int32Array;

  constructor(
    calendar: CalendarTable,
    rules: StageRules,
    spans: SpanSchemes,
    changes: ValueChanges,
  ) {
    this.#calendar = calendar;
    this.#rules = rules;
    this.#spans = spans;
    this.#changes = changes;
    const reached = (months: number): Int32Array =>
      addMonthsTable(calendar, months).map((day) => firstMonthEndingAfter(calendar, day - 1));
    const passed = (months: number): Int32Array =>
      addMonthsTable(calendar, months).map((day) => firstMonthEndingAfter(calendar, day));
    this.#newEnds = reached(rules.newMonths);
    this.#oldBegins = reached(rules.matureMonths);
    this.#silentBegins = passed(rules.activeMonths);
    this.#lostBegins = passed(rules.dormantMonths);
  }

  customer(snapshot: Snapshot, c: number): void {
    const { orders, refunds } = snapshot;
    const { monthOf, firstDay, months } = this.#calendar;
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    if (begin === end) return;
    const first = (orders.day[begin] as number) - firstDay;
    let i = begin;
    let k = refunds.start[c] as number;
    const refundEnd = refunds.start[c + 1] as number;
    const orderMonth = (): number =>
      i < end ? (monthOf[(orders.day[i] as number) - firstDay] as number) : months;
    const refundMonth = (): number =>
      k < refundEnd ? (monthOf[(refunds.day[k] as number) - firstDay] as number) : months;
    let value = 0;
    let known = false;
    let month = Math.min(orderMonth(), refundMonth());
    while (month < months) {
      const before = value;
      while (orderMonth() === month) value += orders.net[i++] as number;
      while (refundMonth() === month) value += refunds.amount[k++] as number;
      const next = Math.min(orderMonth(), refundMonth());
      if (i > begin) {
        this.#changes.add(month, known ? before : Number.NaN, value, value - before);
        known = true;
        const last = (orders.day[i - 1] as number) - firstDay;
        this.#span(first, last, i - begin, month, next, value, value - before);
      }
      month = next;
    }
  }

  /** Enters the months from `from` to before `to`, in which no row of the customer falls but at `from`. */
  #span(
    first: number,
    last: number,
    orders: number,
    from: number,
    to: number,
    value: number,
    monthValue: number,
  ): void {
    const newEnd = this.#newEnds[first] as number;
    const oldBegin = this.#oldBegins[first] as number;
    const silentBegin = this.#silentBegins[last] as number;
    const lostBegin = this.#lostBegins[last] as number;
    const spans = this.#spans;
    let at = from;
    while (at < to) {
      let next = to;
      if (newEnd > at && newEnd < next) next = newEnd;
      if (oldBegin > at && oldBegin < next) next = oldBegin;
      if (silentBegin > at && silentBegin < next) next = silentBegin;
      if (lostBegin > at && lostBegin < next) next = lostBegin;
      const facts = {
        isNew: at < newEnd,
        isSilent: at >= silentBegin,
        isLost: at >= lostBegin,
        isOld: at >= oldBegin,
        orders,
      };
      const behaviour = behaviourStage(facts, this.#rules);
      const time = timeStage(facts);
      const composite = compositeStage(facts, this.#rules);
      spans.behaviour.add(behaviour, at, next, value);
      spans.time.add(time, at, next, value);
      spans.composite.add(composite, at, next, value);
      if (at === from) {
        spans.behaviour.addMonthRevenue(behaviour, at, monthValue);
        spans.time.addMonthRevenue(time, at, monthValue);
        spans.composite.addMonthRevenue(composite, at, monthValue);
      }
      at = next;
    }
  }
}
