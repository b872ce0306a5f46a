/** A range of merged cells, 0-based, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Ranges of a sheet that are taken in: a sheet of orders has none, a report some thousands. */
export const MAX_MERGES = 1 << 16;
/** Rows in which a header can stand. */
const HEADER_ROWS = 40;

/**
 * Writes the text of a merged cell into every column that it spans, in the rows where headers stand:
 * "Q1" over three months names all three. A cell that is alone in its row is a title and stays one;
 * rows further down are data, in which a repeated value would be counted twice.
 */
export function fillMerges(rows: readonly string[][], merges: readonly MergedRange[]): void {
  for (const { top, left, right } of merges) {
    const row = rows[top];
    const text = row?.[left] ?? '';
    if (row === undefined || top >= HEADER_ROWS || text === '' || right === left) continue;
    if (!row.some((cell, column) => cell !== '' && (column < left || column > right))) continue;
    while (row.length <= right) row.push('');
    row.fill(text, left, right + 1);
  }
}

/**
 * The rows (1-based, ascending, up to `lastRow`) in which a cell begins that reaches into the rows
 * below. Those stay empty in its column: an amount that belongs to three rows at once is not theirs
 * three times, so that a person has to say what is meant.
 */
export function rowsReachingDown(merges: readonly MergedRange[], lastRow: number): number[] {
  return merges
    .filter(({ top, bottom }) => bottom > top && top < lastRow)
    .map(({ top }) => top + 1)
    .sort((a, b) => a - b);
}
