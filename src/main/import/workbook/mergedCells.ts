/** A range of merged cells, 0-based, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

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
