import { BROKEN_QUOTE } from '../read/recordFields.ts';
import type { RecordScanner } from '../read/scanner.ts';
import { FirstCase } from './firstCase.ts';

/** What a cell can be by its first byte: a formula for a spreadsheet (`=`, `+`, `-`, `@`), a number, or nothing odd. */
const FORMULA = 1;
const NUMBER = 2;
const STARTS = new Uint8Array(256);
for (const start of [61, 43, 45, 64]) STARTS[start] = FORMULA;
STARTS.fill(NUMBER, 48, 58);

/** `=1+1`, but neither the shield of `="00123"` nor a line of equal signs. */
const EQUATION = /^=(?!"[^"]*"$|=*$)\s*[\p{L}\d("'+\-@{$]/u;
/** `+1+1`, `-2+3`, `-A1*2`: what begins with a sign and is no number, telephone or dash before a text. */
const SIGNED = /^[+-](?![\d.,]*e[+-]?\d+$)(?=[\p{L}\d(@])[^\s]*[\p{L}\d)][+*/^|!(=]/iu;
/** `@SUM(A1:A9)`, but no name of an account. */
const CALL = /^@\p{L}[\p{L}\d.]*\(/u;

/** `2.02401E+17`: from this power of ten on, a spreadsheet has rounded a number that was an id. */
const ROUNDED = /^\d(?:\.\d+)?e\+[1-9]\d$/iu;
const [PLUS, LETTER_E] = [43, 101] as const;
const [ZERO, NINE] = [48, 57] as const;
/** Digits that a spreadsheet keeps of a number, and from how many it is long enough to show that some were lost. */
const KEPT_DIGITS = 15;
const MIN_LONG_DIGITS = 18;
/** Bytes of the shortest number that can be odd: `2e+17`. */
const MIN_ODD_NUMBER = 5;

/** Counts cells that are read as they are, and of which a person should know. */
export class OddCells {
  /** Cells with a formula as text, which is never computed. */
  readonly formulas = new FirstCase();
  /** Long numbers of which a spreadsheet has lost the last digits. */
  readonly rounded = new FirstCase();
  /** Long numbers in digits: those that end in zeros from the sixteenth on, and the others, which prove that none is rounded. */
  readonly zeroed = new FirstCase();
  readonly whole = new FirstCase();
  /** Cells with a quote that was not closed, or was closed in the middle. */
  readonly broken = new FirstCase();

  /** Takes in the record that was read last. */
  add(scanner: RecordScanner): void {
    const { bytes, starts, ends, flags, count, line } = scanner;
    for (let i = 0; i < count; i += 1) {
      const start = starts[i] as number;
      const end = ends[i] as number;
      if (((flags[i] as number) & BROKEN_QUOTE) !== 0) this.broken.add(line);
      if (start === end) continue;
      // Most cells are words or short numbers: their first byte and their length tell it.
      const first = STARTS[bytes[start] as number];
      if (first === NUMBER) {
        if (end - start >= MIN_ODD_NUMBER) this.#addNumber(scanner, i);
      } else if (first === FORMULA && !isNumber(bytes, start + 1, end)) {
        if (isFormula(scanner.text(i))) this.formulas.add(line);
      }
    }
  }

  #addNumber(scanner: RecordScanner, i: number): void {
    const { bytes, line } = scanner;
    const start = scanner.starts[i] as number;
    const end = scanner.ends[i] as number;
    if (bytes[end - 3] === PLUS && ((bytes[end - 4] as number) | 32) === LETTER_E) {
      if (ROUNDED.test(scanner.text(i))) this.rounded.add(line);
    } else if (end - start >= MIN_LONG_DIGITS && isDigits(bytes, start, end)) {
      const lost = isZeros(bytes, start + KEPT_DIGITS, end);
      (lost ? this.zeroed : this.whole).add(line);
    }
  }

  /** Adds what stands behind these records. */
  take(later: OddCells): void {
    this.formulas.take(later.formulas);
    this.rounded.take(later.rounded);
    this.zeroed.take(later.zeroed);
    this.whole.take(later.whole);
    this.broken.take(later.broken);
  }

  clear(): void {
    this.formulas.clear();
    this.rounded.clear();
    this.zeroed.clear();
    this.whole.clear();
    this.broken.clear();
  }

  /** Rounded numbers however they are written; one in digits that has kept its last ones speaks for all in digits. */
  #allRounded() {
    const found = this.whole.count === 0 ? [this.rounded, this.zeroed] : [this.rounded];
    const cases = found.filter(({ count }) => count > 0);
    return {
      count: cases.reduce((sum, { count }) => sum + count, 0),
      firstLine: Math.min(...cases.map(({ firstLine }) => firstLine)),
    };
  }

  /** What is told of them, with the number of cells and the line of the first. */
  warnings() {
    const all = [
      { code: 'BROKEN_QUOTES', ...caseOf(this.broken) },
      { code: 'FORMULA_TEXT', ...caseOf(this.formulas) },
      { code: 'NUMBER_ROUNDED', ...this.#allRounded() },
    ] as const;
    return all.filter(({ count }) => count > 0);
  }
}

function caseOf({ count, firstLine }: FirstCase) {
  return { count, firstLine };
}

/** True for digits and points alone: nearly all that begins with a sign. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (byte < 44 || byte > 57 || byte === 45 || byte === 47) return false;
  }
  return true;
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (byte < ZERO || byte > NINE) return false;
  }
  return true;
}

function isZeros(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p += 1) if (bytes[p] !== ZERO) return false;
  return true;
}

/** True if a text is what a spreadsheet would compute. */
export function isFormula(text: string): boolean {
  return EQUATION.test(text) || SIGNED.test(text) || CALL.test(text);
}
