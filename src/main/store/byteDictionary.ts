import { AppError } from '#shared/contract/errors.ts';
import { CellKeys, KEY_WORDS } from './cellKeys.ts';
import { doubled, isFull, putKey, SLOT, SLOT_BITS } from './keySlots.ts';
import type { PackedTexts } from './batchTypes.ts';

/** Offsets are 32-bit, so a dictionary holds at most 4 GiB of text. */
const MAX_BYTES = 2 ** 32 - 1;
/** Cells looked up together: their slots and texts stay in the processor's cache meanwhile. */
const GROUP = 64;
/** Bytes up to which copying one by one is the quickest. */
const SHORT = 64;
const encoder = new TextEncoder();

/**
 * Gives every distinct byte sequence a code: 0, 1, 2 … in order of first appearance, so that equal
 * input gives equal codes. Open addressing with linear probing over one growing arena: an import of
 * millions of cells makes no string and no object per cell.
 *
 * Most columns of ids are sorted as the exporting system numbered its rows. While every new value lies
 * on the same side of the last one, no value can have come before except the last: one comparison
 * takes the place of the look-up, and the slots are only made when the order breaks.
 */
export class ByteDictionary {
  #arena = new Uint8Array(1 << 12);
  #offsets = new Uint32Array(1 << 8);
  /**
   * {@link SLOT} numbers per slot, side by side for the processor's cache. The number of slots is a power
   * of two, at most three quarters of them used.
   */
  #slots: Int32Array = new Int32Array(SLOT << 9);
  /** 1 while the values rise, -1 while they fall, 0 once they do neither and the slots are in use. */
  #direction: -1 | 0 | 1 = 1;
  /** True while the slots lack what {@link addNew} added. */
  #unindexed = false;
  #count = 0;
  /** Keys and their hashes of one group; the last hash keeps the early reads from being optimised away. */
  readonly #keys = new CellKeys(GROUP);
  readonly #hashes = new Int32Array(GROUP + 1);
  #scratch = new Uint8Array(1 << 8);

  /** Number of distinct sequences so far. */
  get size(): number {
    return this.#count;
  }

  /** Code of `bytes[start … end - 1]`, a new one if it was not seen before. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    if (this.#direction !== 0) {
      const code = this.#internSorted(bytes, start, end);
      if (code >= 0) return code;
    }
    return this.#find(bytes, start, end, 0, this.#keys.set(0, bytes, start, end));
  }

  /** Adds bytes that the caller knows to be new, without looking; gives their code. */
  addNew(bytes: Uint8Array, start: number, end: number): number {
    this.#direction = 0;
    this.#unindexed = true;
    return this.#append(bytes, start, end);
  }

