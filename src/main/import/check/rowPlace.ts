import type { ErrorPlace } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { columnLetters } from '#shared/domain/columnLetters.ts';

/** The sheet that a plan reads; undefined for text, also that of a zip, and for web pages. */
export function sheetOf({ format, sheet }: ImportPlan['reading']): string | undefined {
  return format === undefined || format === 'html' ? undefined : sheet;
}

/**
 * Where a fault stands: file and line, and in a workbook the sheet and the address of the cell. A
 * fault of the whole row has no column and no cell.
 *
 * @param line 1-based; in a workbook the number of the sheet's row
 * @param column name of a column of the plan
 */
export function rowPlace(
  plan: ImportPlan,
  file: string,
  line: number,
  column: string | null,
): ErrorPlace {
  const sheet = sheetOf(plan.reading);
  const index = plan.columns.findIndex(({ name }) => name === column);
  return {
    file,
    row: line,
    ...(sheet !== undefined && { sheet }),
    ...(column !== null && { column }),
    ...(sheet !== undefined && index >= 0 && { cell: cellAddress(sheet, index, line) }),
  };
}

/** A cell as spreadsheets write it: `Sheet1!C1025`; other names than plain words stand in quotes. */
export function cellAddress(sheet: string, column: number, row: number): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet);
  return `${plain ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${columnLetters(column)}${row}`;
}
