import type { Reading } from '#shared/contract/importReading.ts';

/** Which records of a file are what, as numbers from 0. */
export interface Places {
  /** First record of the table: its head begins there. */
  readonly from: number;
  /** First record of the header; -1 without one. */
  readonly header: number;
  /** First record behind head and header. */
  readonly rows: number;
  /** First record behind the table; Infinity where it goes to the end. */
  readonly until: number;
}

/** Where the table of a reading stands among the records of its file. */
export function placesOf({
  skipHead,
  headerRows,
  table,
}: Pick<Reading, 'skipHead' | 'headerRows' | 'table'>): Places {
  const from = table?.from ?? 0;
  return {
    from,
    header: headerRows > 0 ? from + skipHead : -1,
    rows: from + skipHead + headerRows,
    until: table?.until ?? Infinity,
  };
}
