import { MemoryBlocks } from '../read/sample.ts';
import type { Dialect } from '../read/dialect.ts';
import { BROKEN_QUOTE, QUOTED } from '../read/recordFields.ts';
import { RecordScanner } from '../read/scanner.ts';

const SPACE = 32;
const MAX_RECORDS = 3000;
/** What quotes around all cells are worth: they tell more than one more column, which a text with commas gives. */
const QUOTED_WEIGHT = 0.05;

/** What the records of a text are like under a dialect. */
export interface Shape {
  readonly columns: number;
  readonly records: number;
  /** Cells of the first record. */
  readonly first: number;
  /** Records with exactly `columns` cells. */
  readonly regular: number;
  readonly broken: number;
  readonly quoted: number;
  /** Share of the cells behind a delimiter that a space stands in front of. */
  readonly paddedShare: number;
  /** Records of which every second cell, from the second on, is empty. */
  readonly hollow: number;
  readonly score: number;
}

/** Reads a text under a dialect; the higher the score, the more it is a table. */
export function shapeOf(sample: Uint8Array, dialect: Dialect): Shape {
  const scanner = new RecordScanner(new MemoryBlocks(sample), dialect);
  const widths = new Map<number, number>();
  let records = 0;
  let broken = 0;
  let cells = 0;
  let quoted = 0;
  let first = 0;
  let hollow = 0;
  let [behind, padded] = [0, 0];
  while (records < MAX_RECORDS && scanner.next()) {
    if (scanner.blank) continue;
    records += 1;
    if (records === 1) first = scanner.count;
    cells += scanner.count;
    widths.set(scanner.count, (widths.get(scanner.count) ?? 0) + 1);
    if (isHollow(scanner)) hollow += 1;
    for (let i = 0; i < scanner.count; i += 1) {
      const flag = scanner.flags[i] as number;
      if ((flag & QUOTED) !== 0) quoted += 1;
      if (i > 0 && dialect.padded === true) {
        const start = (scanner.starts[i] as number) - ((flag & QUOTED) !== 0 ? 1 : 0);
        behind += 1;
        if (scanner.bytes[start - 1] === SPACE) padded += 1;
      }
      if ((flag & BROKEN_QUOTE) !== 0) broken += 1;
    }
  }
  let [columns, regular] = [1, 0];
  for (const [width, count] of widths) {
    if (width > 1 && count * width > regular * columns) [columns, regular] = [width, count];
  }
  if (columns === 1) regular = widths.get(1) ?? 0;
  const share = records === 0 ? 0 : regular / records;
  const sound = records === 0 ? 1 : 1 - Math.min(1, broken / records);
  const quoteBonus = quoted > 0 ? 0.001 + (QUOTED_WEIGHT * quoted) / cells : 0;
  return {
    columns,
    records,
    first,
    regular,
    broken,
    quoted,
    hollow,
    paddedShare: behind === 0 ? 0 : padded / behind,
    score:
      columns === 1 ? 0.01 * sound + quoteBonus : share * sound * (1 - 1 / columns) + quoteBonus,
  };
}

function isHollow({ count, starts, ends }: RecordScanner): boolean {
  if (count < 3 || count % 2 === 0) return false;
  for (let i = 1; i < count; i += 2) if (starts[i] !== ends[i]) return false;
  return true;
}
