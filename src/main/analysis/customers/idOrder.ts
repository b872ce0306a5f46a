import type { PackedTexts } from '#main/store/index.ts';
import { orderOf, type ValueOrder } from './orderOf.ts';

/** Bytes that fit into the whole numbers of a double. */
const KEY_BYTES = 6;

/**
 * Texts in the order of their bytes. The six bytes behind the beginning that all share are sorted as
 * numbers; only texts that agree in them too are compared byte by byte.
 */
export function idOrder(texts: PackedTexts): ValueOrder {
  const skip = sharedBytes(texts);
  const keys = new Float64Array(texts.count);
  for (let i = 0; i < texts.count; i++) {
    const from = (texts.offsets[i] as number) + skip;
    const end = texts.offsets[i + 1] as number;
    let key = 0;
    for (let b = 0; b < KEY_BYTES; b++) {
      // A text that ends here sorts before one that has a zero byte.
      key = key * 257 + (from + b < end ? (texts.bytes[from + b] as number) + 1 : 0);
    }
    keys[i] = key;
  }
  const order = orderOf(keys);
  const { index } = order;
  for (let i = 0; i < index.length;) {
    let end = i + 1;
    while (end < index.length && keys[index[end] as number] === keys[index[i] as number]) end++;
    if (end - i > 1) index.subarray(i, end).sort((a, b) => compareBytes(texts, a, b));
    i = end;
  }
  return order;
}

/** Length of the beginning that all texts share. */
function sharedBytes(texts: PackedTexts): number {
  if (texts.count === 0) return 0;
  let shared = texts.offsets[1] as number;
  for (let i = 1; i < texts.count && shared > 0; i++) {
    const from = texts.offsets[i] as number;
    shared = Math.min(shared, (texts.offsets[i + 1] as number) - from);
    for (let b = 0; b < shared; b++) {
      if (texts.bytes[from + b] !== texts.bytes[b]) shared = b;
    }
  }
  return shared;
}

function compareBytes(texts: PackedTexts, a: number, b: number): number {
  const fromA = texts.offsets[a] as number;
  const fromB = texts.offsets[b] as number;
  const lengthA = (texts.offsets[a + 1] as number) - fromA;
  const lengthB = (texts.offsets[b + 1] as number) - fromB;
  const length = Math.min(lengthA, lengthB);
  for (let i = 0; i < length; i++) {
    const difference = (texts.bytes[fromA + i] as number) - (texts.bytes[fromB + i] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
