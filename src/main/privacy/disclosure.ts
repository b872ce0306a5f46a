import { CoverCells, type PublishedCells } from './coverCells.ts';

/**
 * Small-cell protection of published counts: which cells of a table to hold back so that no cell below
 * a least count can be seen, nor worked out from the sums that are published beside it.
 *
 * Threshold and complementary suppression after A. Hundepool et al., "Statistical Disclosure Control"
 * (2012), chapter 4; dominance rule as in the specification (largest over 50 %, two largest over 85 %).
 */

/** Least customers of a published cell. */
export const LEAST_COUNT = 10;

const LARGEST_SHARE = 0.5;
const TWO_LARGEST_SHARE = 0.85;

/** Which cells to hold back, and which lines can only be protected by holding back their sum as well. */
export interface HeldBack {
  readonly cells: readonly boolean[];
  readonly lines: readonly boolean[];
}

/**
 * Cells to hold back: those with a count above zero and below `least`, the unsafe ones, and as many
 * more, of the least counts together ({@link CoverCells}), as are needed so that on every line with a held-back cell at
 * least two are held back, these make at least `least` together, and no held-back cell follows from the lines.
 * A line that has nothing left to hold back is named, its sum must not be published.
 */
export function holdBack(table: PublishedCells, least = LEAST_COUNT): HeldBack {
  const { counts, lines, unsafe } = table;
  const cells = counts.map((count, i) => (count > 0 && count < least) || unsafe?.[i] === true);
  const openLines = lines.map(() => false);
  const cover = new CoverCells(table);
  for (;;) {
    const added = protectLines(table, cover, cells, openLines, least);
    const known = determinedCell(
      cells,
      lines.filter((_, l) => openLines[l] === false),
    );
    if (known !== undefined && !hideBeside(table, cells, openLines, known)) {
      // Nothing is left to hide beside it: the sums it follows from go instead.
      lines.forEach((line, l) => {
        if (line.includes(known)) openLines[l] = true;
      });
    }
    if (!added && known === undefined) return { cells, lines: openLines };
  }
}

/** True if one customer makes over half of a sum, or two make over 85 %: the cell tells about them. */
export function isDominated(largest: number, second: number, total: number): boolean {
  if (total <= 0) return false;
  return largest > LARGEST_SHARE * total || largest + second > TWO_LARGEST_SHARE * total;
}

/** Holds back more cells on lines that do not hide enough; true if there was something to do. */
function protectLines(
  { counts, lines }: PublishedCells,
  cover: CoverCells,
  cells: boolean[],
  openLines: boolean[],
  least: number,
): boolean {
  let changed = false;
  lines.forEach((line, l) => {
    for (;;) {
      if (openLines[l]) return;
      const hidden = line.filter((cell) => cells[cell]);
      const sum = hidden.reduce((total, cell) => total + (counts[cell] ?? 0), 0);
      if (hidden.length === 0 || (hidden.length >= 2 && sum >= least)) return;
      changed = true;
      const next = smallestShown(counts, cells, line);
      const more = cover.of(l, { cells, lines: openLines }) ?? (next === undefined ? [] : [next]);
      if (more.length === 0) openLines[l] = true;
      for (const cell of more) cells[cell] = true;
    }
  });
  return changed;
}

/** The shown cell of a line with the smallest count above zero, else one with zero. */
function smallestShown(
  counts: readonly number[],
  cells: readonly boolean[],
  line: readonly number[],
): number | undefined {
  const rank = (cell: number): number => {
    const count = counts[cell] ?? 0;
    return count > 0 ? count : Number.MAX_VALUE;
  };
  return line
    .filter((cell) => !cells[cell])
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .at(0);
}

/** Holds back one more cell on a line of `cell`; false if all of them are held back already. */
function hideBeside(
  { counts, lines }: PublishedCells,
  cells: boolean[],
  openLines: readonly boolean[],
  cell: number,
): boolean {
  const near = lines.filter((line, l) => !openLines[l] && line.includes(cell)).flat();
  const next = smallestShown(counts, cells, near);
  if (next === undefined) return false;
  cells[next] = true;
  return true;
}

/**
 * A held-back cell that follows from the sums of the lines alone, if there is one: its unit vector lies
 * in the row space of the lines over the held-back cells (Gauss-Jordan elimination).
 */
function determinedCell(
  cells: readonly boolean[],
  lines: readonly (readonly number[])[],
): number | undefined {
  const hidden = cells.flatMap((held, cell) => (held ? [cell] : []));
  const column = new Map(hidden.map((cell, i) => [cell, i]));
  const rows = lines
    .map((line) => {
      const row = new Array<number>(hidden.length).fill(0);
      for (const cell of line) {
        const at = column.get(cell);
        if (at !== undefined) row[at] = 1;
      }
      return row;
    })
    .filter((row) => row.includes(1));
  reduceRows(rows, hidden.length);
  for (const row of rows) {
    const filled = row.flatMap((value, at) => (Math.abs(value) > TINY ? [at] : []));
    const [only] = filled;
    if (filled.length === 1 && only !== undefined) return hidden[only];
  }
  return undefined;
}

/** Entries of the elimination are small whole numbers or simple fractions; less than this is zero. */
const TINY = 1e-9;

/** Brings rows into reduced echelon form in place. */
function reduceRows(rows: number[][], columns: number): void {
  let rank = 0;
  for (let c = 0; c < columns && rank < rows.length; c++) {
    const pivot = rows.findIndex((row, r) => r >= rank && Math.abs(row[c] ?? 0) > TINY);
    const top = rows[pivot];
    const swapped = rows[rank];
    if (!top || !swapped) continue;
    rows[pivot] = swapped;
    rows[rank] = top;
    const lead = top[c] ?? 1;
    for (let k = 0; k < columns; k++) top[k] = (top[k] ?? 0) / lead;
    for (const row of rows) {
      const factor = row[c] ?? 0;
      if (row === top || factor === 0) continue;
      for (let k = 0; k < columns; k++) row[k] = (row[k] ?? 0) - factor * (top[k] ?? 0);
    }
    rank++;
  }
}
