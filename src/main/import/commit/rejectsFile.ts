import type { BatchRecord } from '#main/store/index.ts';

/** Columns before the source's own cells, as rejected rows are kept. */
export const REJECT_COLUMNS = ['file', 'line', 'column', 'rule', 'reason'] as const;
/** In the file for the user, of a workbook also the sheet and the address of the cell. */
export const SHEET_COLUMNS = ['sheet', 'cell'] as const;
/** What is wrong with the cell at fault in the user's language, and what helps; the cell itself is among the source's. */
export const HELP_COLUMNS = ['message', 'fix'] as const;
/** Last before the source's cells: the batch that the row returns to when it is corrected. */
export const BATCH_COLUMN = 'batch';

export const LINE_AT = REJECT_COLUMNS.indexOf('line');
export const COLUMN_AT = REJECT_COLUMNS.indexOf('column');
export const REASON_AT = REJECT_COLUMNS.indexOf('reason');

/** Where a file of rejected rows has what. */
export interface RejectsLayout {
  readonly batchAt: number;
  /** First column of the source's cells. */
  readonly sourceAt: number;
}

/** The layout of a file with this header; undefined if it is no file of rejected rows. */
export function rejectsLayout(header: readonly string[]): RejectsLayout | undefined {
  const begins = (names: readonly string[], at: number): boolean =>
    names.every((name, i) => header[at + i]?.trim() === name);
  if (!begins(REJECT_COLUMNS, 0)) return undefined;
  const sheets = begins(SHEET_COLUMNS, REJECT_COLUMNS.length) ? SHEET_COLUMNS.length : 0;
  const helpAt = REJECT_COLUMNS.length + sheets;
  // Files of earlier versions lack these.
  const batchAt = helpAt + (begins(HELP_COLUMNS, helpAt) ? HELP_COLUMNS.length : 0);
  return begins([BATCH_COLUMN], batchAt) ? { batchAt, sourceAt: batchAt + 1 } : undefined;
}

/** Names a batch by its number and its file: the number alone may be another one's elsewhere. */
export function batchToken({ id, fileHash }: Pick<BatchRecord, 'id' | 'fileHash'>): string {
  // A letter first: a spreadsheet would take digits for a number and round it.
  return `B${id}-${fileHash.slice(0, 8)}`;
}
