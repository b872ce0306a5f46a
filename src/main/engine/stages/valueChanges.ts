/** Changes of customers' net revenue in one month. */
export interface MonthChanges {
  /** Values before the month of those who already were customers. */
  readonly removed: Float64Array;
  /** Values at the end of the month of all who changed. */
  readonly added: Float64Array;
}

/** Collects changes in any order and gives them out month by month. */
export class ValueChanges {
  readonly #month: Int32Array;
  readonly #before: Float64Array;
  readonly #after: Float64Array;
  #count = 0;

  /** @param capacity an upper bound of the number of changes. */
  constructor(capacity: number) {
    this.#month = new Int32Array(capacity);
    this.#before = new Float64Array(capacity);
    this.#after = new Float64Array(capacity);
  }

  /** A customer's net revenue became `after` in `month`; `before` is NaN for a first order. */
  add(month: number, before: number, after: number): void {
    const i = this.#count++;
    this.#month[i] = month;
    this.#before[i] = before;
    this.#after[i] = after;
  }

  /** The changes of each month from 0 to `months - 1`. */
  *byMonth(months: number): Generator<MonthChanges> {
    const start = new Uint32Array(months + 1);
    for (let i = 0; i < this.#count; i++) {
      const slot = (this.#month[i] as number) + 1;
      start[slot] = (start[slot] as number) + 1;
    }
    for (let m = 0; m < months; m++) start[m + 1] = (start[m + 1] as number) + (start[m] as number);
    const next = start.slice(0, months);
    const before = new Float64Array(this.#count);
    const after = new Float64Array(this.#count);
    for (let i = 0; i < this.#count; i++) {
      const month = this.#month[i] as number;
      const place = next[month] as number;
      next[month] = place + 1;
      before[place] = this.#before[i] as number;
      after[place] = this.#after[i] as number;
    }
    for (let m = 0; m < months; m++) {
      const begin = start[m] as number;
      const end = start[m + 1] as number;
      yield {
        removed: before.slice(begin, end).filter((value) => !Number.isNaN(value)),
        added: after.slice(begin, end),
      };
    }
  }
}
