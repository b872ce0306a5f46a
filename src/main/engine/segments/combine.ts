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
    if (how === 'all') joinWords(out, part, (a, b) => a & b);
    else joinWords(out, part, (a, b) => a | b);
  }
  return out;
}

/** Those of `among` whom the marks leave out. */
export function invertMarks(marks: Marks, among: Marks): Marks {
  const out = among.slice();
  joinWords(out, marks, (a, b) => a & ~b);
  return out;
}

/** Four customers at a time: a live count goes over a million marks dozens of times. */
function joinWords(into: Marks, from: Marks, join: (a: number, b: number) => number): void {
  const words = into.length >>> 2;
  const target = new Uint32Array(into.buffer, 0, words);
  const source = new Uint32Array(from.buffer, 0, words);
  for (let w = 0; w < words; w++) target[w] = join(target[w] as number, source[w] as number);
  for (let c = words * 4; c < into.length; c++) {
    into[c] = join(into[c] as number, from[c] as number);
  }
}
