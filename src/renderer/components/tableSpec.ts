import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { FigureTable } from '#shared/contract/figures.ts';

/** The numbers of a figure as a table: for screen readers, the table view and the clipboard. */
export interface TableSpec {
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  /** Cells as the user reads them; null where there is nothing. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** The customers behind each row; null for a row that is about none. */
  readonly behind?: readonly (SegmentRule | null)[];
}

/** The table without the columns in which no row has a cell. */
export function filledColumns({ columns, rows, ...rest }: TableSpec): TableSpec {
  const filled = columns.map((_, at) => rows.some((row) => (row[at] ?? null) !== null));
  return {
    ...rest,
    columns: columns.filter((_, at) => filled[at]),
    rows: rows.map((row) => row.filter((_, at) => filled[at])),
  };
}

/** Tab-separated text of a table; tabs and line breaks within a cell become spaces. */
export function toTsv({ columns, rows }: TableSpec): string {
  const lines = [columns.map(({ label }) => label), ...rows];
  return lines
    .map((cells) => cells.map((cell) => (cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** The table as the core saves it. */
export function asFigureTable(title: string, { columns, rows }: TableSpec): FigureTable {
  return { title, columns: columns.map(({ label }) => label), rows: rows.map((row) => [...row]) };
}
