import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/imports.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { DATE_FAULTS, DateScanner } from '../type/dateScanner.ts';
import { NUMBER_FAULTS, NumberScanner } from '../type/numberScanner.ts';
import { BROKEN_QUOTE, type RecordScanner } from '../read/scanner.ts';
import { ByteDictionary } from '#main/store/index.ts';
import type { NumberArray, RowChunk, TextCells } from '../storing/rowChunk.ts';
import type { RowStore } from '../storing/rowStore.ts';
import { IdCell } from './idCell.ts';
import { resolveOrderPlan, shapeOf, type NumberColumn, type OrderPlan } from './orderPlan.ts';
import { RepeatedRows } from './repeats.ts';
import type { RejectionCode } from './rules.ts';
import { rowPlace } from './rowPlace.ts';
import { HeaderBytes, skipReason } from './skippedRows.ts';
import { OrderTally } from './orderTally.ts';
import { statusCode } from './statusCodes.ts';

/** Rows between two looks at the cancel flag: a few milliseconds of work. */
const ROWS_PER_CHECK = 4096;

/** What takes the rows that come out. */
export interface OrderSink {
  readonly rows: RowStore;
  /** A refused row: still in the scanner; `column` is the name of the column at fault. */
  reject(scanner: RecordScanner, column: string | null, code: RejectionCode): void;
}

/**
 * Turns records into checked order rows: dates and amounts by the plan's formats, ids as codes, every
 * row accepted, skipped or rejected with one reason. The check and the import are both this.
 */
export class OrderRows {
  readonly tally: OrderTally;
  readonly #plan: ImportPlan;
  readonly #order: OrderPlan;
  readonly #file: string;
  readonly #sink: OrderSink;
  readonly #cells: readonly IdCell[];
  #out: OrderColumns;
  readonly #dates = new DateScanner();
  readonly #amounts = new NumberScanner();
  readonly #quantities = new NumberScanner();
  readonly #repeats = new RepeatedRows();
  readonly #statuses = new ByteDictionary();
  readonly #statusCodes: number[] = [];
  /** What `#readAmount` found. */
  #amount = 0;
  #quantity = NaN;
  #faultColumn: string | null = null;
  /** Currency that cells named, when the plan has none. */
  #currency = '';

  /** Throws if the plan has an open question. */
  constructor(plan: ImportPlan, file: string, sink: OrderSink) {
    this.#plan = plan;
    this.#file = file;
    this.#sink = sink;
    this.#order = resolveOrderPlan(plan, file);
    this.tally = new OrderTally();
    this.#cells = this.#order.texts.map(({ column }) => new IdCell(column.dropPointZero === true));
    this.#out = columnsOf(sink.rows.begin(shapeOf(this.#order)));
  }

  get hasAmounts(): boolean {
    return this.#order.hasAmounts;
  }

  /** Reads all records of `scanner` behind the plan's head and header. */
  run(scanner: RecordScanner, control: JobControl, onProgress: () => void): void {
    const { skipHead, headerRows } = this.#plan.reading;
    let header: HeaderBytes | undefined;
    for (let i = 0; i < skipHead + headerRows; i += 1) {
      if (!scanner.next()) break;
      if (i === skipHead && headerRows > 0) header = new HeaderBytes(scanner);
    }
    let sinceCheck = 0;
    while (scanner.next()) {
      if (scanner.blank) continue;
      this.#row(scanner, header);
      sinceCheck += 1;
      if (sinceCheck === ROWS_PER_CHECK) {
        sinceCheck = 0;
        control.check();
        onProgress();
      }
    }
    this.#flush();
    control.check();
  }

