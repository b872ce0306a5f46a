import type { RecordScanner } from '../read/scanner.ts';
import type { SkipCode } from './rules.ts';

const TOTAL =
  /^(?:合\s*计|合\s*計|小\s*计|小\s*計|总\s*计|總\s*計|汇总|彙總|本页合计|(?:sub|grand[\s-]?)?totals?\b|sum\b|summe\b|共\s*\d+\s*[条條笔筆])/iu;
const NOTE =
  /^(?:#|\*|-{3,}|={3,}|注[:：]|备注|備註|说明|說明|制表|製表|导出|匯出|打印|note\b|source\b|printed\b|page\s+\d)/iu;
/** A sentence: at least three words, or Chinese with a colon or full stop. No id or date is written so. */
const SENTENCE = /^\p{L}[\p{L}\p{M}.'’-]*(?:\s+\S+){2,}|^\p{Script=Han}{2,}.*[：:。]/u;

/** First three letters of the words above that are written in Latin letters. */
const STARTS: ReadonlySet<number> = new Set(
  ['sub', 'gra', 'tot', 'sum', 'not', 'sou', 'pri', 'pag'].map((word) =>
    startOf(Buffer.from(word), 0),
  ),
);

/**
 * A cheap look before the words are searched: false if the first cell begins with a digit, or with
 * three letters or digits that no word of totals and notes begins with.
 */
export function mayBeSkipped(scanner: RecordScanner): boolean {
  const start = scanner.starts[0] as number;
  const first = scanner.bytes[start] ?? 0;
  if (first >= 48 && first <= 57) return false;
  if ((scanner.ends[0] as number) - start < 3) return true;
  const begin = startOf(scanner.bytes, start);
  return begin < 0 || STARTS.has(begin);
}

/** Three ASCII letters or digits as a number, whatever their case; -1 if they are something else. */
function startOf(bytes: Uint8Array, at: number): number {
  let start = 0;
  for (let p = at; p < at + 3; p += 1) {
    const byte = bytes[p] as number;
    const letter = byte | 32;
    const digit = byte >= 48 && byte <= 57;
    if (!digit && (letter < 97 || letter > 122)) return -1;
    start = start * 256 + letter;
  }
  return start;
}

/**
 * Tells why a record without a usable date is no data: empty cells only, a total, a note. Undefined
 * if it is a row with a fault.
 */
export function skipReason(scanner: RecordScanner): SkipCode | undefined {
  let first = '';
  let filled = 0;
  let column = 0;
  // Two filled cells tell all that more of them would.
  for (let i = 0; i < scanner.count && filled < 2; i += 1) {
    const text = scanner.text(i).trim();
    if (text === '') continue;
    filled += 1;
    if (filled === 1) [first, column] = [text, i];
  }
  if (filled === 0) return 'EMPTY_ROW';
  if (TOTAL.test(first)) return 'TOTAL_ROW';
  if (filled > 1) return undefined;
  // In another column it may be the value of a row that lost its others.
  const isSentence = column === 0 && SENTENCE.test(first);
  return isSentence || NOTE.test(first) ? 'NOTE_ROW' : undefined;
}

/** The bytes of the header record, to leave out its repetitions on later pages. */
export class HeaderBytes {
  readonly #bytes: Uint8Array;

  constructor(scanner: RecordScanner) {
    this.#bytes = scanner.bytes.slice(scanner.recordStart, scanner.recordEnd);
  }

  /** True if the current record is the header again. */
  repeatedBy(scanner: RecordScanner): boolean {
    const bytes = this.#bytes;
    const start = scanner.recordStart;
    if (scanner.recordEnd - start !== bytes.length) return false;
    for (let i = 0; i < bytes.length; i += 1) {
      if (scanner.bytes[start + i] !== bytes[i]) return false;
    }
    return bytes.length > 0;
  }
}
