import type { MonthRows } from './monthRows.ts';
import { valueStage, type ValueTiers } from './rules.ts';
import { enterByMonth, type SpanSink, type StageTracker } from './tracker.ts';

/** The value scheme: a customer's tier can change in a month without an order, by what others bring. */
export class ValueTracker implements StageTracker {
  readonly #tiers: readonly ValueTiers[];
  readonly #spans: SpanSink;

  constructor(tiers: readonly ValueTiers[], spans: SpanSink) {
    this.#tiers = tiers;
    this.#spans = spans;
  }

  begin(): void {
    // A tier needs nothing but the value so far.
  }

  month(rows: MonthRows): void {
    if (rows.orders === 0) return;
    enterByMonth(this.#spans, rows, (at) => valueStage(rows.value, this.#tiers[at] as ValueTiers));
  }
}
