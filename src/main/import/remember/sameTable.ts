import { importPlanSchema } from '#shared/contract/importPlan.ts';
import type { BatchRecord } from '#main/store/index.ts';

/** A table: of which file, and which sheet of a workbook or file of an archive, if it has several. */
export interface TableSource {
  readonly hash: string;
  readonly sheet: string | undefined;
}

/** True if a batch came from this very table. Another sheet of the same file holds other rows. */
export function isSameTable(
  { fileHash, plan }: Pick<BatchRecord, 'fileHash' | 'plan'>,
  { hash, sheet }: TableSource,
): boolean {
  if (fileHash !== hash) return false;
  const known = importPlanSchema.safeParse(JSON.parse(plan));
  return !known.success || known.data.reading.sheet === sheet;
}