  /** Code of the bytes with key number `i` and its hash, a new one if there is none, by the slots. */
  #find(bytes: Uint8Array, start: number, end: number, i: number, hash: number): number {
    if (this.#unindexed) this.#index();
    const keys = this.#keys;
    const first = keys.words[i * KEY_WORDS] as number;
    const second = keys.words[i * KEY_WORDS + 1] as number;
    const third = keys.words[i * KEY_WORDS + 2] as number;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash << SLOT_BITS) & mask;
    for (;;) {
      const held = slots[slot + 3] as number;
      if (held === 0) {
        const code = this.#append(bytes, start, end);
        slots[slot] = first;
        slots[slot + 1] = second;
        slots[slot + 2] = third;
        slots[slot + 3] = code + 1;
        if (isFull(this.#count, slots.length)) this.#slots = doubled(slots);
        return code;
      }
      const same = slots[slot] === first && slots[slot + 1] === second && slots[slot + 2] === third;
      if (same && (!keys.isLong(i) || this.#equals(held - 1, bytes, start, end))) return held - 1;
      slot = (slot + SLOT) & mask;
    }
  }

  /**
   * Codes of a column of cells that stand one behind the other in `bytes`, the first from 0, each up to
   * its end in `ends`; an empty cell has the code -1. Quicker than one by one: a sorted stretch is
   * copied whole, and elsewhere the look-ups of a group go to memory together instead of in turn (group
   * prefetching: Chen, Ailamaki, Gibbons and Mowry 2004, section 4).
   * @param codes takes a code per cell; its length is the number of cells
   */
  internCells(bytes: Uint8Array, ends: Int32Array, codes: Int32Array): void {
    let row = 0;
    while (row < codes.length) {
      row =
        this.#direction === 0
          ? this.#internGroup(bytes, ends, codes, row)
          : this.#internStretch(bytes, ends, codes, row);
    }
  }

  /** Codes a stretch of cells that rise one after the other; one cell if there is none. */
  #internStretch(bytes: Uint8Array, ends: Int32Array, codes: Int32Array, from: number): number {
    const start = from === 0 ? 0 : (ends[from - 1] as number);
    let row = from;
    let cell = start;
    let last = -1;
    for (; row < codes.length; row++) {
      const end = ends[row] as number;
      if (end === cell) break;
      const side =
        last < 0
          ? this.#count === 0
            ? 1
            : this.#besideLast(bytes, cell, end)
          : compare(bytes, last, cell, cell, end);
      if (side <= 0) break;
      last = cell;
      cell = end;
    }
    if (row - from < 2 || this.#direction < 0) {
      const end = ends[from] as number;
      codes[from] = end === start ? -1 : this.intern(bytes, start, end);
      return from + 1;
    }
    const code = this.#count;
    const shift = this.#room(bytes, start, cell) - start;
    if (code + row - from + 1 > this.#offsets.length) this.#growOffsets(code + row - from + 1);
    for (let i = from; i < row; i++) {
      this.#offsets[code + 1 + i - from] = (ends[i] as number) + shift;
      codes[i] = code + i - from;
    }
    this.#count = code + row - from;
    return row;
  }

  /** Codes up to {@link GROUP} cells by look-up. */
  #internGroup(bytes: Uint8Array, ends: Int32Array, codes: Int32Array, from: number): number {
    if (this.#unindexed) this.#index();
    const to = Math.min(from + GROUP, codes.length);
    const keys = this.#keys;
    const hashes = this.#hashes;
    const slots = this.#slots;
    const offsets = this.#offsets;
    const arena = this.#arena;
    const mask = slots.length - 1;
    let touched = 0;
    // First every cell's slot is asked for, then every long text it may be: nothing waits for what precedes.
    let start = from === 0 ? 0 : (ends[from - 1] as number);
    for (let i = from; i < to; i++) {
      const end = ends[i] as number;
      const hash = keys.set(i - from, bytes, start, end);
      hashes[i - from] = hash;
      codes[i] = slots[((hash << SLOT_BITS) & mask) + 3] as number;
      start = end;
    }
    for (let i = from; i < to; i++) {
      const held = codes[i] as number;
      if (held > 0 && keys.isLong(i - from)) {
        touched += arena[offsets[held - 1] as number] as number;
      }
    }
    hashes[GROUP] = touched;
    start = from === 0 ? 0 : (ends[from - 1] as number);
    for (let i = from; i < to; i++) {
      const end = ends[i] as number;
      const hash = hashes[i - from] as number;
      codes[i] = end === start ? -1 : this.#find(bytes, start, end, i - from, hash);
      start = end;
    }
    return to;
  }

  /** Code of a text's UTF-8 bytes. */
  internText(text: string): number {
    // One UTF-16 unit becomes at most three bytes.
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 4);
    return this.intern(this.#scratch, 0, encoder.encodeInto(text, this.#scratch).written);
  }

  /** The dictionary as packed texts. No copy: what is added later stands behind what they show. */
  pack(): PackedTexts {
    const offsets = this.#offsets.subarray(0, this.#count + 1);
    return { count: this.#count, offsets, bytes: this.#arena.subarray(0, offsets[this.#count]) };
  }

  #equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const offsets = this.#offsets;
    const from = offsets[code] as number;
    if ((offsets[code + 1] as number) - from !== end - start) return false;
    const arena = this.#arena;
    const shift = from - start;
    for (let i = start; i < end; i++) {
      if (arena[i + shift] !== bytes[i]) return false;
    }
    return true;
  }

  /** The code while the values are sorted; -1 if this one is not, and then they are indexed. */
  #internSorted(bytes: Uint8Array, start: number, end: number): number {
    const count = this.#count;
    if (count === 0) return this.#append(bytes, start, end);
    const side = this.#besideLast(bytes, start, end);
    if (side === 0) return count - 1;
    if (count === 1) this.#direction = side > 0 ? 1 : -1;
    if (side > 0 === this.#direction > 0) return this.#append(bytes, start, end);
    this.#direction = 0;
    this.#index();
    return -1;
  }

  /** Compares with the last value: the shorter is the smaller, then by bytes. */
  #besideLast(bytes: Uint8Array, start: number, end: number): number {
    const arena = this.#arena;
    const from = this.#offsets[this.#count - 1] as number;
    const to = this.#offsets[this.#count] as number;
    if (end - start !== to - from) return end - start - (to - from);
    for (let i = start, at = from; i < end; i++, at++) {
      const difference = (bytes[i] as number) - (arena[at] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Puts all values into slots of their own. */
  #index(): void {
    this.#unindexed = false;
    let size = this.#slots.length;
    while (isFull(this.#count, size)) size *= 2;
    const slots = new Int32Array(size);
    // Not those of the group that may be at work.
    const keys = new CellKeys(1);
    for (let code = 0; code < this.#count; code++) {
      const start = this.#offsets[code] as number;
      const hash = keys.set(0, this.#arena, start, this.#offsets[code + 1] as number);
      putKey(slots, hash, keys.words, 0, code + 1);
    }
    this.#slots = slots;
  }

  /** Adds a value that is not there yet. */
  #append(bytes: Uint8Array, start: number, end: number): number {
    const code = this.#count;
    if (code + 2 > this.#offsets.length) this.#growOffsets(code + 2);
    this.#offsets[code + 1] = this.#room(bytes, start, end) + end - start;
    this.#count = code + 1;
    return code;
  }

  /** Copies bytes behind the last text; returns where they begin. The caller counts them. */
  #room(bytes: Uint8Array, start: number, end: number): number {
    const from = this.#offsets[this.#count] as number;
    const to = from + end - start;
    if (to > MAX_BYTES) throw new AppError('FILE_TOO_LARGE', { details: { limit: MAX_BYTES } });
    if (to > this.#arena.length) {
      const larger = new Uint8Array(Math.min(MAX_BYTES, Math.max(to, this.#arena.length * 2)));
      larger.set(this.#arena);
      this.#arena = larger;
    }
    const arena = this.#arena;
    // Values are short: a loop beats the set-up of a subarray and `set`.
    if (end - start > SHORT) arena.set(bytes.subarray(start, end), from);
    else for (let i = start, at = from; i < end; i++, at++) arena[at] = bytes[i] as number;
    return from;
  }

  #growOffsets(needed: number): void {
    const larger = new Uint32Array(Math.max(needed, this.#offsets.length * 2));
    larger.set(this.#offsets);
    this.#offsets = larger;
  }
}

/** Compares two cells of one buffer: the shorter is the smaller, then by bytes. */
function compare(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): number {
  if (bEnd - bStart !== aEnd - aStart) return bEnd - bStart - (aEnd - aStart);
  for (let a = aStart, b = bStart; b < bEnd; a++, b++) {
    const difference = (bytes[b] as number) - (bytes[a] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
