import type { RowChunk } from '../storing/rowChunk.ts';
import type { RowTap } from '../storing/rowStore.ts';
import { CUSTOMER } from './planColumns.ts';

/** Seconds of a day, and one for rows without a time. */
const DAY_MOMENTS = 86_401;
/** Halves of a key: moment and customer. */
const HALVES = 2;
const FIRST_ROWS = 1 << 12;

/**
 * Counts the orders of a file without order numbers as the ledger will: lines of one customer at one moment (day, and time
 * where the file has it) are one order. A line without a customer is one by itself.
 */
export class OrderMoments implements RowTap {
  #keys = new Uint32Array(FIRST_ROWS * HALVES);
  #rows = 0;
  #alone = 0;
  #moments = new Uint32Array(0);
  #chunkRows = 0;

  numbers(chunk: RowChunk): void {
    const days = chunk.numbers('day');
    const seconds = chunk.numbersIf('second');
    this.#chunkRows = chunk.rows;
    if (this.#moments.length < chunk.rows) this.#moments = new Uint32Array(chunk.rows);
    for (let row = 0; row < chunk.rows; row += 1) {
      // Days are between 1970 and 2100, so that their moments fit 32 bits; no time is -1.
      const second = seconds === undefined ? 0 : (seconds[row] as number) + 1;
      this.#moments[row] = (days[row] as number) * DAY_MOMENTS + second;
    }
  }

  codes(name: string, codes: Int32Array): void {
    if (name !== CUSTOMER) return;
    for (let row = 0; row < this.#chunkRows; row += 1) {
      const customer = codes[row] as number;
      if (customer < 0) {
        this.#alone += 1;
        continue;
      }
      if (this.#rows * HALVES === this.#keys.length) {
        const keys = new Uint32Array(this.#keys.length * 2);
        keys.set(this.#keys);
        this.#keys = keys;
      }
      this.#keys[this.#rows * HALVES] = this.#moments[row] as number;
      this.#keys[this.#rows * HALVES + 1] = customer;
      this.#rows += 1;
    }
  }

  /** Different pairs of customer and moment, and the lines without a customer. */
  count(): number {
    const keys = this.#keys;
    new BigUint64Array(keys.buffer, 0, this.#rows).sort();
    let orders = Math.min(1, this.#rows);
    for (let at = HALVES; at < this.#rows * HALVES; at += HALVES) {
      if (keys[at] !== keys[at - HALVES] || keys[at + 1] !== keys[at - 1]) orders += 1;
    }
    return orders + this.#alone;
  }
}
