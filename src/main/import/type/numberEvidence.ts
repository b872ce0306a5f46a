import type { NumberFormat } from '#shared/contract/importPlan.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import { NUMBER_FAULTS, NumberScanner } from './numberScanner.ts';

/** Values that contradict the rest are taken as faults of single rows up to this share. */
const STRAY_SHARE = 0.01;

export interface NumberDecision {
  readonly format: NumberFormat;
  readonly evidence: Evidence;
  readonly options: readonly string[];
  /** Most decimals of a readable value under each decimal sign. */
  readonly decimals: Readonly<Record<'.' | ',', number>>;
  readonly currencies: readonly string[];
}

/** Gathers over a whole column what its values say about the decimal sign. */
export class NumberEvidence {
  values = 0;
  /** Readable under at least one decimal sign. */
  readable = 0;
  negative = 0;
  #pointOnly = 0;
  #commaOnly = 0;
  #differing = 0;
  #pointDecimals = 0;
  #commaDecimals = 0;
  readonly #currencies = new Map<string, number>();
  readonly #shift: number;
  readonly #point = new NumberScanner();
  readonly #comma = new NumberScanner();

  /** `shift` is the power of ten of the unit in the column's header. */
  constructor(shift: number) {
    this.#shift = shift;
  }

  /** Takes in a cell. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const decimals = this.#shift === 0 ? plainDecimals(bytes, start, end) : NOT_PLAIN;
    if (decimals === NOT_PLAIN) this.#addWritten(bytes, start, end);
    else this.#addPlain(decimals);
  }

  /** A number that needs no scanner to be told: whole, or readable with a decimal point only. */
  #addPlain(decimals: number): void {
    this.values += 1;
    this.readable += 1;
    if (decimals === 0) return;
    this.#pointOnly += 1;
    if (decimals > this.#pointDecimals) this.#pointDecimals = decimals;
  }

  #addWritten(bytes: Uint8Array, start: number, end: number): void {
    const point = this.#point.scan(bytes, start, end, '.', this.#shift);
    if (point === NUMBER_FAULTS.missing) return;
    // A number without a sign reads the same under both.
    const whole = onlyDigits(bytes, start, end);
    const other = whole ? this.#point : this.#comma;
    const comma = whole ? point : other.scan(bytes, start, end, ',', this.#shift);
    this.values += 1;
    const asPoint = point === NUMBER_FAULTS.none;
    const asComma = comma === NUMBER_FAULTS.none;
    if (!asPoint && !asComma) return;
    this.readable += 1;
    const read = asPoint ? this.#point : other;
    if (read.mantissa < 0) this.negative += 1;
    if (read.currency !== '') {
      this.#currencies.set(read.currency, (this.#currencies.get(read.currency) ?? 0) + 1);
    }
    if (asPoint && this.#point.decimals > this.#pointDecimals) {
      this.#pointDecimals = this.#point.decimals;
    }
    if (asComma && other.decimals > this.#commaDecimals) this.#commaDecimals = other.decimals;
    if (!asComma) this.#pointOnly += 1;
    else if (!asPoint) this.#commaOnly += 1;
    else if (!same(this.#point, other)) this.#differing += 1;
  }

  /** The column's format, with why. */
  decide(): NumberDecision {
    const counts = {
      values: this.values,
      readable: this.readable,
      point: this.#pointOnly,
      comma: this.#commaOnly,
      differing: this.#differing,
      negative: this.negative,
    };
    const make = (decimal: '.' | ',' | null, code: string): NumberDecision => ({
      format: { decimal, shift: this.#shift },
      evidence: { code, counts },
      options: decimal === null ? ['.', ','] : [],
      decimals: { '.': this.#pointDecimals, ',': this.#commaDecimals },
      currencies: [...this.#currencies.keys()],
    });
    const proofs = this.#pointOnly + this.#commaOnly;
    if (proofs === 0) {
      return this.#differing === 0
        ? make('.', 'number.same_either_way')
        : make(null, 'number.groups_or_decimals');
    }
    if (this.#commaOnly <= proofs * STRAY_SHARE) return make('.', 'number.decimal_point');
    if (this.#pointOnly <= proofs * STRAY_SHARE) return make(',', 'number.decimal_comma');
    return make(null, 'number.mixed');
  }
}

const [DOT, ZERO, NINE] = [46, 48, 57] as const;
const NOT_PLAIN = -1;
/** Most digits that the scanner reads as they stand. */
const MAX_PLAIN_DIGITS = 15;

/**
 * Decimals of `12`, `12.5` or `12.50`, the numbers of most columns: one or two digits behind a point can be
 * no group of thousands. {@link NOT_PLAIN} for everything else.
 */
function plainDecimals(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > MAX_PLAIN_DIGITS) return NOT_PLAIN;
  let decimals: number;
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (byte >= ZERO && byte <= NINE) continue;
    decimals = end - p - 1;
    if (byte !== DOT || p === start || decimals < 1 || decimals > 2) return NOT_PLAIN;
    if (decimals === 2 && !isDigit(bytes[p + 2] as number)) return NOT_PLAIN;
    return isDigit(bytes[p + 1] as number) ? decimals : NOT_PLAIN;
  }
  return 0;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function onlyDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (!isDigit(byte)) return false;
  }
  return true;
}

function same(a: NumberScanner, b: NumberScanner): boolean {
  return a.mantissa === b.mantissa && a.decimals === b.decimals;
}
