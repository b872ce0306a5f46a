import { textOf, textLinesOf } from './textLines.ts';

/** Marks that may set cells apart beside typographic quotes, until the delimiter is known. */
const ANY_MARK = ',;\t|';
const MIN_LINES = 2;
/** Share of the lines that have a cell in such quotes, from which they are quotes. */
const MIN_SHARE = 0.95;

/** A cell in quotes as a word processor writes them: “…”, „…“, „…” or «…». */
function curledCell(marks: string): RegExp {
  // A caret is itself where it does not begin the set.
  const [before, behind] = [`(?<=(?:^|[\\r${marks}]) ?)`, `(?= ?(?:[\\r${marks}]|$))`];
  const [quotes, angles] = ['[“„]([^“”„\\r\\n]*)[”“]', '«([^«»\\r\\n]*)»'];
  return new RegExp(`${before}(?:${quotes}|${angles})${behind}`, 'gmu');
}

/** True if all lines of a text, but perhaps the first, have cells in typographic quotes. */
export function quotesAreCurled(sample: Uint8Array): boolean {
  const [, ...rows] = textLinesOf(sample);
  const cell = curledCell(ANY_MARK);
  const curled = rows.filter((row) => row.search(cell) >= 0).length;
  return rows.length >= MIN_LINES && curled >= rows.length * MIN_SHARE;
}

/** Lines with straight quotes around the cells that stand in typographic ones; `marks` set cells apart. */
export function straightened(lines: Uint8Array, marks = ANY_MARK): Uint8Array {
  const text = textOf(lines).replace(
    curledCell(marks),
    (_, quoted: string | undefined, angled: string | undefined) =>
      `"${(quoted ?? angled ?? '').replaceAll('"', '""')}"`,
  );
  return Buffer.from(text, 'utf8');
}
