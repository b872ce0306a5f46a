import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { ByteDictionary } from '#main/store/index.ts';
import { NUMBER_FAULTS, NumberScanner } from '../type/numberScanner.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { NumberArray, RowChunk } from '../storing/rowChunk.ts';
import type { RowShape } from '../storing/rowStore.ts';
import { DateCell } from './dateCell.ts';
import type { RowBody } from './fileRows.ts';
import { resolveOrderPlan, shapeOf, type NumberColumn, type OrderPlan } from './orderPlan.ts';
import { MARK } from './mark.ts';
import type { PlacedColumn } from './planColumns.ts';
import type { MarkCode, RejectionCode, ValueFault } from './rules.ts';
import { rowPlace } from './rowPlace.ts';
import { FactsOfRow, type RowFacts, type RowTally } from './rowTally.ts';
import { statusCode, UNVALUED } from './statusCodes.ts';
import { TextColumns } from './textColumns.ts';

/** Rows of orders, their lines, or refunds: dates and amounts by the plan's formats, ids as texts. */
export class OrderBody implements RowBody {
  readonly shape: RowShape;
  readonly neededColumns: number;
  readonly sortKey: number;
  readonly hasAmounts: boolean;
  readonly mayBeTotal = false;
  faultColumn: PlacedColumn | null = null;
  readonly #plan: ImportPlan;
  readonly #order: OrderPlan;
  readonly #file: string;
  readonly #tally: RowTally;
  readonly #texts: TextColumns;
  readonly #dates: DateCell;
  readonly #amounts = new NumberScanner();
  readonly #quantities = new NumberScanner();
  readonly #refunds = new NumberScanner();
  readonly #statuses = new ByteDictionary();
  readonly #statusCodes: number[] = [];
  readonly #facts = new FactsOfRow();
  /** Bad rows are brought in marked. */
  readonly #marks: boolean;
  #columns: OrderColumns | undefined;
  /** What `#readAmount` found, in minor units; NaN for an amount that a marked row lacks. */
  amount = 0;
  #quantity = NaN;
  /** The amount is less what was paid back. */
  #takenOff = false;
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
    this.shape = shapeOf(this.#order, plan.onBadRow === 'mark');
    this.neededColumns = this.#order.neededColumns;
    this.sortKey = this.#order.sortKey;
    this.hasAmounts = this.#order.hasAmounts;
    this.#marks = plan.onBadRow === 'mark';
  }

  read(scanner: RecordScanner): RejectionCode | undefined {
    const read = this.#dates.read(scanner);
    // An order is of a day: a month is no date for it.
    const fault = this.#dates.periodOnly ? 'DATE_UNREADABLE' : read;
    if (fault !== undefined) {
      this.faultColumn = this.#order.date;
      return fault;
    }
    this.#facts.mark = undefined;
    const unvalued = this.#readAmount(scanner);
    if (unvalued === undefined || !this.#marks) return unvalued;
    this.amount = NaN;
    this.#setMark(unvalued, this.faultColumn);
    return undefined;
  }

  amountOf(scanner: RecordScanner): number | undefined {
    return this.#readAmount(scanner) === undefined ? this.amount : undefined;
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
      mark: chunk.numbersIf(MARK),
    };
  }

