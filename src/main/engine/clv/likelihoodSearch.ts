import { maximise, type Maximum, type SmoothObjective } from '../numeric/index.ts';
import { thinned, type PurchaseTable } from './purchaseTable.ts';

/** Rows on which the starts are tried before the best is polished on all of them. */
const SCREENING_ROWS = 1000;
/** Two maxima of the screening are the same if their likelihoods differ by less. */
const SAME_MAXIMUM = 0.01;
/** Logarithms of parameters within which a search of that likelihood has come to a known maximum. */
const NEAR = 0.05;
/** Distinct maxima of the screening that are polished. */
const MOST_POLISHED = 3;

/** A box of logarithms of parameters. */
export interface SearchBox {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface SearchResult {
  readonly best: Maximum;
  /** What was maximised in the end, and where. */
  readonly objective: SmoothObjective;
  readonly box: SearchBox;
  /** Throws once the caller wants the work to stop. */
  readonly check: () => void;
  readonly starts: number;
  /** Starts whose search on the thinned table ended at its best maximum. */
  readonly startsAtMaximum: number;
}

/**
 * Maximum likelihood from several starts: all are searched on a thinned table, and every distinct
 * maximum found there is polished on the whole table.
 */
export function searchLikelihood(
  objectiveOf: (table: PurchaseTable) => SmoothObjective,
  table: PurchaseTable,
  starts: readonly Float64Array[],
  box: SearchBox,
  check: () => void,
): SearchResult {
  const { lower, upper } = box;
  const screening = objectiveOf(thinned(table, SCREENING_ROWS));
  const tried: Maximum[] = [];
  // A search that comes to a maximum which is known already has nothing more to tell.
  const isKnown = (point: Float64Array, value: number): boolean =>
    tried.some((known) => known.converged && isBeside(known, point, value));
  for (const start of starts) {
    check();
    tried.push(maximise(screening, start, lower, upper, check, isKnown));
  }
  const full = objectiveOf(table);
  const polished = distinctMaxima(tried).map((candidate) => {
    check();
    return maximise(full, candidate.point, lower, upper, check);
  });
  const best = polished.reduce((a, b) => (b.value > a.value ? b : a));
  const bestTried = Math.max(...tried.map((maximum) => maximum.value));
  return {
    best,
    objective: full,
    box,
    check,
    starts: starts.length,
    startsAtMaximum: tried.filter(({ value }) => bestTried - value < SAME_MAXIMUM).length,
  };
}

function isBeside(known: Maximum, point: Float64Array, value: number): boolean {
  return (
    Math.abs(known.value - value) < SAME_MAXIMUM &&
    known.point.every((v, i) => Math.abs(v - (point[i] as number)) < NEAR)
  );
}

/** The maxima of the screening that differ from every better one, best first. */
function distinctMaxima(tried: readonly Maximum[]): Maximum[] {
  const ranked = tried
    .filter((maximum) => Number.isFinite(maximum.value))
    .sort((a, b) => b.value - a.value);
  const kept: Maximum[] = [];
  for (const candidate of ranked) {
    if (kept.length === MOST_POLISHED) break;
    const known = kept.some((other) => other.value - candidate.value < SAME_MAXIMUM);
    if (!known) kept.push(candidate);
  }
  return kept.length > 0 ? kept : tried.slice(0, 1);
}
