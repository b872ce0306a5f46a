import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { addMonthsTable, firstMonthEndingAfter, type CalendarTable } from '../calendarTable.ts';
import type { MonthRows } from './monthRows.ts';
import { FACT_STAGES, type FactScheme } from './rules.ts';
import type { SpanSink, StageTracker } from './tracker.ts';

/** A day before all others: the customer never came back. */
const NEVER = -1;

/** The schemes that tenure, silence, return and number of orders decide. */
export class FactTracker implements StageTracker {
  readonly #snapshot: Snapshot;
  readonly #rules: StageRules;
  readonly #firstDay: number;
  readonly #schemes: readonly { readonly scheme: FactScheme; readonly spans: SpanSink }[];
  /** By first-order day: first month in which the customer is no longer new; by day of return too. */
  readonly #newEnds: Int32Array;
  /** By first-order day: first month in which the tenure suffices for mature. */
  readonly #oldBegins: Int32Array;
  /** By last-order day: last day on which the silence is not too long for active. */
  readonly #activeTo: Int32Array;
  /** By last-order day: first month in which the silence is too long for active. */
  readonly #silentBegins: Int32Array;
  /** By last-order day: first month in which the silence is too long for dormant. */
  readonly #lostBegins: Int32Array;
  /** Days of the present customer, counted from the first day of the calendar. */
  #first = NEVER;
  #last = NEVER;
  #back = NEVER;

  constructor(
    snapshot: Snapshot,
    calendar: CalendarTable,
    rules: StageRules,
    schemes: readonly { readonly scheme: FactScheme; readonly spans: SpanSink }[],
  ) {
    this.#snapshot = snapshot;
    this.#rules = rules;
    this.#firstDay = calendar.firstDay;
    this.#schemes = schemes;
    const reached = (months: number): Int32Array =>
      addMonthsTable(calendar, months).map((day) => firstMonthEndingAfter(calendar, day - 1));
    const passed = (months: number): Int32Array =>
      addMonthsTable(calendar, months).map((day) => firstMonthEndingAfter(calendar, day));
    this.#newEnds = reached(rules.newMonths);
    this.#oldBegins = reached(rules.matureMonths);
    this.#activeTo = addMonthsTable(calendar, rules.activeMonths);
    this.#silentBegins = passed(rules.activeMonths);
    this.#lostBegins = passed(rules.dormantMonths);
  }

  begin(): void {
    this.#first = this.#last = this.#back = NEVER;
  }

  month(rows: MonthRows): void {
    const { day } = this.#snapshot.orders;
    for (let i = rows.from; i < rows.to; i++) {
      const at = day[i] as number;
      if (this.#last === NEVER) this.#first = at - this.#firstDay;
      else if (at > (this.#activeTo[this.#last] as number)) this.#back = at - this.#firstDay;
      this.#last = at - this.#firstDay;
    }
    if (rows.orders > 0) this.#enter(rows);
  }

  /** Enters the spans of the months from the rows' own to before the following. */
  #enter(rows: MonthRows): void {
    const newEnd = this.#newEnds[this.#first] as number;
    const oldBegin = this.#oldBegins[this.#first] as number;
    const silentBegin = this.#silentBegins[this.#last] as number;
    const lostBegin = this.#lostBegins[this.#last] as number;
    const backEnd = this.#back === NEVER ? 0 : (this.#newEnds[this.#back] as number);
    const { orders, month, following, value } = rows;
    let at = month;
    while (at < following) {
      let next = following;
      if (newEnd > at && newEnd < next) next = newEnd;
      if (oldBegin > at && oldBegin < next) next = oldBegin;
      if (silentBegin > at && silentBegin < next) next = silentBegin;
      if (lostBegin > at && lostBegin < next) next = lostBegin;
      if (backEnd > at && backEnd < next) next = backEnd;
      const facts = {
        isNew: at < newEnd,
        isSilent: at >= silentBegin,
        isLost: at >= lostBegin,
        isOld: at >= oldBegin,
        isBack: at < backEnd,
        orders,
      };
      for (const { scheme, spans } of this.#schemes) {
        const stage = FACT_STAGES[scheme](facts, this.#rules);
        spans.add(stage, at, next, value);
        if (at === month) spans.addMonthRevenue(stage, month, rows.monthValue);
      }
      at = next;
    }
  }
}
