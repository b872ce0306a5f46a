import { eachLine, textOf, textLinesOf } from './textLines.ts';

const MIN_LINES = 5;
const MIN_COLUMNS = 3;
/** Blank places between two columns; a single one may stand between a date and its time. */
const MIN_GAP = 2;
/** Share of the lines in which a column has a value. */
const MIN_FILL = 0.5;
const MAX_LINES = 2000;
/** A line under the header that draws the columns. */
const RULE = /^\s*[-=]{2,}(?:\s+[-=]{2,})+\s*$/u;
/** Characters that are two places wide, as they are two bytes in the encodings that such files come from. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/**
 * First places of the columns of a text of fixed widths (0-based; Chinese characters are two places wide): where all
 * lines are blank before, or where a line of dashes under the header says. Undefined where the edges are not plain.
 */
export function columnEdges(sample: Uint8Array): number[] | undefined {
  const lines = textLinesOf(sample).slice(0, MAX_LINES);
  if (lines.some((line) => line.includes('\t'))) return undefined;
  const rule = lines.find((line) => RULE.test(line));
  const rows = lines.filter((line) => !RULE.test(line));
  if (rows.length < MIN_LINES) return undefined;
  const filled = filledPlaces(rows);
  const starts = rule === undefined ? runStarts(filled) : ruledStarts(rule, filled);
  if (starts === undefined || starts.length < MIN_COLUMNS) return undefined;
  const full = starts.every((start, i) => {
    const most = Math.max(...filled.slice(start, starts[i + 1]));
    return most >= rows.length * MIN_FILL;
  });
  // What stands before the first column is part of it.
  return full ? [0, ...starts.slice(1)] : undefined;
}

/** In how many lines each place holds a character. */
function filledPlaces(lines: readonly string[]): number[] {
  const filled: number[] = [];
  for (const line of lines) {
    let place = 0;
    for (const character of line) {
      const width = WIDE.test(character) ? 2 : 1;
      for (let i = place; i < place + width; i += 1) {
        filled[i] = (filled[i] ?? 0) + (character.trim() === '' ? 0 : 1);
      }
      place += width;
    }
  }
  return filled;
}

/** Where places with characters begin behind blank ones. */
function runStarts(filled: readonly number[]): number[] {
  const starts: number[] = [];
  let blank = MIN_GAP;
  filled.forEach((count, place) => {
    if (count > 0 && blank >= MIN_GAP) starts.push(place);
    blank = count > 0 ? 0 : blank + 1;
  });
  return starts;
}

/** Where the groups of a line of dashes begin; undefined if text stands between them. */
function ruledStarts(rule: string, filled: readonly number[]): number[] | undefined {
  const starts = Array.from(rule.matchAll(/[-=]+/gu), ({ index }) => index);
  return starts.slice(1).every((start) => filled[start - 1] === 0) ? starts : undefined;
}

/** Lines of fixed widths as CSV with commas; a line of dashes becomes a blank one. */
export function cellsAtEdges(lines: Uint8Array, edges: readonly number[]): Uint8Array {
  const parts: string[] = [];
  eachLine(lines, (line) => {
    const text = textOf(line).replace(/\r?\n$|\r$/u, '');
    const blank = text.trim() === '' || RULE.test(text);
    parts.push(blank ? '' : cellsOf(text, edges).map(quoted).join(','), '\n');
  });
  return Buffer.from(parts.join(''), 'utf8');
}

function cellsOf(line: string, edges: readonly number[]): string[] {
  const cells = edges.map(() => '');
  let [column, place] = [0, 0];
  for (const character of line) {
    while (place >= (edges[column + 1] ?? Infinity)) column += 1;
    cells[column] = (cells[column] ?? '') + character;
    place += WIDE.test(character) ? 2 : 1;
  }
  return cells.map((cell) => cell.trim());
}

function quoted(cell: string): string {
  return /[",]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
