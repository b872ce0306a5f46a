import { Hash64 } from '../check/hash64.ts';
import type { CodedTexts, KeyColumns } from './keyColumns.ts';

/** What tells two rows to be the same: the order id, or without one who bought; the day; the amount. */
export interface KeyRule {
  readonly by: 'order' | 'customer';
  readonly amounts: boolean;
}

/**
 * Two numbers per row that are equal for equal rows; two zeros for a row that cannot be told apart from
 * others because it lacks the id.
 */
export function rowKeys(columns: KeyColumns, { by, amounts }: KeyRule): Int32Array {
  const { day, amount, moneyDigits } = columns;
  const keys = new Int32Array(day.length * 2);
  const id = columns[by];
  if (id === undefined) return keys;
  const ofText = textHashes(id);
  const hash = new Hash64();
  const unit = 10 ** moneyDigits;
  const value = new Float64Array(1);
  const words = new Int32Array(value.buffer);
  const { codes } = id;
  for (let row = 0; row < day.length; row += 1) {
    const code = codes[row] as number;
    if (code < 0) continue;
    hash.add(ofText[code * 2] as number, ofText[code * 2 + 1] as number, day[row] as number);
    if (amounts && amount !== undefined) {
      // The same amount is the same double, however many decimals the batch carries.
      value[0] = (amount[row] as number) / unit;
      hash.add(hash.a, hash.b, words[0] as number);
      hash.add(hash.a, hash.b, words[1] as number);
    }
    keys[row * 2] = hash.a;
    keys[row * 2 + 1] = hash.b;
  }
  return keys;
}

function textHashes({ texts }: CodedTexts): Int32Array {
  const { count, offsets, bytes } = texts;
  const hashes = new Int32Array(count * 2);
  const hash = new Hash64();
  for (let code = 0; code < count; code += 1) {
    hash.begin(bytes, offsets[code] as number, offsets[code + 1] as number);
    hashes[code * 2] = hash.a;
    hashes[code * 2 + 1] = hash.b;
  }
  return hashes;
}

/** Finds rows by their keys: open addressing over the keys of one file. */
export class KeyIndex {
  readonly #keys: Int32Array;
  /** Row + 1 per slot, 0 = free; at most half of them are used. */
  readonly #slots: Int32Array;
  /** First row with the key of each row; -1 for a row without one. */
  readonly first: Int32Array;

  constructor(keys: Int32Array) {
    this.#keys = keys;
    const rows = keys.length / 2;
    let slots = 1 << 10;
    while (slots < rows * 2) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.first = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) this.first[row] = this.#insert(row);
  }

  /** First row with this key; -1 if there is none. */
  find(a: number, b: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = b & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0) return -1;
      if (this.#keys[row * 2] === a && this.#keys[row * 2 + 1] === b) return row;
    }
  }

  #insert(row: number): number {
    const a = this.#keys[row * 2] as number;
    const b = this.#keys[row * 2 + 1] as number;
    if (a === 0) return -1;
    const known = this.find(a, b);
    if (known >= 0) return known;
    const mask = this.#slots.length - 1;
    let slot = b & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
    return row;
  }
}
