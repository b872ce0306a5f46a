import type { CheckReport, FaultGroup, Notice } from '#shared/contract/checkReport.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { IDENTITY_FIELDS, type ImportField } from '#shared/domain/importKinds.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { RecordScanner } from '../read/scanner.ts';
import { damageWarnings, type TextDamage } from '../read/textDamage.ts';
import { FaultGroups, type Faults } from './faultGroups.ts';
import { FirstCase } from './firstCase.ts';
import { markOf } from './mark.ts';
import { OddCells } from './oddCells.ts';
import type { PlacedColumn } from './planColumns.ts';
import { cellAddress, sheetOf } from './rowPlace.ts';
import { CaseCounts, ExactSum } from './sums.ts';
import type { MarkCode, RejectionCode, SkipCode, WarningCode } from './rules.ts';

/** Data rows of a file that a spreadsheet or an export limit has probably cut off. */
const CUT_ROWS: ReadonlySet<number> = new Set([
  1_048_575, 1_048_576, 1_000_000, 100_000, 65_535, 65_536,
]);

/** What an accepted row was, for the tally. */
export interface RowFacts {
  /** Day number; NaN if the row has none. */
  readonly day: number;
  /** In minor units; NaN if the row has none. */
  readonly amount: number;
  readonly unidentified: boolean;
  readonly changed: boolean;
  /** The rule under which the row is marked, and the column at fault. */
  readonly mark: MarkCode | undefined;
  readonly at: PlacedColumn | null;
}

/** One set of facts that is filled anew for every row. */
export class FactsOfRow implements RowFacts {
  day = 0;
  amount = 0;
  unidentified = false;
  changed = false;
  mark: MarkCode | undefined;
  at: PlacedColumn | null = null;

  /** The mark as it is stored. */
  get stored(): number {
    return this.mark === undefined ? 0 : markOf(this.mark, this.at?.index ?? -1);
  }
}

/** Counts and sums of one pass over a file. Rows read = accepted + skipped + rejected. */
export class RowTally {
  read = 0;
  accepted = 0;
  changed = 0;
  firstDay: number | null = null;
  lastDay: number | null = null;
  readonly acceptedSum = new ExactSum();
  readonly refundSum = new ExactSum();
  readonly rejectedSum = new ExactSum();
  /** Amounts that do not count because another row is the same. */
  readonly duplicateSum = new ExactSum();
  /** Rows that are in without their amount, which counts with an earlier row. */
  readonly amountsOnce = new FirstCase();
  readonly skips = new CaseCounts<SkipCode>();
  readonly repeated = new CaseCounts<'REPEATED_ROWS'>();
  readonly odd = new OddCells();
  readonly merged = new CaseCounts<'MERGED_CELLS'>();
  readonly rejections = new FaultGroups<RejectionCode>();
  readonly marks = new FaultGroups<MarkCode>();
  readonly warnings = new FaultGroups<WarningCode>();
  readonly #plan: ImportPlan;
  /** Rows with an amount below zero, of zero, and without a customer. */
  readonly #negative = new FirstCase();
  readonly #zero = new FirstCase();
  readonly #unidentified = new FirstCase();

  constructor(plan: ImportPlan) {
    this.#plan = plan;
  }

  get unidentified(): number {
    return this.#unidentified.count;
  }

  /** Counts the accepted row in the scanner; the amount counts where the rows have one. */
  accept(facts: RowFacts, scanner: RecordScanner, hasAmounts: boolean): void {
    const { day, amount } = facts;
    this.accepted += 1;
    if (facts.changed) this.changed += 1;
    if (facts.unidentified) this.#unidentified.add(scanner.line);
    if (facts.mark !== undefined) this.marks.add(facts.mark, facts.at, scanner);
    if (!Number.isNaN(day)) {
      if (this.firstDay === null || day < this.firstDay) this.firstDay = day;
      if (this.lastDay === null || day > this.lastDay) this.lastDay = day;
    }
    if (!hasAmounts || Number.isNaN(amount)) return;
    this.acceptedSum.add(amount);
    if (amount < 0) {
      this.refundSum.add(amount);
      this.#negative.add(scanner.line);
    } else if (amount === 0) {
      this.#zero.add(scanner.line);
    }
  }

