import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import type { SchemeHistory } from './schemeHistory.ts';
import type { SpanSink } from './tracker.ts';

/** No stage yet: the customer's first span is an arrival. */
const NONE = -1;

/**
 * Collects the spans of months that customers spend in the stages of one scheme. A span is entered as a
 * difference at its two ends; the months are summed up at the end.
 */
export class SchemeSpans implements SpanSink {
  readonly #stages: number;
  readonly #width: number;
  readonly #customers: Float64Array;
  readonly #revenue: Float64Array;
  readonly #monthRevenue: Float64Array;
  readonly #moves: Float64Array;
  #stage = NONE;

  constructor(scheme: StageScheme, months: number) {
    this.#stages = STAGE_SCHEMES[scheme].length;
    this.#width = months + 1;
    this.#customers = new Float64Array(this.#stages * this.#width);
    this.#revenue = new Float64Array(this.#stages * this.#width);
    this.#monthRevenue = new Float64Array(this.#stages * months);
    this.#moves = new Float64Array((this.#stages + 1) * this.#stages * months);
  }

  nextCustomer(): void {
    this.#stage = NONE;
  }

  add(stage: number, from: number, to: number, value: number): void {
    const begin = stage * this.#width + from;
    const end = stage * this.#width + to;
    this.#customers[begin] = (this.#customers[begin] as number) + 1;
    this.#customers[end] = (this.#customers[end] as number) - 1;
    this.#revenue[begin] = (this.#revenue[begin] as number) + value;
    this.#revenue[end] = (this.#revenue[end] as number) - value;
    if (stage === this.#stage) return;
    const before = this.#stage === NONE ? this.#stages : this.#stage;
    const move = (before * this.#stages + stage) * (this.#width - 1) + from;
    this.#moves[move] = (this.#moves[move] as number) + 1;
    this.#stage = stage;
  }

  addMonthRevenue(stage: number, month: number, value: number): void {
    const cell = stage * (this.#width - 1) + month;
    this.#monthRevenue[cell] = (this.#monthRevenue[cell] as number) + value;
  }

  /** Month by month, without the first `skip` months. */
  finish(skip: number): SchemeHistory {
    const months = this.#width - 1;
    const cut = (column: Float64Array): Float64Array =>
      skip === 0 ? column : column.filter((_, i) => i % months >= skip);
    return {
      customers: cut(this.#cumulated(this.#customers)),
      netRevenue: cut(this.#cumulated(this.#revenue)),
      monthRevenue: cut(this.#monthRevenue),
      moves: cut(this.#moves),
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
