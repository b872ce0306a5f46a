import { DateScanner } from './dateScanner.ts';
import { DATE_SHAPES } from './dateShapes.ts';
import { NUMBER_FAULTS, NumberScanner } from './numberScanner.ts';

const dates = new DateScanner();
const numbers = new NumberScanner();
const encoder = new TextEncoder();

/** What a single value looks like, for guesses about headers and columns. */
export function looksLike(text: string): 'empty' | 'date' | 'number' | 'text' {
  if (text.trim() === '') return 'empty';
  if (text.length > 40) return 'text';
  const bytes = encoder.encode(text);
  const number =
    numbers.scan(bytes, 0, bytes.length, '.', 0) === NUMBER_FAULTS.none ||
    numbers.scan(bytes, 0, bytes.length, ',', 0) === NUMBER_FAULTS.none;
  const shape = dates.scan(bytes, 0, bytes.length);
  if (shape === DATE_SHAPES.ymd || shape === DATE_SHAPES.parts) {
    // 20240105 is a date and a number; a bare number is a date only in range.
    return number && !plausible(dates) ? 'number' : 'date';
  }
  return number ? 'number' : 'text';
}

function plausible(scanner: DateScanner): boolean {
  return (
    scanner.a >= 1950 &&
    scanner.a <= 2100 &&
    scanner.b >= 1 &&
    scanner.b <= 12 &&
    scanner.c >= 1 &&
    scanner.c <= 31
  );
}
