/** Gaps in days between the days on which one customer ordered, ascending; reused for the next. */
export class OwnGaps {
  #gaps = new Int32Array(16);
  #count = 0;

  clear(): void {
    this.#count = 0;
  }

  /** Days with an order so far, after at least one. */
  get orderDays(): number {
    return this.#count + 1;
  }

  /** Takes in the gap between two orders; a second order on one day is no gap. */
  add(gap: number): void {
    if (gap <= 0) return;
    if (this.#count === this.#gaps.length) {
      const wider = new Int32Array(this.#count * 2);
      wider.set(this.#gaps);
      this.#gaps = wider;
    }
    let place = this.#count++;
    for (; place > 0 && (this.#gaps[place - 1] as number) > gap; place--) {
      this.#gaps[place] = this.#gaps[place - 1] as number;
    }
    this.#gaps[place] = gap;
  }

  /** Median gap; of an even number the mean of the middle two, NaN without a gap. */
  median(): number {
    const half = this.#count >> 1;
    const upper = this.#gaps[half] as number;
    if (this.#count === 0) return Number.NaN;
    return this.#count % 2 === 1 ? upper : ((this.#gaps[half - 1] as number) + upper) / 2;
  }
}

/** A median gap as a limit: before there is any gap, nobody can be late by it. */
export function gapAsLimit(gap: number): number {
  return Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap;
}

/** Median of whole numbers from 1 to `most`, kept while numbers are added. */
export class RunningMedian {
  readonly #times: Float64Array;
  #count = 0;
  /** The lower of the middle two, and how many numbers lie below it. */
  #at = 0;
  #below = 0;

  constructor(most: number) {
    this.#times = new Float64Array(most + 1);
  }

  add(value: number): void {
    this.#times[value] = (this.#times[value] as number) + 1;
    this.#count++;
    if (value < this.#at) this.#below++;
  }

  /** NaN while there is no number. */
  median(): number {
    if (this.#count === 0) return Number.NaN;
    const rank = (this.#count - 1) >> 1;
    while (this.#below > rank) this.#below -= this.#times[--this.#at] as number;
    while (this.#below + (this.#times[this.#at] as number) <= rank) {
      this.#below += this.#times[this.#at++] as number;
    }
    const reached = this.#below + (this.#times[this.#at] as number);
    if (this.#count % 2 === 1 || reached > rank + 1) return this.#at;
    let upper = this.#at + 1;
    while (this.#times[upper] === 0) upper++;
    return (this.#at + upper) / 2;
  }
}
