/** Indices in the order of their values; those without a value stand behind, in index order. */
export interface ValueOrder {
  readonly index: Uint32Array;
  /** How many of them have a value. */
  readonly valued: number;
}

/**
 * Indices 0 to `count - 1` by ascending value, ties by index; NaN means no value.
 *
 * Radix sort over the bits of the doubles, 16 at a time and only where they differ: a comparison sort
 * of a million keys takes a second, this one some tens of milliseconds.
 */
export function orderOf(values: ArrayLike<number>, count = values.length): ValueOrder {
  const doubles = new Float64Array(count);
  const digits = new Uint16Array(doubles.buffer);
  const index = new Uint32Array(count);
  let valued = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    // Adding zero turns minus zero into zero, whose bits sort in the right place.
    doubles[i] = value + 0;
    if (!Number.isNaN(value)) index[valued++] = i;
  }
  for (let i = 0, at = valued; i < count; i++) {
    if (Number.isNaN(doubles[i])) index[at++] = i;
  }
  sortableBits(digits, count);
  let from: Uint32Array = index.slice(0, valued);
  let to: Uint32Array = new Uint32Array(valued);
  for (let word = 0; word < 4; word++) {
    if (radixPass(digits, word, from, to)) [from, to] = [to, from];
  }
  index.set(from);
  return { index, valued };
}

/** Flips bits so that unsigned order of the words is the order of the doubles (little-endian). */
function sortableBits(digits: Uint16Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const at = i * 4;
    const high = digits[at + 3] as number;
    const flip = high & 0x8000 ? 0xffff : 0;
    digits[at] = (digits[at] as number) ^ flip;
    digits[at + 1] = (digits[at + 1] as number) ^ flip;
    digits[at + 2] = (digits[at + 2] as number) ^ flip;
    digits[at + 3] = high ^ (flip | 0x8000);
  }
}

function radixPass(digits: Uint16Array, word: number, from: Uint32Array, to: Uint32Array): boolean {
  const place = new Uint32Array(65_537);
  for (let i = 0; i < from.length; i++) {
    const digit = (digits[(from[i] as number) * 4 + word] as number) + 1;
    place[digit] = (place[digit] as number) + 1;
  }
  const first = from.length === 0 ? 0 : (digits[(from[0] as number) * 4 + word] as number);
  if (place[first + 1] === from.length) return false;
  for (let d = 1; d < place.length; d++) place[d] = (place[d] as number) + (place[d - 1] as number);
  for (let i = 0; i < from.length; i++) {
    const item = from[i] as number;
    const digit = digits[item * 4 + word] as number;
    const at = place[digit] as number;
    to[at] = item;
    place[digit] = at + 1;
  }
  return true;
}
