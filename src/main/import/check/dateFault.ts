import type { RejectionCode } from './rules.ts';

const CODES: readonly (RejectionCode | undefined)[] = [
  undefined,
  'DATE_MISSING',
  'DATE_UNREADABLE',
  'DATE_IMPOSSIBLE',
  'DATE_RANGE',
];

/** What a fault of the date scanner means for a row; undefined if there is none. */
export function dateFault(fault: number): RejectionCode | undefined {
  return fault === 0 ? undefined : (CODES[fault] ?? 'DATE_UNREADABLE');
}
