import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { NUMBER_FAULTS, NumberScanner } from '../type/numberScanner.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { NumberArray, RowChunk } from '../storing/rowChunk.ts';
import type { RowShape } from '../storing/rowStore.ts';
import { DateCell } from './dateCell.ts';
import type { RowBody } from './fileRows.ts';
import { MARK } from './mark.ts';
import { isEmptyWord, type PlacedColumn } from './planColumns.ts';
import {
  recordShape,
  resolveRecordPlan,
  type RecordNumber,
  type RecordPlan,
} from './recordPlan.ts';
import type { RejectionCode, ValueFault } from './rules.ts';
import { FactsOfRow, type RowFacts, type RowTally } from './rowTally.ts';
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
  faultColumn: PlacedColumn | null = null;
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
  readonly #facts = new FactsOfRow();
  /** Bad rows are brought in marked. */
  readonly #marks: boolean;
  #columns: RecordColumns | undefined;
  #targets: readonly NumberArray[] = [];

  /** Throws if the plan has an open question. */
  constructor(plan: ImportPlan, file: string, tally: RowTally) {
    const record = resolveRecordPlan(plan, file);
    this.#record = record;
    this.#dates = record.date && new DateCell(record.date, plan.kind === 'series');
    this.#digits = plan.money.digits;
    this.#tally = tally;
    this.#texts = new TextColumns(record.texts);
    this.#values = new Float64Array(record.numbers.length);
    this.#summed = record.summed === undefined ? -1 : record.numbers.indexOf(record.summed);
    // What people write may begin with the word "total".
    this.#totals = plan.kind !== 'texts';
    this.#marks = plan.onBadRow === 'mark';
    this.shape = recordShape(record, this.#marks);
    this.neededColumns = record.neededColumns;
    this.sortKey = record.sortKey;
    this.hasAmounts = this.#summed >= 0;
  }

  read(scanner: RecordScanner): RejectionCode | undefined {
    this.#facts.mark = undefined;
    const fault = this.#readDate(scanner);
    if (fault !== undefined) return fault;
    this.mayBeTotal = this.#totals && Number.isNaN(this.#day);
    for (let i = 0; i < this.#record.numbers.length; i += 1) {
      const column = this.#record.numbers[i] as RecordNumber;
      const code = this.#readNumber(scanner, column, i);
      if (code !== undefined) {
        this.faultColumn = column;
        return code;
      }
    }
    for (const needed of this.#record.neededTexts) {
      scanner.cell(needed.index);
      if (scanner.cellEnd > scanner.cellStart) continue;
      this.faultColumn = needed;
      return 'TEXT_MISSING';
    }
    return undefined;
  }

  get amount(): number {
    return this.#values[this.#summed] ?? NaN;
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
    this.#columns = {
      line: chunk.numbers('line'),
      day: chunk.numbersIf('day'),
      second: chunk.numbersIf('second'),
      mark: chunk.numbersIf(MARK),
    };
    this.#targets = this.#record.numbers.map(({ name }) => chunk.numbers(name));
  }

  write(scanner: RecordScanner, row: number): RowFacts {
    const columns = this.#columns;
    if (columns === undefined) throw new Error('no chunk');
    const { line, day, second, mark } = columns;
    const dates = this.#dates;
    const dated = dates !== undefined && !Number.isNaN(this.#day);
    line[row] = scanner.line;
    if (day !== undefined) day[row] = this.#day;
    if (second !== undefined) second[row] = dated ? dates.second : -1;
    if (dated && dates.moved) {
      this.#tally.warnings.add('DAY_MOVED', this.#record.date ?? null, scanner);
    }
    this.#targets.forEach((target, i) => {
      target[row] = this.#values[i] as number;
    });
    const facts = this.#facts;
    facts.day = this.#day;
    facts.amount = this.amount;
    if (mark !== undefined) mark[row] = facts.stored;
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
    if (fault === undefined) return undefined;
    const missing = fault === 'DATE_MISSING' || isEmptyWord(scanner, date);
    if (missing && !date.needed) return undefined;
    if (this.#mayMark(date) && fault !== 'DATE_MISSING') {
      this.#setMark(fault, date);
      return undefined;
    }
    this.faultColumn = date;
    return missing ? 'DATE_MISSING' : fault;
  }

  /** True if a row is brought in without its value of this column. */
  #mayMark({ needed }: { readonly needed: boolean }): boolean {
    return this.#marks && !needed;
  }

  /** Notes why the row at hand is marked; of several faults the first. */
  #setMark(code: ValueFault, at: PlacedColumn): void {
    if (this.#facts.mark !== undefined) return;
    this.#facts.mark = code;
    this.#facts.at = at;
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
      if (!Number.isNaN(value)) {
        this.#values[at] = value;
        return undefined;
      }
      if (!this.#mayMark(column)) return 'AMOUNT_DIGITS';
      this.#setMark('AMOUNT_DIGITS', column);
      return undefined;
    }
    const missing = fault === NUMBER_FAULTS.missing || isEmptyWord(scanner, column);
    if (column.needed) return missing ? 'NUMBER_MISSING' : 'NUMBER_UNREADABLE';
    if (missing) return undefined;
    if (this.#marks) this.#setMark('NUMBER_UNREADABLE', column);
    else this.#tally.warnings.add('NUMBER_EMPTY', column, scanner);
    return undefined;
  }
}

/** The chunk's columns in hand that every row of a record has or may have. */
interface RecordColumns {
  readonly line: NumberArray;
  readonly day: NumberArray | undefined;
  readonly second: NumberArray | undefined;
  readonly mark: NumberArray | undefined;
}
