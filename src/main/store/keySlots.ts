import { hashOfKey } from './cellKeys.ts';

/** Numbers per slot: the three words of a key, and code + 1 (0 = free). */
export const SLOT_BITS = 2;
export const SLOT = 1 << SLOT_BITS;

/** True if more than three quarters of a table of this many numbers are used. */
export function isFull(count: number, numbers: number): boolean {
  return count * SLOT * 4 > numbers * 3;
}

/** Puts the key whose words begin at `at` into the first free slot for its hash; `held` is code + 1. */
export function putKey(
  slots: Int32Array,
  hash: number,
  words: Int32Array,
  at: number,
  held: number,
): void {
  const mask = slots.length - 1;
  let slot = (hash << SLOT_BITS) & mask;
  while (slots[slot + 3] !== 0) slot = (slot + SLOT) & mask;
  slots[slot] = words[at] as number;
  slots[slot + 1] = words[at + 1] as number;
  slots[slot + 2] = words[at + 2] as number;
  slots[slot + 3] = held;
}

/** The same keys in a table twice as large. */
export function doubled(slots: Int32Array): Int32Array {
  const larger = new Int32Array(slots.length * 2);
  for (let at = 0; at < slots.length; at += SLOT) {
    const held = slots[at + 3] as number;
    if (held !== 0) putKey(larger, hashOfKey(slots, at), slots, at, held);
  }
  return larger;
}
