import type { CheckReport, Rejection } from '#shared/contract/imports.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { CaseCounts, ExactSum } from './sums.ts';
import type { RejectionCode, SkipCode, WarningCode } from './rules.ts';

/** Data rows of a file that a spreadsheet or an export limit has probably cut off. */
const CUT_ROWS: ReadonlySet<number> = new Set([
  1_048_575, 1_048_576, 1_000_000, 100_000, 65_535, 65_536,
]);

/** What an accepted row was, for the tally. */
export interface RowFacts {
  /** Day number; NaN if the row has none. */
  readonly day: number;
  readonly amount: number;
  unidentified: boolean;
  changed: boolean;
}

/** Counts and sums of one pass over a file. Rows read = accepted + skipped + rejected. */
export class RowTally {
  read = 0;
  accepted = 0;
  changed = 0;
  unidentified = 0;
  firstDay: number | null = null;
  lastDay: number | null = null;
  readonly acceptedSum = new ExactSum();
  readonly refundSum = new ExactSum();
  readonly rejectedSum = new ExactSum();
  readonly skips = new CaseCounts<SkipCode>();
  readonly repeated = new CaseCounts<'REPEATED_ROWS'>();
  readonly warnings = new CaseCounts<WarningCode>();
  readonly #rejections = new Map<string, Rejection>();
  #negative = 0;
  #negativeLine = 0;
  #zero = 0;
  #zeroLine = 0;
  #unidentifiedLine = 0;

  /** Counts an accepted row; the amount counts where the rows have one. */
  accept(
    { day, amount, unidentified, changed }: RowFacts,
    line: number,
    hasAmounts: boolean,
  ): void {
    this.accepted += 1;
    if (changed) this.changed += 1;
    if (unidentified && this.unidentified++ === 0) this.#unidentifiedLine = line;
    if (!Number.isNaN(day)) {
      if (this.firstDay === null || day < this.firstDay) this.firstDay = day;
      if (this.lastDay === null || day > this.lastDay) this.lastDay = day;
    }
    if (!hasAmounts) return;
    this.acceptedSum.add(amount);
    if (amount < 0) {
      this.refundSum.add(amount);
      if (this.#negative++ === 0) this.#negativeLine = line;
    } else if (amount === 0 && this.#zero++ === 0) {
      this.#zeroLine = line;
    }
  }

  reject(column: string | null, code: RejectionCode, line: number): void {
    const key = `${code}\n${column ?? ''}`;
    const known = this.#rejections.get(key);
    if (known) known.count += 1;
    else this.#rejections.set(key, { rule: code, column, count: 1, firstLine: line });
  }

  get rejected(): number {
    return this.rejections.reduce((total, { count }) => total + count, 0);
  }

  get rejections(): Rejection[] {
    return [...this.#rejections.values()];
  }

  /** All warnings, those of the whole file last. */
  allWarnings(nulls: number): { code: WarningCode; count: number; line: number | null }[] {
    const warnings: { code: WarningCode; count: number; line: number | null }[] = this.warnings
      .list()
      .map(({ code, count, firstLine }) => ({ code, count, line: firstLine }));
    const add = (code: WarningCode, count: number, line: number | null): void => {
      if (count > 0) warnings.push({ code, count, line });
    };
    const [repeated] = this.repeated.list();
    const totals = this.skips.list().find(({ code }) => code === 'TOTAL_ROW');
    add('REPEATED_ROWS', repeated?.count ?? 0, repeated?.firstLine ?? null);
    add('NEGATIVE_AMOUNTS', this.#negative, this.#negativeLine);
    add('ZERO_AMOUNTS', this.#zero, this.#zeroLine);
    add('UNIDENTIFIED_ROWS', this.unidentified, this.#unidentifiedLine);
    add('TOTAL_ROWS_SKIPPED', totals?.count ?? 0, totals?.firstLine ?? null);
    add('NUL_REMOVED', nulls, null);
    add('PROBABLY_CUT', CUT_ROWS.has(this.read) ? this.read : 0, null);
    return warnings;
  }

  /** The tally as a report; what only the caller knows comes in. */
  report(
    about: Pick<
      CheckReport,
      'customers' | 'orders' | 'hasAmounts' | 'currency' | 'moneyDigits' | 'seconds'
    >,
    nulls: number,
  ): CheckReport {
    const accepted = this.acceptedSum.value;
    const rejected = this.rejectedSum.value;
    return {
      ...about,
      rowsRead: this.read,
      rowsAccepted: this.accepted,
      rowsChanged: this.changed,
      rowsSkipped: this.skips.total,
      rowsRejected: this.rejected,
      rowsDuplicate: this.repeated.total,
      rowsUnidentified: this.unidentified,
      sourceMinor: String(accepted + rejected),
      amountMinor: String(accepted),
      rejectedMinor: String(rejected),
      refundMinor: String(this.refundSum.value),
      firstDay: this.firstDay === null ? null : formatIsoDay(this.firstDay),
      lastDay: this.lastDay === null ? null : formatIsoDay(this.lastDay),
      rejections: this.rejections,
      skips: this.skips.list(),
      warnings: this.allWarnings(nulls),
    };
  }
}
