import type { PackedTexts } from '#main/store/index.ts';

/**
 * Recodes a column so that codes follow the order in which they first appear in it, and codes that
 * never appear vanish. Negative codes stay -1. `used[new] = old`.
 */
export function firstAppearance(
  codes: Int32Array,
  count: number,
): { recoded: Int32Array; used: Uint32Array } {
  const next = new Int32Array(count).fill(-1);
  const used = new Uint32Array(count);
  const recoded = new Int32Array(codes.length);
  let seen = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code < 0) {
      recoded[i] = -1;
      continue;
    }
    let to = next[code] as number;
    if (to < 0) {
      to = seen++;
      next[code] = to;
      used[to] = code;
    }
    recoded[i] = to;
  }
  return { recoded, used: used.slice(0, seen) };
}

/** The texts with the given codes, in that order. */
export function pickTexts(texts: PackedTexts, codes: Uint32Array): PackedTexts {
  const offsets = new Uint32Array(codes.length + 1);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    const length = (texts.offsets[code + 1] as number) - (texts.offsets[code] as number);
    offsets[i + 1] = (offsets[i] as number) + length;
  }
  const bytes = new Uint8Array(offsets[codes.length] as number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    let to = offsets[i] as number;
    const end = texts.offsets[code + 1] as number;
    // Ids are short: a loop beats the set-up of a subarray and `set`.
    for (let at = texts.offsets[code] as number; at < end; at++)
      bytes[to++] = texts.bytes[at] as number;
  }
  return { count: codes.length, offsets, bytes };
}

/**
 * Recodes a column by the order of its names (byte order) behind the empty entry 0, which stands for a
 * missing value: no code hangs on the order of a file. Names beyond `most` become missing.
 *
 * @param out takes the codes; as long as `codes`, and wide enough for `most`
 */
export function codesByName(
  codes: Int32Array,
  texts: PackedTexts,
  most: number,
  out: Uint16Array | Uint32Array,
): PackedTexts {
  const { recoded, used } = firstAppearance(codes, texts.count);
  const byBytes = Array.from(used.keys()).sort((a, b) =>
    Buffer.compare(bytesOf(texts, used[a] as number), bytesOf(texts, used[b] as number)),
  );
  const kept = byBytes.slice(0, most);
  const rank = new Uint32Array(used.length);
  kept.forEach((code, i) => (rank[code] = i + 1));
  for (let i = 0; i < out.length; i++) {
    const code = recoded[i] as number;
    out[i] = code < 0 ? 0 : (rank[code] as number);
  }
  const named = pickTexts(
    texts,
    Uint32Array.from(kept, (code) => used[code] as number),
  );
  const offsets = new Uint32Array(named.count + 2);
  offsets.set(named.offsets, 1);
  return { count: named.count + 1, offsets, bytes: named.bytes };
}

function bytesOf(texts: PackedTexts, code: number): Uint8Array {
  return texts.bytes.subarray(texts.offsets[code], texts.offsets[code + 1]);
}
