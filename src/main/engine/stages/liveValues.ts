import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { ValueTiers } from './rules.ts';

/** A number's upper half, sign, exponent and the first bits of the fraction, wherever it lies. */
const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);
const UPPER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
/** Bits of the upper half that are left out: buckets are a thousandth of their value wide. */
const LEFT_OUT = 10;
/** Buckets of the numbers from 1 up; amounts are whole. */
const FIRST_BUCKET = bucketOf(1);
const BUCKETS = bucketOf(Number.MAX_SAFE_INTEGER) - FIRST_BUCKET + 1;

/** Greater numbers above zero never have a lower bucket: their bits are ordered as they are. */
function bucketOf(value: number): number {
  number[0] = value;
  return (halves[UPPER] as number) >>> LEFT_OUT;
}

/**
 * The customers' net revenues while they change, and the tiers that they make. Instead of keeping all
 * values in order, it counts and sums them in narrow buckets, and sorts only the two buckets that a line
 * runs through.
 */
export class LiveValues {
  readonly #values: Float64Array;
  readonly #sums = new Float64Array(BUCKETS);
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  /** The highest bucket that was ever used. */
  #top = -1;

  constructor(customers: number) {
    this.#values = new Float64Array(customers);
  }

  /** The customer's net revenue is now `value`, a whole number. */
  set(customer: number, value: number): void {
    const before = this.#values[customer] as number;
    this.#values[customer] = value;
    this.#total += value - before;
    if (before > 0) this.#put(before, -1);
    if (value > 0) this.#put(value, 1);
  }

  /** As `valueTiers` of all values. */
  tiers(rules: StageRules): ValueTiers {
    const high = this.#crossing(rules.highShare * this.#total);
    const mid = this.#crossing(rules.midShare * this.#total);
    const inHigh: number[] = [];
    const inMid: number[] = [];
    for (let c = 0; c < this.#values.length; c++) {
      const value = this.#values[c] as number;
      if (value <= 0) continue;
      const bucket = bucketOf(value) - FIRST_BUCKET;
      if (bucket === high.bucket) inHigh.push(value);
      if (bucket === mid.bucket) inMid.push(value);
    }
    const highFrom = lowestWithin(inHigh, high);
    const midFrom = lowestWithin(inMid, mid);
    return { highFrom, midFrom: midFrom < highFrom ? midFrom : Number.POSITIVE_INFINITY };
  }

  #put(value: number, times: 1 | -1): void {
    const bucket = bucketOf(value) - FIRST_BUCKET;
    if (bucket > this.#top) this.#top = bucket;
    this.#counts[bucket] = (this.#counts[bucket] as number) + times;
    this.#sums[bucket] = (this.#sums[bucket] as number) + times * value;
  }

  /**
   * The lowest bucket with a value that those above it leave below a line: `line` is a share in per cent
   * times the total. No bucket where there is none.
   */
  #crossing(line: number): Crossing {
    let above = 0;
    let found: Crossing = { bucket: -1, above, line };
    for (let bucket = this.#top; bucket >= 0 && above * 100 < line; bucket--) {
      if (this.#counts[bucket] === 0) continue;
      found = { bucket, above, line };
      above += this.#sums[bucket] as number;
    }
    return found;
  }
}

interface Crossing {
  readonly bucket: number;
  /** Sum of the values in the buckets above. */
  readonly above: number;
  readonly line: number;
}

/** Lowest value of a bucket that those above it leave below the line; infinite without any. */
function lowestWithin(values: readonly number[], { above, line }: Crossing): number {
  let lowest = Number.POSITIVE_INFINITY;
  let sum = above;
  const descending = Float64Array.from(values).sort().reverse();
  for (let i = 0; i < descending.length && sum * 100 < line;) {
    lowest = descending[i] as number;
    for (; i < descending.length && descending[i] === lowest; i++) sum += lowest;
  }
  return lowest;
}
