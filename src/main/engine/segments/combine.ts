/** One byte per customer, 1 where something holds and 0 where not. Arrays of their own, never views. */
export type Marks = Uint8Array<ArrayBuffer>;

/**
 * Marks where all of the parts hold, or any of them. No part at all holds for everybody (`all`) or for
 * nobody (`any`).
 */
export function combineMarks(how: 'all' | 'any', parts: readonly Marks[], length: number): Marks {
  const [first, ...rest] = parts;
  if (!first) return new Uint8Array(length).fill(how === 'all' ? 1 : 0);
  const out = first.slice();
  for (const part of rest) {
    if (how === 'all') keepIn(out, part);
    else addTo(out, part);
  }
  return out;
}

/** Those of `among` whom the marks leave out. */
export function invertMarks(marks: Marks, among: Marks): Marks {
  const out = among.slice();
  const [target, source] = [wordsOf(out), wordsOf(marks)];
  for (let w = 0; w < target.length; w++) {
    target[w] = (target[w] as number) & ~(source[w] as number);
  }
  for (let c = target.length * WORD; c < out.length; c++) {
    out[c] = (out[c] as number) & ~(marks[c] as number);
  }
  return out;
}

/** How many are marked. */
export function countMarks(marks: Marks): number {
  const words = wordsOf(marks);
  let count = 0;
  // Each byte is 0 or 1, so the highest byte of the product is the sum of the four.
  for (let w = 0; w < words.length; w++) count += Math.imul(words[w] as number, 0x01010101) >>> 24;
  for (let c = words.length * WORD; c < marks.length; c++) count += marks[c] as number;
  return count;
}

/** Bytes that are worked on at once: a live count goes over a million marks dozens of times. */
const WORD = 4;

function wordsOf(marks: Marks): Uint32Array {
  return new Uint32Array(marks.buffer, 0, Math.floor(marks.length / WORD));
}

function keepIn(into: Marks, from: Marks): void {
  const [target, source] = [wordsOf(into), wordsOf(from)];
  for (let w = 0; w < target.length; w++) {
    target[w] = (target[w] as number) & (source[w] as number);
  }
  for (let c = target.length * WORD; c < into.length; c++) {
    into[c] = (into[c] as number) & (from[c] as number);
  }
}

function addTo(into: Marks, from: Marks): void {
  const [target, source] = [wordsOf(into), wordsOf(from)];
  for (let w = 0; w < target.length; w++) {
    target[w] = (target[w] as number) | (source[w] as number);
  }
  for (let c = target.length * WORD; c < into.length; c++) {
    into[c] = (into[c] as number) | (from[c] as number);
  }
}
