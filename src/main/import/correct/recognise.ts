import type { Inspection } from '#shared/contract/inspection.ts';
import { rejectsLayout } from '../commit/rejectsFile.ts';

/** True if a file has the columns of a file of rejected rows. */
export function isCorrection({ columns }: Inspection): boolean {
  return rejectsLayout(columns.map(({ name }) => name)) !== undefined;
}
