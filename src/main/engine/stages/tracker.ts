import type { MonthRows } from './monthRows.ts';

/** Takes the spans of months that customers spend in the stages of one scheme, customer by customer. */
export interface SpanSink {
  /** The spans that follow are another customer's. */
  nextCustomer(): void;
  /** The customer with net revenue `value` is in `stage` from month `from` to before month `to`. */
  add(stage: number, from: number, to: number, value: number): void;
  /** What the customer brought in a month, in the stage of its end. */
  addMonthRevenue(stage: number, month: number, value: number): void;
}

/** Follows customers, one after the other, and enters the spans of their stages. */
export interface StageTracker {
  /** What follows is this customer's. */
  begin(customer: number): void;
  /** The customer's next month with a row. Its stage holds to before the following one. */
  month(rows: MonthRows): void;
}

/** Enters the months up to the following row where the stage can be another in any of them. */
export function enterByMonth(
  spans: SpanSink,
  rows: MonthRows,
  stageOf: (month: number) => number,
): void {
  const { month, following, value } = rows;
  let at = month;
  let stage = stageOf(at);
  spans.addMonthRevenue(stage, month, rows.monthValue);
  for (let next = at + 1; next < following; next++) {
    const after = stageOf(next);
    if (after === stage) continue;
    spans.add(stage, at, next, value);
    at = next;
    stage = after;
  }
  spans.add(stage, at, following, value);
}
