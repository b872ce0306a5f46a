import { Hash64 } from './hash64.ts';

/** Rows with one key that are compared one by one; more of them are worth the table. */
const MAX_GROUP = 64;

/**
 * Finds rows that repeat an earlier row byte for byte, by a 64-bit hash of the record.
 *
 * Most files are sorted by one of their cells, the key. While the keys never fall, or never rise, a row can only repeat
 * one with the same key, and these stand right before it; the hashes of all others are only noted, and
 * go into the table when the order breaks.
 */
export class RepeatedRows {
  /** Pairs of the hash's halves of the rows so far, while the rows are sorted. */
  #noted = new Int32Array(2 << 12);
  #rows = 0;
  /** Where in {@link #noted} the rows with the last key begin. */
  #groupStart = 0;
  #lastKey = new Uint8Array(64);
  #lastLength = -1;
  /** 1 while the keys never fall, -1 while they never rise, 0 once they did both. */
  #direction: -1 | 0 | 1 = 1;
  #slots = new Int32Array(0);
  #used = 0;
  /** The hash of the row at hand. */
  readonly #hash = new Hash64();

  /**
   * True if these bytes were seen before. `keyBytes[keyStart … keyEnd - 1]` is the row's key: the same
   * cell in every row.
   */
  seen(
    bytes: Uint8Array,
    start: number,
    end: number,
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
  ): boolean {
    this.#hash.begin(bytes, start, end);
    if (this.#direction !== 0) {
      let beside = this.#besideLast(keyBytes, keyStart, keyEnd);
      // The second key tells the direction.
      if (this.#groupStart === 0 && this.#rows > 0 && beside < 0) this.#direction = -1;
      beside *= this.#direction;
      const group = this.#rows - this.#groupStart;
      if (beside > 0) {
        this.#groupStart = this.#rows;
        this.#keep(keyBytes, keyStart, keyEnd);
      }
      if (beside > 0 || (beside === 0 && group < MAX_GROUP)) return this.#noteUnlessInGroup();
      this.#direction = 0;
      this.#index();
    }
    return this.#insert(this.#hash.a, this.#hash.b);
  }

  /** Compares a key with that of the row before: the shorter is the smaller, then by bytes. */
  #besideLast(bytes: Uint8Array, start: number, end: number): number {
    if (end - start !== this.#lastLength) return end - start - this.#lastLength;
    const last = this.#lastKey;
    for (let i = start, at = 0; i < end; i += 1, at += 1) {
      const difference = (bytes[i] as number) - (last[at] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length > this.#lastKey.length) this.#lastKey = new Uint8Array(length * 2);
    for (let i = 0; i < length; i += 1) this.#lastKey[i] = bytes[start + i] as number;
    this.#lastLength = length;
  }

  #noteUnlessInGroup(): boolean {
    const noted = this.#noted;
    const { a, b } = this.#hash;
    for (let row = this.#groupStart; row < this.#rows; row += 1) {
      if (noted[row * 2] === a && noted[row * 2 + 1] === b) return true;
    }
    if (this.#rows * 2 === noted.length) {
      this.#noted = new Int32Array(noted.length * 2);
      this.#noted.set(noted);
    }
    this.#noted[this.#rows * 2] = a;
    this.#noted[this.#rows * 2 + 1] = b;
    this.#rows += 1;
    return false;
  }

  /** Puts all noted rows into the table. */
  #index(): void {
    let slots = 1 << 12;
    while (slots < this.#rows * 2) slots *= 2;
    this.#slots = new Int32Array(slots * 2);
    for (let row = 0; row < this.#rows; row += 1) {
      this.#insert(this.#noted[row * 2] as number, this.#noted[row * 2 + 1] as number);
    }
    this.#noted = new Int32Array(0);
  }

  #insert(a: number, b: number): boolean {
    const mask = this.#slots.length / 2 - 1;
    let slot = b & mask;
    for (;;) {
      const held = this.#slots[slot * 2] as number;
      if (held === 0) break;
      if (held === a && this.#slots[slot * 2 + 1] === b) return true;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot * 2] = a;
    this.#slots[slot * 2 + 1] = b;
    this.#used += 1;
    if (this.#used * 2 > mask) this.#grow();
    return false;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    const mask = this.#slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let slot = (old[i + 1] as number) & mask;
      while (this.#slots[slot * 2] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot * 2] = old[i] as number;
      this.#slots[slot * 2 + 1] = old[i + 1] as number;
    }
  }
}
