import { AppError } from '#shared/contract/errors.ts';
import type { PackedTexts } from './types.ts';

/** Offsets are 32-bit, so a dictionary holds at most 4 GiB of text. */
const MAX_BYTES = 2 ** 32 - 1;
const encoder = new TextEncoder();

/**
 * Gives every distinct byte sequence a code: 0, 1, 2 … in order of first appearance, so that equal
 * input gives equal codes. Open addressing with linear probing over one growing arena: an import of
 * millions of cells makes no string and no object per cell.
 */
export class ByteDictionary {
  #arena = new Uint8Array(1 << 12);
  #offsets = new Uint32Array(1 << 8);
  /**
   * Two numbers per slot, side by side for the processor's cache: the hash, and code + 1 (0 = free).
   * The number of slots is a power of two, at most half of them used.
   */
  #slots = new Int32Array(1 << 10);
  #count = 0;
  #scratch = new Uint8Array(1 << 8);

  /** Number of distinct sequences so far. */
  get size(): number {
    return this.#count;
  }

  /** Code of `bytes[start … end - 1]`, a new one if it was not seen before. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    for (;;) {
      const held = slots[slot + 1] as number;
      if (held === 0) return this.#add(bytes, start, end, hash, slot);
      if (slots[slot] === hash && this.#equals(held - 1, bytes, start, end)) return held - 1;
      slot = (slot + 2) & mask;
    }
  }

  /** Code of a text's UTF-8 bytes. */
  internText(text: string): number {
    // One UTF-16 unit becomes at most three bytes.
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 4);
    return this.intern(this.#scratch, 0, encoder.encodeInto(text, this.#scratch).written);
  }

  /** The dictionary as packed texts, a copy: it does not change when more is added. */
  pack(): PackedTexts {
    const offsets = this.#offsets.slice(0, this.#count + 1);
    return { count: this.#count, offsets, bytes: this.#arena.slice(0, offsets[this.#count]) };
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

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.#count;
    const from = this.#offsets[code] as number;
    const to = from + end - start;
    if (to > MAX_BYTES) throw new AppError('FILE_TOO_LARGE', { details: { limit: MAX_BYTES } });
    if (to > this.#arena.length) {
      const larger = new Uint8Array(Math.min(MAX_BYTES, Math.max(to, this.#arena.length * 2)));
      larger.set(this.#arena);
      this.#arena = larger;
    }
    if (code + 2 > this.#offsets.length) {
      const larger = new Uint32Array(this.#offsets.length * 2);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    // Values are short: a loop beats the set-up of a subarray and `set`.
    const arena = this.#arena;
    for (let i = start, at = from; i < end; i++, at++) arena[at] = bytes[i] as number;
    this.#offsets[code + 1] = to;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = code + 1;
    this.#count = code + 1;
    if (this.#count * 4 > this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const hash = old[i] as number;
      let slot = (hash << 1) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = hash;
      slots[slot + 1] = old[i + 1] as number;
    }
    this.#slots = slots;
  }
}

/**
 * Four bytes at a time by multiplication and rotation, with a final mix so that the low bits depend on
 * all of them (Appleby 2011, MurmurHash3 for 32 bits).
 */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let h = end - start;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const word =
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    h ^= scrambled(word);
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (; i < end; i++) rest = (rest << 8) | (bytes[i] as number);
  h ^= scrambled(rest);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function scrambled(word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}
