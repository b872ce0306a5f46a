import type { RecordScanner } from '../read/scanner.ts';

/** Fewest further lines and changes of order that say anything. */
const LEAST_LINES = 10;
const LEAST_CHANGES = 5;
/** Share of further lines with the amount of the line before; a shop with one price has it between orders too. */
const SAME_SHARE = 0.98;
const CHANCE_SHARE = 0.5;

/** How often a line has the amount of the line before it. */
export interface RepeatedAmounts {
  /** Lines with the order number of the line before, and those of them with its amount. */
  readonly lines: number;
  readonly same: number;
}

/**
 * Tells whether a file writes the total of an order on every line of it: the lines of an order stand below each
 * other and have one amount, which changes with the order. Holds one line.
 */
export class RepeatedTotals {
  readonly #order: PreviousCell;
  readonly #amount: PreviousCell;
  #lines = 0;
  #same = 0;
  #changes = 0;
  #sameByChance = 0;

  /** `order` and `amount` are the places of the columns in a record. */
  constructor(order: number, amount: number) {
    this.#order = new PreviousCell(order);
    this.#amount = new PreviousCell(amount);
  }

  add(record: RecordScanner): void {
    const sameOrder = this.#order.repeats(record);
    const sameAmount = this.#amount.repeats(record);
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

/** A cell of the record before. */
class PreviousCell {
  readonly #index: number;
  #bytes = new Uint8Array(64);
  #length = 0;

  constructor(index: number) {
    this.#index = index;
  }

  /** True if the cell is that of the record before; undefined if either is empty. Keeps it for the next one. */
  repeats(record: RecordScanner): boolean | undefined {
    record.cell(this.#index);
    const { cellBytes: bytes, cellStart: start, cellEnd: end } = record;
    const length = end - start;
    const before = this.#length;
    let same = length === before;
    for (let i = 0; same && i < length; i += 1) same = bytes[start + i] === this.#bytes[i];
    if (!same) this.#keep(bytes, start, end);
    return length === 0 || before === 0 ? undefined : same;
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    this.#length = end - start;
    if (this.#length > this.#bytes.length) this.#bytes = new Uint8Array(2 * this.#length);
    for (let i = start; i < end; i += 1) this.#bytes[i - start] = bytes[i] as number;
  }
}
