import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { DELIMITERS, type Delimiter, type Reading } from '#shared/contract/importReading.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import type { Dialect } from '../read/dialect.ts';
import { shapeOf, type Shape } from './dialectShape.ts';

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

const COMMON_DELIMITERS = [',', ';', '\t', '|'] as const satisfies readonly Delimiter[];
/** Tried where none of the common ones fits. */
const RARE_DELIMITERS = [
  '\u0001',
  '\u001f',
  '，',
  '^',
  '~',
  '::',
  ':',
  ' ',
] as const satisfies readonly Delimiter[];
/** A doubled delimiter looks like one with an empty cell beside every other. */
const DOUBLED: ReadonlyMap<Delimiter, Delimiter> = new Map([
  ['|', '||'],
  ['\t', '\t\t'],
]);
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
  const padded = reading.delimiter === ', ' || reading.delimiter === '; ';
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
  const search = { sample, quotes, escapes };
  const attempts = delimiters.map((delimiter) => bestOf(search, delimiter));
  const highest = attempts.toSorted((a, b) => b.shape.score - a.shape.score)[0];
  if (highest === undefined) throw new Error('no dialect to try');
  let best = highest;
  // Commas of a list in the last cell are as many in all rows, but not in the header.
  if (!isWhole(best.shape) && best.shape.first !== best.shape.columns) {
    best = attempts.find(({ shape }) => isWhole(shape)) ?? best;
  }
  if (named === undefined) best = rarerDelimiter(search, best, settled.quote);
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

interface Search {
  readonly sample: Uint8Array;
  readonly quotes: readonly Quote[];
  readonly escapes: readonly Escape[];
}

/** The quote and escape under which a delimiter gives the best table; of equal ones the first. */
function bestOf({ sample, quotes, escapes }: Search, delimiter: Delimiter): Attempt {
  let best: Attempt | undefined;
  for (const quote of quotes) {
    for (const escape of escapes) {
      const shape = shapeOf(sample, dialectOf({ delimiter, quote, escape }));
      if (best === undefined || shape.score > best.shape.score) {
        best = { delimiter, quote, escape, shape };
      }
    }
  }
  if (best === undefined) throw new Error('no dialect to try');
  return best;
}

/** Takes a rare or doubled delimiter, or a space behind the delimiter, as part of the structure where every line has it. */
function rarerDelimiter(search: Search, best: Attempt, quote: Quote | undefined): Attempt {
  const { sample } = search;
  const { columns, regular, records, hollow } = best.shape;
  // Delimiters inside texts leave most records uneven; those inside all quotes of a column do not.
  if (columns === 1 || regular * 2 <= records || standsBetweenQuotes(sample)) {
    const timed = hasTimes(sample);
    const quotes: readonly Quote[] = quote === undefined ? ['"', "'"] : [quote];
    const rare = RARE_DELIMITERS.filter((delimiter) => delimiter !== ':' || !timed)
      .map((delimiter) => bestOf({ ...search, quotes }, delimiter))
      .find(
        ({ delimiter, shape }) =>
          isEven(shape) &&
          (columns === 1 || regular * 2 <= records || shape.quoted > best.shape.quoted) &&
          (columns === 1 || delimiter !== ' ' || shape.quoted > 0),
      );
    if (rare !== undefined) return rare;
  }
  const doubled = DOUBLED.get(best.delimiter);
  if (doubled !== undefined && hollow > 1 && hollow >= records * EVEN_SHARE) {
    return bestOf(search, doubled);
  }
  if (columns === 1 || (best.delimiter !== ',' && best.delimiter !== ';')) return best;
  const padded = bestOf(search, best.delimiter === ',' ? ', ' : '; ');
  const fits = padded.shape.paddedShare >= PADDED_SHARE;
  // A quote behind the space is one only with it, and may hold delimiters.
  const better = padded.shape.score >= best.shape.score || padded.shape.quoted > best.shape.quoted;
  return fits && better ? padded : best;
}

/** True if a rare delimiter stands between quotes somewhere: `'x'^'y'`. */
function standsBetweenQuotes(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample.subarray(0, 1 << 16));
  return RARE_DELIMITERS.some(
    (delimiter) =>
      delimiter !== ' ' && (text.includes(`'${delimiter}'`) || text.includes(`"${delimiter}"`)),
  );
}

/** True if a colon stands inside a time of day, an address or behind a label: then it sets no cells apart. */
function hasTimes(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample.subarray(0, 1 << 16));
  return /(?<![^\sT"',;])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])|:\/\/|: /u.test(text);
}

/** True if all records, the first among them, are alike. */
function isWhole({ columns, regular, records, broken }: Shape): boolean {
  return columns > 1 && records >= MIN_EVEN_RECORDS && regular === records && broken === 0;
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

/** True if a cell, perhaps behind a space, both begins and ends with a single quote. */
function hasSingleQuoted(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample.subarray(0, 1 << 16));
  return /(?:^|[,;\t|\r\n] ?)'[^'\r\n]*'(?:[,;\t|\r\n]|$)/u.test(text);
}
