import type { PackedTexts } from './batchTypes.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Packs texts end to end in their order, as UTF-8. A lone surrogate becomes U+FFFD. */
export function packTexts(texts: readonly string[]): PackedTexts {
  const parts = texts.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => {
    offsets[i + 1] = (offsets[i] as number) + part.length;
  });
  const bytes = new Uint8Array(offsets[parts.length] ?? 0);
  parts.forEach((part, i) => {
    bytes.set(part, offsets[i]);
  });
  return { count: parts.length, offsets, bytes };
}

/** Text number `i` (0-based); throws RangeError outside the dictionary. */
export function textAt(packed: PackedTexts, i: number): string {
  if (!Number.isInteger(i) || i < 0 || i >= packed.count) throw new RangeError('no such text');
  return decoder.decode(packed.bytes.subarray(packed.offsets[i], packed.offsets[i + 1]));
}

/**
 * Lengths in bytes of the texts `from` to `to - 1`: smaller to store than the offsets, which they give
 * back.
 */
export function textLengths(packed: PackedTexts, from = 0, to = packed.count): Uint32Array {
  const lengths = new Uint32Array(to - from);
  for (let i = from; i < to; i++) {
    lengths[i - from] = (packed.offsets[i + 1] as number) - (packed.offsets[i] as number);
  }
  return lengths;
}

/** Puts a dictionary together from the lengths of its texts and their bytes. */
export function fromLengths(lengths: ArrayLike<number>, bytes: Uint8Array): PackedTexts {
  const offsets = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) {
    offsets[i + 1] = (offsets[i] as number) + (lengths[i] as number);
  }
  return { count: lengths.length, offsets, bytes };
}
