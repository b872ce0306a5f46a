import type { LineColumns } from './lines.ts';

/**
 * Identified lines ordered by customer, then order id, then moment; lines of the same order are
 * adjacent, and ties keep the order of the file. Counting sorts from the last key to the first: no
 * comparison, no object; a key by which the lines are sorted already costs one look.
 */
export function sortLines(lines: LineColumns): Uint32Array {
  let from = identified(lines.customer);
  let to: Uint32Array = new Uint32Array(from.length);
  const keys = [lines.second, lines.day, lines.order, lines.customer];
  for (const key of keys) {
    if (!key || !countingPass(key, from, to)) continue;
    [from, to] = [to, from];
  }
  return from;
}

function identified(customer: Int32Array): Uint32Array {
  const out = new Uint32Array(customer.length);
  let n = 0;
  for (let i = 0; i < customer.length; i++) if ((customer[i] as number) >= 0) out[n++] = i;
  return out.subarray(0, n);
}

/** Stable sort of `from` by key into `to`; false, with nothing written, if it was in order. */
function countingPass(key: Int32Array, from: Uint32Array, to: Uint32Array): boolean {
  let least = Infinity;
  let most = -Infinity;
  let last = -Infinity;
  let inOrder = true;
  for (let i = 0; i < from.length; i++) {
    const k = key[from[i] as number] as number;
    if (k < last) inOrder = false;
    last = k;
    if (k < least) least = k;
    if (k > most) most = k;
  }
  if (inOrder) return false;
  const place = new Uint32Array(most - least + 2);
  for (let i = 0; i < from.length; i++) {
    const k = (key[from[i] as number] as number) - least + 1;
    place[k] = (place[k] as number) + 1;
  }
  for (let k = 1; k < place.length; k++) {
    place[k] = (place[k] as number) + (place[k - 1] as number);
  }
  for (let i = 0; i < from.length; i++) {
    const line = from[i] as number;
    const k = (key[line] as number) - least;
    const at = place[k] as number;
    to[at] = line;
    place[k] = at + 1;
  }
  return true;
}