  /** All warnings, those of the whole file last. */
  allWarnings(damage: TextDamage): Notice[] {
    const notices = this.warnings.list().map((faults): Notice => {
      const { rule, firstLine, ...group } = this.#group(faults);
      return { code: rule, line: firstLine, ...group };
    });
    const add = (
      code: WarningCode,
      { count, firstLine }: { readonly count: number; readonly firstLine: number },
      fields: readonly ImportField[] = [],
    ): void => {
      if (count === 0) return;
      const at = this.#columnOf(fields);
      const line = firstLine === 0 ? null : firstLine;
      const cell = line === null ? null : this.#cell(at, line);
      notices.push({ code, count, line, column: at?.column.name ?? null, cell, values: [] });
    };
    const none = { count: 0, firstLine: 0 };
    const [repeated = none] = this.repeated.list();
    const [merged = none] = this.merged.list();
    const skipped = (skip: SkipCode) => this.skips.list().find(({ code }) => code === skip) ?? none;
    add('REPEATED_ROWS', repeated);
    for (const { code, ...cells } of this.odd.warnings()) add(code, cells);
    add('MERGED_CELLS', merged);
    add('NEGATIVE_AMOUNTS', this.#negative, ['amount', 'unit_price', 'cost']);
    add('ZERO_AMOUNTS', this.#zero, ['amount', 'unit_price', 'cost']);
    add('UNIDENTIFIED_ROWS', this.#unidentified, IDENTITY_FIELDS);
    add('TOTAL_ROWS_SKIPPED', skipped('TOTAL_ROW'));
    add('OVERLAPPING_ROWS_SKIPPED', skipped('OVERLAPPING_ROW'));
    add('OTHER_TABLE', skipped('OTHER_TABLE'));
    add('DUPLICATE_ROWS_SKIPPED', skipped('DUPLICATE_ROW'));
    add('AMOUNTS_ONCE', this.amountsOnce, ['amount', 'unit_price']);
    for (const { code, count } of damageWarnings(damage)) add(code, { count, firstLine: 0 });
    add('PROBABLY_CUT', { count: CUT_ROWS.has(this.read) ? this.read : 0, firstLine: 0 });
    return notices;
  }

  /** Rejected rows by fault, with their first place. */
  rejectionGroups(): FaultGroup[] {
    return this.rejections.list().map((faults) => this.#group(faults));
  }

  /** The tally as a report; what only the caller knows comes in. */
  report(
    about: Pick<
      CheckReport,
      | 'customers'
      | 'orders'
      | 'hasAmounts'
      | 'currency'
      | 'moneyDigits'
      | 'overlap'
      | 'duplicates'
      | 'seconds'
    >,
    damage: TextDamage,
  ): CheckReport {
    const accepted = this.acceptedSum.value;
    const rejected = this.rejectedSum.value;
    const duplicate = this.duplicateSum.value;
    const left = this.skips.list().find(({ code }) => code === 'DUPLICATE_ROW')?.count ?? 0;
    return {
      ...about,
      rowsRead: this.read,
      rowsAccepted: this.accepted,
      rowsChanged: this.changed,
      rowsSkipped: this.skips.total,
      rowsRejected: this.rejections.total,
      rowsDuplicate: this.repeated.total,
      rowsUnidentified: this.unidentified,
      sourceMinor: String(accepted + rejected + duplicate),
      amountMinor: String(accepted),
      rejectedMinor: String(rejected),
      duplicateMinor: String(duplicate),
      rowsSame: left + this.amountsOnce.count,
      refundMinor: String(this.refundSum.value),
      firstDay: this.firstDay === null ? null : formatIsoDay(this.firstDay),
      lastDay: this.lastDay === null ? null : formatIsoDay(this.lastDay),
      rejections: this.rejectionGroups(),
      skips: this.skips.list(),
      warnings: this.allWarnings(damage),
      rowsMarked: this.marks.total,
      marks: this.marks.list().map((faults) => this.#group(faults)),
    };
  }

  #group({ rule, at, count, firstLine, values }: Faults<string>): FaultGroup {
    const cell = this.#cell(at, firstLine);
    return { rule, column: at?.column.name ?? null, count, firstLine, cell, values: [...values] };
  }

  /** Address of a cell of a workbook; of a whole row that of its first cell. */
  #cell(at: PlacedColumn | null, line: number): string | null {
    const sheet = sheetOf(this.#plan.reading);
    return sheet === undefined ? null : cellAddress(sheet, at?.index ?? 0, line);
  }

  /** The imported column that has the first of these meanings that is there. */
  #columnOf(fields: readonly ImportField[]): PlacedColumn | null {
    for (const field of fields) {
      const index = this.#plan.columns.findIndex(
        (column) => column.field === field && column.action !== 'drop',
      );
      const column = this.#plan.columns[index];
      if (column !== undefined) return { index, column };
    }
    return null;
  }
}