  write(scanner: RecordScanner, row: number, amountCounts: boolean): RowFacts {
    const columns = this.#columns;
    if (columns === undefined) throw new Error('no chunk');
    const { day, second, line, amount, quantity, status, mark } = columns;
    const unvalued = Number.isNaN(this.amount);
    const facts = this.#facts;
    facts.changed = this.#texts.write(scanner, row);
    facts.unidentified = this.#texts.firstIsEmpty;
    facts.day = this.#dates.day;
    if (this.#dates.moved) this.#tally.warnings.add('DAY_MOVED', this.#order.date, scanner);
    if (this.#takenOff)
      this.#tally.warnings.add('REFUND_TAKEN_OFF', this.#order.refunded ?? null, scanner);
    facts.amount = amountCounts ? this.amount : NaN;
    day[row] = this.#dates.day;
    line[row] = scanner.line;
    if (second !== undefined) second[row] = this.#dates.second;
    if (amount !== undefined) amount[row] = unvalued || !amountCounts ? 0 : this.amount;
    if (quantity !== undefined) quantity[row] = this.#quantity;
    if (status !== undefined) status[row] = this.#status(scanner) || (unvalued ? UNVALUED : 0);
    if (mark !== undefined) mark[row] = facts.stored;
    return facts;
  }

  /** Notes why the row at hand is marked; of several faults the last. */
  #setMark(code: MarkCode, at: PlacedColumn | null): void {
    this.#facts.mark = code;
    this.#facts.at = at;
  }

  /** Reads amount (or price times quantity) and quantity; a code if the row cannot be valued. */
  #readAmount(scanner: RecordScanner): ValueFault | undefined {
    const { amount, unitPrice, quantity } = this.#order;
    const digits = this.#plan.money.digits;
    const valued = amount ?? unitPrice;
    this.amount = 0;
    this.#takenOff = false;
    this.#quantity = NaN;
    if (quantity !== undefined) {
      const fault = scanNumber(this.#quantities, scanner, quantity);
      if (fault === NUMBER_FAULTS.none) {
        this.#quantity = this.#quantities.mantissa / 10 ** this.#quantities.decimals;
      } else if (unitPrice !== undefined) {
        this.faultColumn = quantity;
        return fault === NUMBER_FAULTS.missing ? 'QUANTITY_MISSING' : 'QUANTITY_UNREADABLE';
      } else if (this.#marks && fault === NUMBER_FAULTS.unreadable) {
        this.#setMark('QUANTITY_UNREADABLE', quantity);
      } else {
        this.#tally.warnings.add('QUANTITY_EMPTY', quantity, scanner);
      }
    }
    if (valued === undefined) return undefined;
    this.faultColumn = valued;
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
    this.amount = this.#plan.kind === 'refunds' ? -Math.abs(minor) : minor;
    return this.amount > 0 ? this.#takeOffRefund(scanner) : undefined;
  }

  /** Takes off what the column beside the amount says was paid back; a line below zero is a refund itself. */
  #takeOffRefund(scanner: RecordScanner): ValueFault | undefined {
    const { refunded } = this.#order;
    if (refunded === undefined) return undefined;
    const fault = scanNumber(this.#refunds, scanner, refunded);
    if (fault === NUMBER_FAULTS.missing) return undefined;
    this.faultColumn = refunded;
    if (fault !== NUMBER_FAULTS.none) return 'AMOUNT_UNREADABLE';
    const minor = this.#refunds.scaled(this.#plan.money.digits);
    if (Number.isNaN(minor)) return 'AMOUNT_DIGITS';
    this.amount -= Math.abs(minor);
    this.#takenOff = minor !== 0;
    return undefined;
  }

  /** False for a currency that is not the plan's; without one, two different currencies end it all. */
  #currencyFits(seen: string, line: number): boolean {
    const { currency } = this.#plan.money;
    if (currency !== null) return sameCurrency(seen, currency);
    if (this.#currency !== '' && !sameCurrency(seen, this.#currency)) {
      const place = rowPlace(this.#plan, this.#file, line, this.faultColumn?.column.name ?? null);
      throw new AppError('CURRENCY_MIXED', { place });
    }
    if (this.#currency === '' || this.#currency === YEN_SIGN) this.#currency = seen;
    return true;
  }

  /** Number of the row's status; an unknown one counts. */
  #status(scanner: RecordScanner): number {
    const { status } = this.#order;
    if (status === undefined) return 0;
    const { index, column } = status;
    scanner.cell(index);
    const code = this.#statuses.intern(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
    let known = this.#statusCodes[code];
    if (known === undefined) {
      const value = scanner.text(index).trim();
      const meaning = value === '' ? 'counts' : column.statuses?.[value];
      known = meaning === undefined ? UNKNOWN_STATUS : statusCode(meaning);
      this.#statusCodes[code] = known;
    }
    if (known !== UNKNOWN_STATUS) return known;
    if (!this.#marks) this.#tally.warnings.add('STATUS_UNKNOWN', status, scanner);
    else if (this.#facts.mark === undefined) this.#setMark('STATUS_UNKNOWN', status);
    return 0;
  }
}

const UNKNOWN_STATUS = -1;

/** The chunk's columns of numbers in hand. */
interface OrderColumns {
  readonly day: NumberArray;
  readonly line: NumberArray;
  readonly second: NumberArray | undefined;
  readonly amount: NumberArray | undefined;
  readonly quantity: NumberArray | undefined;
  readonly status: NumberArray | undefined;
  readonly mark: NumberArray | undefined;
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
