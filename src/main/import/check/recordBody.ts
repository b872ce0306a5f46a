import type { ImportPlan } from '#shared/contract/imports.ts';
import { NUMBER_FAULTS, NumberScanner } from '../type/numberScanner.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { NumberArray, RowChunk } from '../storing/rowChunk.ts';
import type { RowShape } from '../storing/rowStore.ts';
import { DateCell } from './dateCell.ts';
import type { RowBody } from './fileRows.ts';
import {
  recordShape,
  resolveRecordPlan,
  type RecordNumber,
  type RecordPlan,
} from './recordPlan.ts';
import type { RejectionCode } from './rules.ts';
import type { RowFacts, RowTally } from './rowTally.ts';
import { TextColumns } from './textColumns.ts';

/**
 * Rows of every kind beside orders. What the kind needs must be readable; a number that may be absent
 * is left empty where it cannot be read, and counted. A date that is there must be one.
 */
export class RecordBody implements RowBody {
  readonly shape: RowShape;
  readonly neededColumns: number;
  readonly sortKey: number;
  readonly hasAmounts: boolean;
  faultColumn: string | null = null;
  mayBeTotal = false;
  readonly #record: RecordPlan;
  readonly #digits: number;
  readonly #totals: boolean;
  readonly #tally: RowTally;
  readonly #texts: TextColumns;
  readonly #dates: DateCell | undefined;
  readonly #number = new NumberScanner();
  /** Day and numbers of the record last read. */
  #day = NaN;
  readonly #values: Float64Array;
  readonly #summed: number;
  readonly #facts = { day: 0, amount: 0, unidentified: false, changed: false };
  #columns: { readonly line: NumberArray; readonly day: NumberArray | undefined } | undefined;
  #second: NumberArray | undefined;
  #targets: readonly NumberArray[] = [];

  /** Throws if the plan has an open question. */
  constructor(plan: ImportPlan, file: string, tally: RowTally) {
    const record = resolveRecordPlan(plan, file);
    this.#record = record;
    this.#dates = record.date && new DateCell(record.date);
    this.#digits = plan.money.digits;
    this.#tally = tally;
    this.#texts = new TextColumns(record.texts);
    this.#values = new Float64Array(record.numbers.length);
    this.#summed = record.summed === undefined ? -1 : record.numbers.indexOf(record.summed);
    // What people write may begin with the word "total".
    this.#totals = plan.kind !== 'texts';
    this.shape = recordShape(record);
    this.neededColumns = record.neededColumns;
    this.sortKey = record.sortKey;
    this.hasAmounts = this.#summed >= 0;
  }

  read(scanner: RecordScanner): RejectionCode | undefined {
    const fault = this.#readDate(scanner);
    if (fault !== undefined) return fault;
    this.mayBeTotal = this.#totals && Number.isNaN(this.#day);
    for (let i = 0; i < this.#record.numbers.length; i += 1) {
      const column = this.#record.numbers[i] as RecordNumber;
      const code = this.#readNumber(scanner, column, i);
      if (code !== undefined) {
        this.faultColumn = column.column.name;
        return code;
      }
    }
    for (const { index, column } of this.#record.neededTexts) {
      scanner.cell(index);
      if (scanner.cellEnd > scanner.cellStart) continue;
      this.faultColumn = column.name;
      return 'TEXT_MISSING';
    }
    return undefined;
  }

  amountOf(scanner: RecordScanner): number | undefined {
    const { summed } = this.#record;
    if (summed === undefined) return undefined;
    const fault = this.#readNumber(scanner, summed, this.#summed);
    const value = this.#values[this.#summed] as number;
    return fault !== undefined || Number.isNaN(value) ? undefined : value;
  }

  useChunk(chunk: RowChunk): void {
    this.#texts.useChunk(chunk);
    this.#columns = { line: chunk.numbers('line'), day: chunk.numbersIf('day') };
    this.#second = chunk.numbersIf('second');
    this.#targets = this.#record.numbers.map(({ name }) => chunk.numbers(name));
  }

  write(scanner: RecordScanner, row: number): RowFacts {
    const columns = this.#columns;
    if (columns === undefined) throw new Error('no chunk');
    columns.line[row] = scanner.line;
    if (columns.day !== undefined) columns.day[row] = this.#day;
    if (this.#second !== undefined) this.#second[row] = this.#dates?.second ?? -1;
    if (this.#dates?.moved === true) this.#tally.warnings.add('DAY_MOVED', scanner.line);
    this.#targets.forEach((target, i) => {
      target[row] = this.#values[i] as number;
    });
    const amount = this.#summed < 0 ? 0 : (this.#values[this.#summed] as number);
    const facts = this.#facts;
    facts.day = this.#day;
    facts.amount = Number.isNaN(amount) ? 0 : amount;
    facts.changed = this.#texts.write(scanner, row);
    facts.unidentified = this.#record.identified && this.#texts.firstIsEmpty;
    return facts;
  }

  #readDate(scanner: RecordScanner): RejectionCode | undefined {
    this.#day = NaN;
    const { date } = this.#record;
    if (date === undefined || this.#dates === undefined) return undefined;
    const fault = this.#dates.read(scanner);
    if (fault === undefined) this.#day = this.#dates.day;
    if (fault === undefined || (fault === 'DATE_MISSING' && !date.needed)) return undefined;
    this.faultColumn = date.column.name;
    return fault;
  }

  #readNumber(scanner: RecordScanner, column: RecordNumber, at: number): RejectionCode | undefined {
    const number = this.#number;
    scanner.cell(column.index);
    const { cellBytes, cellStart, cellEnd } = scanner;
    const fault = number.scan(cellBytes, cellStart, cellEnd, column.decimal, column.shift);
    this.#values[at] = NaN;
    if (fault === NUMBER_FAULTS.none) {
      const value = column.money
        ? number.scaled(this.#digits)
        : number.mantissa / 10 ** number.decimals;
      if (Number.isNaN(value)) return 'AMOUNT_DIGITS';
      this.#values[at] = value;
      return undefined;
    }
    const missing = fault === NUMBER_FAULTS.missing;
    if (column.needed) return missing ? 'NUMBER_MISSING' : 'NUMBER_UNREADABLE';
    if (!missing) this.#tally.warnings.add('NUMBER_EMPTY', scanner.line);
    return undefined;
  }
}
