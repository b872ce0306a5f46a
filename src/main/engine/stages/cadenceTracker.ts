import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { OwnGaps } from './gaps.ts';
import type { MonthRows } from './monthRows.ts';
import { cadenceStage } from './rules.ts';
import { enterByMonth, type SpanSink, type StageTracker } from './tracker.ts';

/** The cadence scheme: silence beside the customer's own rhythm, or that of all customers by month. */
export class CadenceTracker implements StageTracker {
  readonly #snapshot: Snapshot;
  readonly #calendar: CalendarTable;
  readonly #rules: StageRules;
  readonly #common: Float64Array;
  readonly #spans: SpanSink;
  readonly #own = new OwnGaps();
  #last = -1;

  /** @param common median gap of all customers by month. */
  constructor(
    snapshot: Snapshot,
    calendar: CalendarTable,
    rules: StageRules,
    common: Float64Array,
    spans: SpanSink,
  ) {
    this.#snapshot = snapshot;
    this.#calendar = calendar;
    this.#rules = rules;
    this.#common = common;
    this.#spans = spans;
  }

  begin(): void {
    this.#own.clear();
    this.#last = -1;
  }

  month(rows: MonthRows): void {
    const { day } = this.#snapshot.orders;
    for (let i = rows.from; i < rows.to; i++) {
      if (this.#last >= 0) this.#own.add((day[i] as number) - this.#last);
      this.#last = day[i] as number;
    }
    if (rows.orders === 0) return;
    const hasOwn = this.#own.orderDays >= this.#rules.rhythmOrders;
    const own = this.#own.median();
    enterByMonth(this.#spans, rows, (at) =>
      cadenceStage(
        (this.#calendar.endDay[at] as number) - this.#last,
        hasOwn ? own : (this.#common[at] as number),
        this.#rules,
      ),
    );
  }
}
