import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/imports.ts';
import { ByteDictionary } from '#main/store/index.ts';
import { NUMBER_FAULTS, NumberScanner } from '../type/numberScanner.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { NumberArray, RowChunk } from '../storing/rowChunk.ts';
import type { RowShape } from '../storing/rowStore.ts';
import { DateCell } from './dateCell.ts';
import type { RowBody } from './fileRows.ts';
import { resolveOrderPlan, shapeOf, type NumberColumn, type OrderPlan } from './orderPlan.ts';
import type { RejectionCode } from './rules.ts';
import type { RowFacts, RowTally } from './rowTally.ts';
import { rowPlace } from './rowPlace.ts';
import { statusCode } from './statusCodes.ts';
import { TextColumns } from './textColumns.ts';

/** Rows of orders, their lines, or refunds: dates and amounts by the plan's formats, ids as texts. */
export class OrderBody implements RowBody {
  readonly shape: RowShape;
  readonly neededColumns: number;
  readonly sortKey: number;
  readonly hasAmounts: boolean;
  readonly mayBeTotal = false;
  faultColumn: string | null = null;
  readonly #plan: ImportPlan;
  readonly #order: OrderPlan;
  readonly #file: string;
  readonly #tally: RowTally;
  readonly #texts: TextColumns;
  readonly #dates: DateCell;
  readonly #amounts = new NumberScanner();
  readonly #quantities = new NumberScanner();
  readonly #statuses = new ByteDictionary();
  readonly #statusCodes: number[] = [];
  readonly #facts = { day: 0, amount: 0, unidentified: false, changed: false };
  #columns: OrderColumns | undefined;
  /** What `#readAmount` found. */
  #amount = 0;
  #quantity = NaN;
  /** Currency that cells named, when the plan has none. */
  #currency = '';

  /** Throws if the plan has an open question. */
  constructor(plan: ImportPlan, file: string, tally: RowTally) {
    this.#plan = plan;
    this.#file = file;
    this.#tally = tally;
    this.#order = resolveOrderPlan(plan, file);
    this.#dates = new DateCell(this.#order.date);
    this.#texts = new TextColumns(this.#order.texts);
    this.shape = shapeOf(this.#order);
    this.neededColumns = this.#order.neededColumns;
    this.sortKey = this.#order.sortKey;
    this.hasAmounts = this.#order.hasAmounts;
  }

  read(scanner: RecordScanner): RejectionCode | undefined {
    const read = this.#dates.read(scanner);
    // An order is of a day: a month is no date for it.
    const fault = this.#dates.monthOnly ? 'DATE_UNREADABLE' : read;
    if (fault !== undefined) {
      this.faultColumn = this.#order.date.column.name;
      return fault;
    }
    return this.#readAmount(scanner);
  }

  amountOf(scanner: RecordScanner): number | undefined {
    return this.#readAmount(scanner) === undefined ? this.#amount : undefined;
  }

  useChunk(chunk: RowChunk): void {
    this.#texts.useChunk(chunk);
    this.#columns = {
      day: chunk.numbers('day'),
      line: chunk.numbers('line'),
      second: chunk.numbersIf('second'),
      amount: chunk.numbersIf('amount'),
      quantity: chunk.numbersIf('quantity'),
      status: chunk.numbersIf('status'),
    };
  }

  write(scanner: RecordScanner, row: number): RowFacts {
    const columns = this.#columns;
    if (columns === undefined) throw new Error('no chunk');
    const { day, second, line, amount, quantity, status } = columns;
    const facts = this.#facts;
    facts.changed = this.#texts.write(scanner, row);
    facts.unidentified = this.#texts.firstIsEmpty;
    facts.day = this.#dates.day;
    if (this.#dates.moved) this.#tally.warnings.add('DAY_MOVED', scanner.line);
    facts.amount = this.#amount;
    day[row] = this.#dates.day;
    line[row] = scanner.line;
    if (second !== undefined) second[row] = this.#dates.second;
    if (amount !== undefined) amount[row] = this.#amount;
    if (quantity !== undefined) quantity[row] = this.#quantity;
    if (status !== undefined) status[row] = this.#status(scanner, this.#order.status?.index ?? 0);
    return facts;
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
        this.faultColumn = quantity.column.name;
        return fault === NUMBER_FAULTS.missing ? 'QUANTITY_MISSING' : 'QUANTITY_UNREADABLE';
      } else {
        this.#tally.warnings.add('QUANTITY_EMPTY', scanner.line);
      }
    }
    if (valued === undefined) return undefined;
    this.faultColumn = valued.column.name;
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
    // A file of refunds lists what was paid back, mostly without a sign.
    this.#amount = this.#plan.kind === 'refunds' ? -Math.abs(minor) : minor;
    return undefined;
  }

  /** False for a currency that is not the plan's; without one, two different currencies end it all. */
  #currencyFits(seen: string, line: number): boolean {
    const { currency } = this.#plan.money;
    if (currency !== null) return sameCurrency(seen, currency);
    if (this.#currency !== '' && !sameCurrency(seen, this.#currency)) {
      const place = rowPlace(this.#plan, this.#file, line, this.faultColumn);
      throw new AppError('CURRENCY_MIXED', { place });
    }
    if (this.#currency === '' || this.#currency === YEN_SIGN) this.#currency = seen;
    return true;
  }

  #status(scanner: RecordScanner, index: number): number {
    scanner.cell(index);
    const code = this.#statuses.intern(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
    const known = this.#statusCodes[code];
    if (known !== undefined && known >= 0) return known;
    const value = scanner.text(index).trim();
    const meaning = this.#order.status?.column.statuses?.[value];
    if (meaning === undefined && value !== '') {
      this.#tally.warnings.add('STATUS_UNKNOWN', scanner.line);
      this.#statusCodes[code] = -1;
      return 0;
    }
    return (this.#statusCodes[code] = statusCode(meaning ?? 'counts'));
  }
}

/** The chunk's columns of numbers in hand. */
interface OrderColumns {
  readonly day: NumberArray;
  readonly line: NumberArray;
  readonly second: NumberArray | undefined;
  readonly amount: NumberArray | undefined;
  readonly quantity: NumberArray | undefined;
  readonly status: NumberArray | undefined;
}

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