  #row(scanner: RecordScanner, header: HeaderBytes | undefined): void {
    const { tally } = this;
    const plan = this.#order;
    tally.read += 1;
    if (header?.repeatedBy(scanner) === true) {
      tally.skips.add('HEADER_AGAIN', scanner.line);
      return;
    }
    if (scanner.count < plan.neededColumns || scanner.count > this.#plan.columns.length) {
      const code = this.#lengthFault(scanner);
      if (code !== undefined) {
        this.#refuse(scanner, null, code);
        return;
      }
    }
    scanner.cell(plan.date.index);
    this.#dates.scan(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
    const dateFault = this.#dates.resolve(plan.date.format);
    if (dateFault !== DATE_FAULTS.none) {
      this.#refuse(scanner, plan.date.column.name, DATE_CODES[dateFault] ?? 'DATE_UNREADABLE');
      return;
    }
    const amountFault = this.#readAmount(scanner);
    if (amountFault !== undefined) {
      this.#refuse(scanner, this.#faultColumn, amountFault);
      return;
    }
    if (this.#repeated(scanner)) {
      tally.repeated.add('REPEATED_ROWS', scanner.line);
      if (this.#plan.repeats === 'drop') {
        tally.skips.add('REPEATED_ROW', scanner.line);
        return;
      }
    }
    this.#accept(scanner);
  }

  /** True if an earlier row has the same bytes; exports are mostly sorted by order or date. */
  #repeated(scanner: RecordScanner): boolean {
    scanner.cell(this.#order.sortKey);
    return this.#repeats.seen(
      scanner.bytes,
      scanner.recordStart,
      scanner.recordEnd,
      scanner.cellBytes,
      scanner.cellStart,
      scanner.cellEnd,
    );
  }

  #accept(scanner: RecordScanner): void {
    const { tally } = this;
    const plan = this.#order;
    const bytes = scanner.recordEnd - scanner.recordStart;
    if (!this.#out.chunk.takes(bytes)) this.#flush();
    const { chunk, texts, day, second, line, amount, quantity, status } = this.#out;
    const row = chunk.rows;
    let changed = false;
    let unidentified = false;
    for (let i = 0; i < texts.length; i += 1) {
      const cell = this.#cells[i] as IdCell;
      scanner.cell((plan.texts[i] as OrderPlan['texts'][number]).index);
      const present = cell.read(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
      const end = present ? cell.end : cell.start;
      (texts[i] as TextCells).add(row, scanner.cellBytes, cell.start, end);
      // The customer is the first of the texts.
      if (i === 0) unidentified = !present;
      changed ||= cell.changed;
    }
    day[row] = this.#dates.day;
    line[row] = scanner.line;
    if (second !== undefined) second[row] = this.#dates.second;
    if (amount !== undefined) amount[row] = this.#amount;
    if (quantity !== undefined) quantity[row] = this.#quantity;
    if (plan.status !== undefined && status !== undefined) {
      status[row] = this.#status(scanner, plan.status.index);
    }
    chunk.endRow(bytes);
    tally.accept(
      this.#dates.day,
      this.#amount,
      unidentified,
      changed,
      scanner.line,
      plan.hasAmounts,
    );
  }

  /** Reads amount (or price times quantity) and quantity; a code if the row cannot be valued. */
  #readAmount(scanner: RecordScanner): RejectionCode | undefined {
    const { amount, unitPrice, quantity } = this.#order;
    const digits = this.#plan.money.digits;
    const valued = amount ?? unitPrice;
    this.#amount = 0;
    this.#quantity = NaN;
    if (quantity !== undefined) {
      const fault = scanNumber(this.#quantities, scanner, quantity);
      if (fault === NUMBER_FAULTS.none) {
        this.#quantity = this.#quantities.mantissa / 10 ** this.#quantities.decimals;
      } else if (unitPrice !== undefined) {
        this.#faultColumn = quantity.column.name;
        return fault === NUMBER_FAULTS.missing ? 'QUANTITY_MISSING' : 'QUANTITY_UNREADABLE';
      } else {
        this.tally.warnings.add('QUANTITY_EMPTY', scanner.line);
      }
    }
    if (valued === undefined) return undefined;
    this.#faultColumn = valued.column.name;
    const fault = scanNumber(this.#amounts, scanner, valued);
    if (fault !== NUMBER_FAULTS.none) {
      return fault === NUMBER_FAULTS.missing ? 'AMOUNT_MISSING' : 'AMOUNT_UNREADABLE';
    }
    const amounts = this.#amounts;
    if (amounts.currency !== '' && !this.#currencyFits(amounts.currency, scanner.line)) {
      return 'CURRENCY_OTHER';
    }
    if (unitPrice !== undefined && quantity !== undefined) amounts.multiply(this.#quantities);
    const minor = amounts.scaled(digits);
    if (Number.isNaN(minor)) return 'AMOUNT_DIGITS';
    this.#amount = minor;
    return undefined;
  }

  /** False for a currency that is not the plan's; without one, two different currencies end it all. */
  #currencyFits(seen: string, line: number): boolean {
    const { currency } = this.#plan.money;
    if (currency !== null) return sameCurrency(seen, currency);
    if (this.#currency !== '' && !sameCurrency(seen, this.#currency)) {
      const place = rowPlace(this.#plan, this.#file, line, this.#faultColumn);
      throw new AppError('CURRENCY_MIXED', { place });
    }
    if (this.#currency === '' || this.#currency === YEN_SIGN) this.#currency = seen;
    return true;
  }

  /** Why a record has the wrong number of cells, or undefined if nothing that matters is missing. */
  #lengthFault(scanner: RecordScanner): RejectionCode | undefined {
    if (scanner.count < this.#order.neededColumns) return 'ROW_SHORT';
    for (let i = this.#plan.columns.length; i < scanner.count; i += 1) {
      if (scanner.starts[i] !== scanner.ends[i]) return 'ROW_LONG';
    }
    return undefined;
  }

  #status(scanner: RecordScanner, index: number): number {
    scanner.cell(index);
    const code = this.#statuses.intern(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
    const known = this.#statusCodes[code];
    if (known !== undefined && known >= 0) return known;
    const value = scanner.text(index).trim();
    const meaning = this.#order.status?.column.statuses?.[value];
    if (meaning === undefined && value !== '') {
      this.tally.warnings.add('STATUS_UNKNOWN', scanner.line);
      this.#statusCodes[code] = -1;
      return 0;
    }
    return (this.#statusCodes[code] = statusCode(meaning ?? 'counts'));
  }

  /** Counts a row that is not accepted: as no data if it is a total or a note, as a fault otherwise. */
  #refuse(scanner: RecordScanner, column: string | null, code: RejectionCode): void {
    const { tally } = this;
    const byDate = code.startsWith('DATE') || code.startsWith('ROW');
    const skip = byDate ? skipReason(scanner) : undefined;
    if (skip !== undefined) {
      tally.skips.add(skip, scanner.line);
      return;
    }
    if (this.#plan.onBadRow === 'stop') {
      const place = rowPlace(this.#plan, this.#file, scanner.line, column);
      throw new AppError('BAD_ROW', { place: { ...place, rule: code } });
    }
    if (code === 'ROW_SHORT' && scanner.atEnd) tally.warnings.add('TRUNCATED', scanner.line);
    if (isBroken(scanner)) tally.warnings.add('BROKEN_QUOTES', scanner.line);
    if (
      byDate &&
      scanner.count >= this.#order.neededColumns &&
      this.#readAmount(scanner) === undefined
    ) {
      tally.rejectedSum.add(this.#amount);
    }
    tally.reject(column, code, scanner.line);
    this.#sink.reject(scanner, column, code);
  }

  #flush(): void {
    if (this.#out.chunk.rows === 0) return;
    this.#out = columnsOf(this.#sink.rows.store(this.#out.chunk));
  }
}

/** A chunk with its columns in hand. */
interface OrderColumns {
  readonly chunk: RowChunk;
  readonly texts: readonly TextCells[];
  readonly day: NumberArray;
  readonly line: NumberArray;
  readonly second: NumberArray | undefined;
  readonly amount: NumberArray | undefined;
  readonly quantity: NumberArray | undefined;
  readonly status: NumberArray | undefined;
}

function columnsOf(chunk: RowChunk): OrderColumns {
  return {
    chunk,
    texts: chunk.texts,
    day: chunk.numbers('day'),
    line: chunk.numbers('line'),
    second: chunk.numbersIf('second'),
    amount: chunk.numbersIf('amount'),
    quantity: chunk.numbersIf('quantity'),
    status: chunk.numbersIf('status'),
  };
}

const DATE_CODES: readonly (RejectionCode | undefined)[] = [
  undefined,
  'DATE_MISSING',
  'DATE_UNREADABLE',
  'DATE_IMPOSSIBLE',
  'DATE_RANGE',
];

/** What a bare ¥ is read as; it may be yuan or yen. */
const YEN_SIGN = 'YEN_SIGN';

function sameCurrency(a: string, b: string): boolean {
  if (a === b) return true;
  const [sign, named] = a === YEN_SIGN ? [a, b] : [b, a];
  return sign === YEN_SIGN && (named === 'CNY' || named === 'JPY');
}

function scanNumber(into: NumberScanner, scanner: RecordScanner, from: NumberColumn): number {
  scanner.cell(from.index);
  return into.scan(scanner.cellBytes, scanner.cellStart, scanner.cellEnd, from.decimal, from.shift);
}

function isBroken(scanner: RecordScanner): boolean {
  for (let i = 0; i < scanner.count; i += 1) {
    if (((scanner.flags[i] as number) & BROKEN_QUOTE) !== 0) return true;
  }
  return false;
}
