import type { EngineControl } from '../control.ts';
import { maximise, type Maximum } from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { bgnbdObjective, parametersOf, type BgnbdParameters } from './bgnbdLikelihood.ts';
import { estimates, maximumNotes, type Estimate, type FitNote } from './estimate.ts';
import { thinned, type PurchaseTable } from './purchaseTable.ts';

/** A fitted BG/NBD model. */
export interface BgnbdFit {
  readonly parameters: BgnbdParameters;
  readonly estimates: readonly Estimate[];
  /** In the table's time unit, all constants included. */
  readonly logLikelihood: number;
  readonly customers: number;
  readonly repeaters: number;
  readonly mergedRows: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly starts: number;
  /** Starts whose search ended at the reported maximum. */
  readonly startsAtMaximum: number;
  readonly notes: readonly FitNote[];
}

const BGNBD_NAMES = ['r', 'alpha', 'a', 'b'] as const;

/** Rows on which the starts are tried before the best is polished on all of them. */
const SCREENING_ROWS = 3000;
/** Two maxima of the screening are the same if their likelihoods differ by less. */
const SAME_MAXIMUM = 0.01;
/** Repeaters below which the estimates are marked. */
const FEW_REPEATERS = 100;
/** Mean dropout probability below which the fit says that nobody seems to leave. */
const NO_DROPOUT = 1e-4;
/** Bounds of the parameters, alpha in mean ages. */
const LOWEST = 1e-6;
const HIGHEST = 1e7;

/**
 * Starting points (r, alpha in units of r / mean rate, a, b): from a heterogeneous base that loses
 * many, over textbook values, to a homogeneous one and to one that loses nobody.
 */
const STARTS: readonly (readonly [number, number, number, number])[] = [
  [0.25, 0.6, 0.8, 2.5],
  [1, 0.7, 1, 3],
  [0.5, 1, 0.05, 1],
  [4, 0.8, 0.5, 5],
  [1, 0.3, 20, 40],
  [0.1, 0.3, 0.3, 0.5],
];

/**
 * Fits BG/NBD by maximum likelihood, without a penalty.
 *
 * All starts are searched on a thinned table, and every distinct maximum found there is polished on
 * the whole table. A parameter at a bound, or one that the data hardly determine, is named in `notes`.
 *
 * Fails with reason `no_customers`, `no_repeaters` (nobody bought twice: rate and dropout cannot be
 * told apart) or `no_time` (nobody has been observed for any time).
 */
export function fitBgnbd(table: PurchaseTable, control?: EngineControl): Outcome<BgnbdFit> {
  const base = describe(table);
  const details = { customers: table.customers, repeaters: base.repeaters };
  if (table.customers === 0) return gated('CANNOT_FIT', 'no_customers', details);
  if (base.repeaters === 0) return gated('CANNOT_FIT', 'no_repeaters', details);
  if (!(base.meanAge > 0)) return gated('CANNOT_FIT', 'no_time', details);
  const lower = bounds(LOWEST, base.meanAge);
  const upper = bounds(HIGHEST, base.meanAge);
  const check = (): void => control?.check();
  const screening = bgnbdObjective(thinned(table, SCREENING_ROWS));
  const tried = STARTS.map((start) => {
    check();
    return maximise(screening, startPoint(start, base.rate), lower, upper, check);
  });
  const full = bgnbdObjective(table);
  const polished = distinctMaxima(tried).map((candidate) => {
    check();
    return maximise(full, candidate.point, lower, upper, check);
  });
  const best = polished.reduce((a, b) => (b.value > a.value ? b : a));
  if (!Number.isFinite(best.value)) return gated('CANNOT_FIT', 'no_maximum', details);
  const bestTried = Math.max(...tried.map((maximum) => maximum.value));
  const parameters = parametersOf(best.point);
  return done({
    parameters,
    estimates: estimates(BGNBD_NAMES, best, []),
    logLikelihood: best.value,
    customers: table.customers,
    repeaters: base.repeaters,
    mergedRows: table.rows,
    converged: best.converged,
    iterations: best.iterations,
    starts: STARTS.length,
    startsAtMaximum: tried.filter((m) => bestTried - m.value < SAME_MAXIMUM).length,
    notes: notesOf(best, parameters, base.repeaters),
  });
}

function describe(table: PurchaseTable): { repeaters: number; meanAge: number; rate: number } {
  let repeaters = 0;
  let ages = 0;
  let purchases = 0;
  for (let row = 0; row < table.rows; row++) {
    const w = table.weight[row] as number;
    const x = table.xLevels[table.x[row] as number] as number;
    if (x > 0) repeaters += w;
    purchases += w * x;
    ages += w * (table.ageLevels[table.age[row] as number] as number);
  }
  return { repeaters, meanAge: ages / table.customers, rate: purchases / ages };
}

function bounds(limit: number, meanAge: number): Float64Array {
  const ln = Math.log(limit);
  return Float64Array.of(ln, ln + Math.log(meanAge), ln, ln);
}

function startPoint(start: readonly [number, number, number, number], rate: number): Float64Array {
  const [r, alpha, a, b] = start;
  return Float64Array.of(Math.log(r), Math.log((alpha * r) / rate), Math.log(a), Math.log(b));
}

/** The maxima of the screening that differ from every better one, best first, at most three. */
function distinctMaxima(tried: readonly Maximum[]): Maximum[] {
  const ranked = tried
    .filter((maximum) => Number.isFinite(maximum.value))
    .sort((a, b) => b.value - a.value);
  const kept: Maximum[] = [];
  for (const candidate of ranked) {
    if (kept.length === 3) break;
    const known = kept.some((other) => other.value - candidate.value < SAME_MAXIMUM);
    if (!known) kept.push(candidate);
  }
  return kept.length > 0 ? kept : tried.slice(0, 1);
}

function notesOf(best: Maximum, parameters: BgnbdParameters, repeaters: number): FitNote[] {
  const notes = maximumNotes(BGNBD_NAMES, best);
  if (parameters.a / (parameters.a + parameters.b) < NO_DROPOUT) {
    notes.push({ code: 'no_dropout', parameters: ['a', 'b'] });
  }
  if (repeaters < FEW_REPEATERS) {
    notes.push({ code: 'few_repeaters', parameters: [], figure: repeaters });
  }
  return notes;
}
