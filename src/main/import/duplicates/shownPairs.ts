import type { DuplicatePair } from '#shared/contract/duplicates.ts';
import type { ImportPlan, PlanColumn } from '#shared/contract/importPlan.ts';
import { duplicateField, type DuplicateRule } from '#shared/domain/duplicates.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { shownValue } from '../check/faultGroups.ts';
import { cellAddress, sheetOf } from '../check/rowPlace.ts';
import { dialectOf } from '../detect/dialect.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { RecordScanner } from '../read/scanner.ts';
import { openText } from '../read/textFile.ts';
import type { PairLines } from './findDuplicates.ts';

/** What the imported columns of pairs of rows say; the file is read down to the last of them. */
export function shownPairs(
  source: FileToRead,
  plan: ImportPlan,
  rule: DuplicateRule,
  pairs: readonly PairLines[],
  control: JobControl,
): DuplicatePair[] {
  const wanted = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  const rows = rowsAt(source, plan, wanted, control);
  const field = duplicateField(rule, plan.kind, plan.columns);
  const at = plan.columns.findIndex((column) => column.field === field);
  const sheet = sheetOf(plan.reading);
  const address = (line: number): string | null =>
    sheet === undefined ? null : cellAddress(sheet, at, line);
  return pairs.map(({ first, second }) => ({
    firstLine: first,
    secondLine: second,
    firstCell: address(first),
    secondCell: address(second),
    values: plan.columns.flatMap((column, index) =>
      column.field === null || column.action === 'drop'
        ? []
        : [compared(column, rows.get(first)?.[index] ?? '', rows.get(second)?.[index] ?? '')],
    ),
  }));
}

function compared(
  column: PlanColumn,
  first: string,
  second: string,
): DuplicatePair['values'][number] {
  return {
    column: column.name,
    first: shownValue(first, column),
    second: shownValue(second, column),
    differs: first.trim() !== second.trim(),
  };
}

function rowsAt(
  source: FileToRead,
  plan: ImportPlan,
  lines: ReadonlySet<number>,
  control: JobControl,
): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  const file = openText(source, plan.reading, false, control);
  try {
    const scanner = new RecordScanner(file, dialectOf(plan.reading), plan.columns.length);
    while (rows.size < lines.size && scanner.next()) {
      if (!lines.has(scanner.line)) continue;
      rows.set(
        scanner.line,
        Array.from({ length: scanner.count }, (_, i) => scanner.text(i)),
      );
      control.check();
    }
    return rows;
  } finally {
    file.close();
  }
}
