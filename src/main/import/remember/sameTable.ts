import { importPlanSchema } from '#shared/contract/importPlan.ts';
import type { Reading } from '#shared/contract/importReading.ts';
import type { BatchRecord } from '#main/store/index.ts';

/** A table: of which file, and which sheet, file of an archive, or table of several if it has such. */
export interface TableSource {
  readonly hash: string;
  readonly reading: TableOfFile;
}

/** What of a reading tells the tables of one file apart. */
export type TableOfFile = Pick<Reading, 'sheet' | 'table'>;

/** True if a batch came from this very table. Another sheet of the same file holds other rows. */
export function isSameTable(
  { fileHash, plan }: Pick<BatchRecord, 'fileHash' | 'plan'>,
  { hash, reading }: TableSource,
): boolean {
  if (fileHash !== hash) return false;
  const parsed = importPlanSchema.safeParse(JSON.parse(plan));
  if (!parsed.success) return true;
  const known = parsed.data.reading;
  return known.sheet === reading.sheet && numberOf(known) === numberOf(reading);
}

/** A file that was read as one table was so from its first one on. */
function numberOf({ table }: TableOfFile): number {
  return table?.number ?? 1;
}
