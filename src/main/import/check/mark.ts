import { MARK_CODES, type MarkCode } from './rules.ts';

/** Column of a marked import in the store: 0 for a sound row, else rule and column of its fault. */
export const MARK = 'mark';

/** More than there are rules. */
const RULES = 32;

/** Rule and column of a row's fault as one number above 0; `column` counts from 0. */
export function markOf(code: MarkCode, column: number): number {
  return MARK_CODES.indexOf(code) + 1 + RULES * (column + 1);
}

/** Takes apart what {@link markOf} made; undefined for a sound row. */
export function readMark(mark: number): { code: MarkCode; column: number } | undefined {
  const code = MARK_CODES[(mark % RULES) - 1];
  return code && { code, column: Math.floor(mark / RULES) - 1 };
}
