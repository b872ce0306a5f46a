import type { RecordScanner } from '../read/scanner.ts';

/** Fewest further lines and changes of order that say anything. */
const LEAST_LINES = 10;
const LEAST_CHANGES = 5;
/** Share of further lines with the amount of the line before; a shop with one price has it between orders too. */
const SAME_SHARE = 0.98;
const CHANCE_SHARE = 0.5;
/** Data rows that are looked at: the first ones tell as much as all. */
const MOST_ROWS = 100_000;

/** How often a line has the amount of the line before it. */
export interface RepeatedAmounts {
  /** Lines with the order number of the line before, and those of them with its amount. */
  readonly lines: number;
  readonly same: number;
}

/**
 * Tells whether a file writes the total of an order on every line of it: the lines of an order stand below each
 * other and have one amount, which changes with the order. A line that is the one before it once more is a repeated
 * row and says nothing. Holds one line.
 */
export class RepeatedTotals {
  readonly #order: number;
  readonly #amount: number;
  readonly #row = new PreviousBytes();
  readonly #number = new PreviousBytes();
  readonly #value = new PreviousBytes();
  #rows = 0;
  #lines = 0;
  #same = 0;
  #changes = 0;
  #sameByChance = 0;

  /** `order` and `amount` are the places of the columns in a record. */
  constructor(order: number, amount: number) {
    this.#order = order;
    this.#amount = amount;
  }

  add(record: RecordScanner): void {
    if (this.#rows === MOST_ROWS) return;
    this.#rows += 1;
    const { bytes, starts, ends, count } = record;
    if (this.#row.repeats(bytes, starts[0] as number, ends[count - 1] as number) === true) return;
    record.cell(this.#order);
    const sameOrder = this.#number.repeats(record.cellBytes, record.cellStart, record.cellEnd);
    record.cell(this.#amount);
    const sameAmount = this.#value.repeats(record.cellBytes, record.cellStart, record.cellEnd);
    // Without number or amount a line says nothing of its order.
    if (sameOrder === undefined || sameAmount === undefined) return;
    if (sameOrder) {
      this.#lines += 1;
      if (sameAmount) this.#same += 1;
    } else {
      this.#changes += 1;
      if (sameAmount) this.#sameByChance += 1;
    }
  }

  /** What was counted, where it says so; undefined where the amounts are those of the lines. */
  get found(): RepeatedAmounts | undefined {
    const enough = this.#lines >= LEAST_LINES && this.#changes >= LEAST_CHANGES;
    const repeated =
      this.#same >= SAME_SHARE * this.#lines && this.#sameByChance <= CHANCE_SHARE * this.#changes;
    return enough && repeated ? { lines: this.#lines, same: this.#same } : undefined;
  }
}

/** Bytes of the record before. */
class PreviousBytes {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** True if the bytes are those of the record before; undefined if either are none. Keeps them for the next one. */
  repeats(bytes: Uint8Array, start: number, end: number): boolean | undefined {
    const length = end - start;
    const before = this.#length;
    let same = length === before;
    for (let i = 0; same && i < length; i += 1) same = bytes[start + i] === this.#bytes[i];
    if (!same) this.#keep(bytes.subarray(start, end));
    return length === 0 || before === 0 ? undefined : same;
  }

  #keep(bytes: Uint8Array): void {
    this.#length = bytes.length;
    if (bytes.length > this.#bytes.length) this.#bytes = new Uint8Array(2 * bytes.length);
    this.#bytes.set(bytes);
  }
}
