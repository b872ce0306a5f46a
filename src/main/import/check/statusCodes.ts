import { STATUS_MEANINGS, type StatusMeaning } from '#shared/contract/importPlan.ts';

/** Number under which a meaning is stored: 0 counts, 1 pending, 2 cancelled, 3 refunded, 4 test. */
export function statusCode(meaning: StatusMeaning): number {
  return STATUS_MEANINGS.indexOf(meaning);
}

/**
 * Stored for a row that would count but whose amount cannot be read: brought in marked, it counts in no
 * figure, as no amount is not an amount of zero.
 */
export const UNVALUED = STATUS_MEANINGS.length;
