import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { quotesAreCurled, straightened } from '../read/curledQuotes.ts';
import { columnEdges } from '../read/fixedWidth.ts';
import { cellsAreJoined } from '../read/joinedCells.ts';
import { rewriteOf, type LineDamage } from '../read/rewrittenLines.ts';
import { linesAreWrapped } from '../read/wrappedLines.ts';
import { detectDialect, type DialectGuess } from './dialect.ts';

/** How the lines of a text become those of a table, and how these are cut into cells. */
export interface LinesGuess {
  /** The sample with its lines rewritten. */
  readonly sample: Uint8Array;
  readonly damage: Omit<LineDamage, 'delimiter'>;
  readonly dialect: DialectGuess;
}

/** The dialect of lines that were rewritten with commas. */
const REWRITTEN = { delimiter: ',', quote: '"', escape: 'double' } as const;

/**
 * Finds the dialect of a text, and what its lines need before: quotes around whole lines, typographic quotes,
 * quoted cells without delimiter, columns of fixed widths. What the user settled is taken as it is.
 */
export function detectLines(raw: Uint8Array, settled: ImportOverrides): LinesGuess {
  const said = settled.delimiter ?? settled.quote ?? settled.escape;
  if (linesAreWrapped(raw)) {
    return because(rewrittenAs(raw, { wrapped: true }, settled), 'quote', 'quote.wrapped');
  }
  if (said === undefined && cellsAreJoined(raw)) {
    const guess = rewrittenAs(raw, { joined: true }, { ...settled, ...REWRITTEN });
    return because(guess, 'delimiter', 'delimiter.missing');
  }
  if (settled.quote === undefined && quotesAreCurled(raw)) {
    const { delimiter } = detectDialect(straightened(raw), settled);
    const guess = rewrittenAs(raw, { curled: true, delimiter }, { ...settled, delimiter });
    return because(guess, 'quote', 'quote.curled');
  }
  const dialect = detectDialect(raw, settled);
  const { columns, why } = dialect;
  const { regular = 0, records = 0 } = why.delimiter.counts;
  const edges =
    said === undefined && (columns === 1 || regular * 2 <= records) ? columnEdges(raw) : undefined;
  if (edges === undefined) return { sample: raw, damage: {}, dialect };
  const guess = rewrittenAs(raw, { edges }, { ...settled, ...REWRITTEN });
  return because(guess, 'delimiter', 'delimiter.fixed_width');
}

function rewrittenAs(
  raw: Uint8Array,
  { delimiter, ...damage }: LineDamage,
  settled: ImportOverrides,
): LinesGuess {
  const sample = rewriteOf({ ...damage, ...(delimiter && { delimiter }) })?.(raw) ?? raw;
  return { sample, damage, dialect: detectDialect(sample, settled) };
}

/** The guess with the reason for a part of it that is not the dialect's own. */
function because(
  { dialect, ...guess }: LinesGuess,
  part: 'delimiter' | 'quote',
  code: string,
): LinesGuess {
  const { counts } = dialect.why.delimiter;
  return { ...guess, dialect: { ...dialect, why: { ...dialect.why, [part]: { code, counts } } } };
}
