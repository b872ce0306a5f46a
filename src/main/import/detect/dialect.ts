import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { DELIMITERS, type Delimiter, type Reading } from '#shared/contract/importReading.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import { MemoryBlocks } from '../read/sample.ts';
import type { Dialect } from '../read/dialect.ts';
import { BROKEN_QUOTE, QUOTED } from '../read/recordFields.ts';
import { RecordScanner } from '../read/scanner.ts';

type Quote = Reading['quote'];
type Escape = Reading['escape'];

export interface DialectGuess {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly escape: Escape;
  /** Most frequent number of cells in a record. */
  readonly columns: number;
  /** True if the first line is `sep=…`. */
  readonly separatorLine: boolean;
  readonly why: { delimiter: Evidence; quote: Evidence; escape: Evidence };
}

interface Shape {
  readonly columns: number;
  readonly records: number;
  /** Records with exactly `columns` cells. */
  readonly regular: number;
  readonly broken: number;
  readonly quoted: number;
  /** Share of the cells behind a delimiter that a space stands in front of. */
  readonly paddedShare: number;
  readonly score: number;
}

const SPACE = 32;
const MAX_RECORDS = 3000;
/** What quotes around all cells are worth: they tell more than one more column, which a text with commas gives. */
const QUOTED_WEIGHT = 0.05;
const COMMON_DELIMITERS = [',', ';', '\t', '|'] as const satisfies readonly Delimiter[];
/** Tried where none of the common ones fits. */
const RARE_DELIMITERS = [
  '\u0001',
  '\u001f',
  '，',
  '^',
  '~',
  ':',
  ' ',
] as const satisfies readonly Delimiter[];
/** Share of the cells in front of which a space stands, from which it is part of the delimiter. */
const PADDED_SHARE = 0.95;
/** Words of a text are set apart by spaces too: only a table has so regular lines of so many. */
const EVEN_SHARE = 0.95;
const MIN_EVEN_COLUMNS = 3;
const MIN_EVEN_RECORDS = 3;

interface Attempt {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly escape: Escape;
  readonly shape: Shape;
}

/** The scanner's form of a reading. */
export function dialectOf(reading: {
  delimiter: Delimiter;
  quote: Quote;
  escape: Escape;
  format?: Reading['format'];
}): Dialect {
  const padded = reading.delimiter.length > 1;
  const [first = 0, ...rest] = new TextEncoder().encode(reading.delimiter);
  return {
    rows: reading.format !== undefined,
    delimiter: first,
    ...(!padded && rest.length > 0 && { delimiterRest: Uint8Array.from(rest) }),
    quote: reading.quote.charCodeAt(0),
    backslash: reading.escape === 'backslash',
    padded,
  };
}

/**
 * Finds delimiter, quote and escape: the reading under which most records have the same number of
 * cells, and more than one. What the user settled is taken as it is.
 */
export function detectDialect(sample: Uint8Array, settled: ImportOverrides): DialectGuess {
  const named = settled.delimiter ?? separatorLine(sample);
  const delimiters = named === undefined ? COMMON_DELIMITERS : [named];
  const quotes: readonly Quote[] =
    settled.quote === undefined ? (hasSingleQuoted(sample) ? ['"', "'"] : ['"']) : [settled.quote];
  const escapes: readonly Escape[] =
    settled.escape === undefined
      ? hasBackslashedQuote(sample)
        ? ['double', 'backslash']
        : ['double']
      : [settled.escape];
  let best: Attempt | undefined;
  for (const delimiter of delimiters) {
    for (const quote of quotes) {
      for (const escape of escapes) {
        const shape = shapeOf(sample, dialectOf({ delimiter, quote, escape }));
        if (best === undefined || shape.score > best.shape.score) {
          best = { delimiter, quote, escape, shape };
        }
      }
    }
  }
  if (best === undefined) throw new Error('no dialect to try');
  if (named === undefined) best = rarerDelimiter(sample, best);
  const { shape } = best;
  const counts = { columns: shape.columns, regular: shape.regular, records: shape.records };
  const separator = separatorLine(sample);
  return {
    delimiter: best.delimiter,
    quote: best.quote,
    escape: best.escape,
    columns: shape.columns,
    separatorLine: separator !== undefined,
    why: {
      delimiter: {
        code:
          settled.delimiter !== undefined
            ? 'delimiter.chosen'
            : separator !== undefined
              ? 'delimiter.named_in_file'
              : shape.columns > 1
                ? 'delimiter.regular'
                : 'delimiter.none_found',
        counts,
      },
      quote: {
        code:
          settled.quote !== undefined
            ? 'quote.chosen'
            : shape.quoted > 0
              ? 'quote.seen'
              : 'quote.usual',
        counts: { quoted: shape.quoted },
      },
      escape: {
        code: settled.escape !== undefined ? 'escape.chosen' : 'escape.fewest_broken',
        counts: { broken: shape.broken },
      },
    },
  };
}

