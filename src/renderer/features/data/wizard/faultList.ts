import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { Fixable } from './fixes.ts';

/** What becomes of the rows of a line of the list. */
export type Outcome = 'rejected' | 'marked' | 'skipped' | 'notice';

/** A line of the check: rows with one cause, where the first of them is, and examples. */
export interface FaultLine extends Fixable {
  readonly outcome: Outcome;
  readonly count: number;
  /** Null if it concerns the whole file. */
  readonly line: number | null;
  readonly cell: string | null;
}

/** Everything that a check found, what costs rows first and by number within each outcome. */
export function faultLines(report: CheckReport): readonly FaultLine[] {
  const groups = (outcome: 'rejected' | 'marked', found: CheckReport['marks']): FaultLine[] =>
    found.map(({ firstLine, ...group }) => ({ ...group, outcome, line: firstLine }));
  const skips = report.skips.map(({ code, count, firstLine }): FaultLine => ({
    rule: code,
    outcome: 'skipped',
    column: null,
    count,
    line: firstLine,
    cell: null,
    values: [],
  }));
  const notices = report.warnings
    // Rows that are left out stand there as such.
    .filter(({ code }) => !code.endsWith('_ROWS_SKIPPED'))
    .map(({ code, ...notice }): FaultLine => ({ ...notice, rule: code, outcome: 'notice' }));
  return [
    groups('rejected', report.rejections),
    groups('marked', report.marks),
    skips,
    notices,
  ].flatMap((lines) => lines.toSorted((a, b) => b.count - a.count));
}
