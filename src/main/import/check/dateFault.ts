import type { ValueFault } from './rules.ts';

/** A fault of a date; only one that is there can be wrong. */
export type DateFault = Extract<ValueFault, `DATE_${string}`> | 'DATE_MISSING';

const CODES: readonly (DateFault | undefined)[] = [
  undefined,
  'DATE_MISSING',
  'DATE_UNREADABLE',
  'DATE_IMPOSSIBLE',
  'DATE_RANGE',
];

/** What a fault of the date scanner means for a row; undefined if there is none. */
export function dateFault(fault: number): DateFault | undefined {
  return fault === 0 ? undefined : (CODES[fault] ?? 'DATE_UNREADABLE');
}
