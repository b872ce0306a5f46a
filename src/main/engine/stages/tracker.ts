import type { MonthRows } from './monthRows.ts';
import type { SchemeSpans } from './schemeSpans.ts';

/** Follows customers, one after the other, and enters the spans of their stages. */
export interface StageTracker {
  /** What follows is this customer's. */
  begin(customer: number): void;
  /** The customer's next month with a row. Its stage holds to before the following one. */
  month(rows: MonthRows): void;
}

/** Enters the months up to the following row where the stage can be another in any of them. */
export function enterByMonth(
  spans: SchemeSpans,
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