/** Takes a rare delimiter, or a space behind the delimiter, as part of the structure where every line has it. */
function rarerDelimiter(sample: Uint8Array, best: Attempt): Attempt {
  const attempt = (delimiter: Delimiter): Attempt => ({
    ...best,
    delimiter,
    shape: shapeOf(sample, dialectOf({ ...best, delimiter })),
  });
  const { columns, regular, records } = best.shape;
  // Delimiters inside texts leave most records uneven.
  if (columns === 1 || regular * 2 <= records) {
    const timed = hasTimes(sample);
    const tried = RARE_DELIMITERS.filter((delimiter) => delimiter !== ':' || !timed);
    const rare = tried
      .map(attempt)
      .find(
        ({ delimiter, shape }) =>
          isEven(shape) && (columns === 1 || delimiter !== ' ' || shape.quoted > 0),
      );
    if (rare !== undefined) return rare;
  }
  if (columns === 1 || (best.delimiter !== ',' && best.delimiter !== ';')) return best;
  const padded = attempt(best.delimiter === ',' ? ', ' : '; ');
  const fits = padded.shape.paddedShare >= PADDED_SHARE;
  // A quote behind the space is one only with it, and may hold delimiters.
  const better = padded.shape.score >= best.shape.score || padded.shape.quoted > best.shape.quoted;
  return fits && better ? padded : best;
}

/** True if a colon stands inside a time of day, an address or behind a label: then it sets no cells apart. */
function hasTimes(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample.subarray(0, 1 << 16));
  return /(?<![^\sT"',;])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])|:\/\/|: /u.test(text);
}

function isEven({ columns, regular, records }: Shape): boolean {
  const even = records >= MIN_EVEN_RECORDS && regular >= records * EVEN_SHARE;
  return columns >= MIN_EVEN_COLUMNS && even;
}

/** The delimiter that a first line `sep=;` names. */
function separatorLine(sample: Uint8Array): Delimiter | undefined {
  const head = new TextDecoder().decode(sample.subarray(0, 8));
  const named = /^sep=([,;|\t])(?:\r|\n|$)/iu.exec(head)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === named);
}

function hasBackslashedQuote(sample: Uint8Array): boolean {
  for (let p = sample.indexOf(92); p >= 0; p = sample.indexOf(92, p + 1)) {
    if (sample[p + 1] === 34 || sample[p + 1] === 39) return true;
  }
  return false;
}

/** True if a cell both begins and ends with a single quote. */
function hasSingleQuoted(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample.subarray(0, 1 << 16));
  return /(?:^|[,;\t|\r\n])'[^'\r\n]*'(?:[,;\t|\r\n]|$)/u.test(text);
}

function shapeOf(sample: Uint8Array, dialect: Dialect): Shape {
  const scanner = new RecordScanner(new MemoryBlocks(sample), dialect);
  const widths = new Map<number, number>();
  let records = 0;
  let broken = 0;
  let cells = 0;
  let quoted = 0;
  let [behind, padded] = [0, 0];
  while (records < MAX_RECORDS && scanner.next()) {
    if (scanner.blank) continue;
    records += 1;
    cells += scanner.count;
    widths.set(scanner.count, (widths.get(scanner.count) ?? 0) + 1);
    for (let i = 0; i < scanner.count; i += 1) {
      const flag = scanner.flags[i] as number;
      if ((flag & QUOTED) !== 0) quoted += 1;
      if (i > 0 && dialect.padded === true) {
        const start = (scanner.starts[i] as number) - ((flag & QUOTED) !== 0 ? 1 : 0);
        behind += 1;
        if (scanner.bytes[start - 1] === SPACE) padded += 1;
      }
      if ((flag & BROKEN_QUOTE) !== 0) broken += 1;
    }
  }
  let [columns, regular] = [1, 0];
  for (const [width, count] of widths) {
    if (width > 1 && count * width > regular * columns) [columns, regular] = [width, count];
  }
  if (columns === 1) regular = widths.get(1) ?? 0;
  const share = records === 0 ? 0 : regular / records;
  const sound = records === 0 ? 1 : 1 - Math.min(1, broken / records);
  const quoteBonus = quoted > 0 ? 0.001 + (QUOTED_WEIGHT * quoted) / cells : 0;
  return {
    columns,
    records,
    regular,
    broken,
    quoted,
    paddedShare: behind === 0 ? 0 : padded / behind,
    score:
      columns === 1 ? 0.01 * sound + quoteBonus : share * sound * (1 - 1 / columns) + quoteBonus,
  };
}
