import { pooled, type Accuracy } from './accuracy.ts';
import { pooledDiscrimination, type Discrimination } from './chances.ts';
import { CONTEST_BASELINES, CONTEST_MODELS, type Contestant } from './candidates.ts';
import type { ContestSplit } from './contestSplit.ts';
import { lengthOf, WHOLE_YEAR } from './splits.ts';

/** A contestant's accuracy over the compared splits. */
export interface Ranked {
  readonly contestant: Contestant;
  readonly accuracy: Accuracy;
  readonly discrimination: Discrimination;
  /** Splits taken together. */
  readonly splits: number;
  /** True of the NBD where it came closest but stands behind the next model, see {@link rank}. */
  readonly setBack?: boolean;
}

/** What decides: not how well customers are told apart. */
type Standing = Omit<Ranked, 'discrimination'>;

export interface Verdict {
  readonly winner: Contestant;
  /**
   * `model_wins`; `baseline_wins`; `model_hardly_better` where a naive yardstick is as good within 1 %.
   */
  readonly verdict: 'model_wins' | 'baseline_wins' | 'model_hardly_better';
  /**
   * `total_off`: even the winner's total was off by more than a fifth; `one_split`: the comparison
   * stands on a single period; `set_back`: the NBD came closest in periods shorter than a year, but the
   * orders speak too strongly for leaving.
   */
  readonly notes: readonly ('total_off' | 'one_split' | 'set_back')[];
}

/** Root mean square errors that differ by less, relatively, are the same. */
const SAME_ERROR = 0.01;
/** Totals that are off by no more than this further than the nearest are as near as it, as parts of what was made. */
const SAME_TOTAL = 0.05;
/** Logarithms of likelihoods that differ by less tell nothing. */
const SAME_LIKELIHOOD = 2;
/** Models of which the NBD is the case that nobody leaves. */
const LEAVING: readonly Contestant[] = ['bgnbd', 'mbgnbd', 'pnbd'];
/** Logarithm of a likelihood ratio that leaves no doubt. */
const NO_DOUBT = 10;
/** Error of the total from which it is worth a note. */
const TOTAL_OFF = 0.2;

/**
 * Ranks the contestants of the newest split over the splits in which all of them took part. One that
 * has become another (NBD, MBG/NBD) is left out: it is that other.
 *
 * First those whose root mean square error by customer is within 1 % of the lowest, the total nearest
 * to the truth first, of models with totals about as near the more likely ones first; then the others by
 * that error. The mean absolute error decides nothing: it is least for who foretells too little.
 *
 * A period shorter than a year may have been the busy season, in which it looks as if nobody left. There the
 * NBD is set back behind the next model if all orders up to the analysis date leave no doubt that
 * customers leave.
 *
 * @param likelihoodOf logarithm of the likelihood of all orders up to the analysis date by a model; asked
 *   only of models with totals about as near, and where the NBD may be set back.
 */
export function rank(
  splits: readonly ContestSplit[],
  likelihoodOf: (model: Contestant) => number,
): Ranked[] {
  const [newest] = splits;
  const compared = comparedSplits(splits);
  const ranked = contestantsOf(splits).map((contestant): Ranked => {
    const parts = compared.flatMap(({ entries }) =>
      entries.filter((entry) => entry.contestant === contestant),
    );
    return {
      contestant,
      accuracy: pooled(parts.map(({ accuracy }) => accuracy)),
      discrimination: pooledDiscrimination(
        parts.map(({ accuracy, discrimination }) => ({
          customers: accuracy.customers,
          figures: discrimination,
        })),
      ),
      splits: parts.length,
    };
  });
  const ordered = inOrder(ranked, likelihoodOf);
  return newest !== undefined &&
    lengthOf(newest.split) < WHOLE_YEAR &&
    isAgainstDoubt(ordered, likelihoodOf)
    ? withNbdSetBack(ordered, likelihoodOf)
    : ordered;
}

/** Those with errors about as low as the lowest by total and likelihood, then the others by error. */
function inOrder(ranked: readonly Ranked[], likelihoodOf: (model: Contestant) => number): Ranked[] {
  const lowest = Math.min(...ranked.map(errorOf));
  const equal = ranked.filter((one) => errorOf(one) <= lowest * (1 + SAME_ERROR));
  const others = ranked.filter((one) => !equal.includes(one));
  return [
    ...likelyFirst(
      equal.sort((a, b) => offBy(a) - offBy(b) || simplicity(a) - simplicity(b)),
      likelihoodOf,
    ),
    ...others.sort((a, b) => errorOf(a) - errorOf(b)),
  ];
}

/** True if the NBD leads the models although all orders leave no doubt that customers leave. */
function isAgainstDoubt(
  ordered: readonly Ranked[],
  likelihoodOf: (model: Contestant) => number,
): boolean {
  const leaving = ordered.filter(({ contestant }) => LEAVING.includes(contestant));
  const first = ordered.find((one) => !isBaseline(one));
  if (first?.contestant !== 'nbd' || leaving.length === 0) return false;
  const highest = Math.max(...leaving.map(({ contestant }) => likelihoodOf(contestant)));
  return highest > likelihoodOf('nbd') + NO_DOUBT;
}

/** The order that all others have without the NBD, which comes right behind the first model of them. */
function withNbdSetBack(
  ordered: readonly Ranked[],
  likelihoodOf: (model: Contestant) => number,
): Ranked[] {
  const nbd = ordered.filter(({ contestant }) => contestant === 'nbd');
  const rest = inOrder(
    ordered.filter((one) => !nbd.includes(one)),
    likelihoodOf,
  );
  const behind = rest.findIndex((one) => !isBaseline(one)) + 1;
  const setBack = nbd.map((one) => ({ ...one, setBack: true }));
  return [...rest.slice(0, behind), ...setBack, ...rest.slice(behind)];
}

/**
 * The same order, but among models whose totals are about as near as the nearest, those that the orders up to
 * the analysis date speak against come after the others: which of two totals was nearer in one or two past
 * periods is partly chance, and the orders say more. A yardstick keeps its place.
 */
function likelyFirst(
  equal: readonly Ranked[],
  likelihoodOf: (model: Contestant) => number,
): Ranked[] {
  const models = equal.filter((one) => !isBaseline(one));
  const [nearest] = models;
  if (nearest === undefined) return [...equal];
  const close = models.filter((one) => offBy(one) <= offBy(nearest) + SAME_TOTAL);
  if (close.length < 2) return [...equal];
  const likelihoods = new Map(close.map((one) => [one, likelihoodOf(one.contestant)]));
  const least = Math.max(...likelihoods.values()) - SAME_LIKELIHOOD;
  const isLikely = (one: Ranked): boolean => (likelihoods.get(one) ?? least) >= least;
  const moved = [...close.filter(isLikely), ...close.filter((one) => !isLikely(one))].values();
  return equal.map((one) => (close.includes(one) ? (moved.next().value ?? one) : one));
}

/** The splits that a ranking stands on: those in which every contestant of the newest one took part. */
export function comparedSplits(splits: readonly ContestSplit[]): readonly ContestSplit[] {
  const contestants = contestantsOf(splits);
  return splits.filter(({ entries }) =>
    contestants.every((name) => entries.some(({ contestant }) => contestant === name)),
  );
}

/** Who took part in the newest split and has not become another. */
function contestantsOf([newest]: readonly ContestSplit[]): Contestant[] {
  const entries = newest?.entries ?? [];
  return entries.filter(({ same }) => same === undefined).map(({ contestant }) => contestant);
}

/** What the ranking comes to, in one word and notes; the ranking has at least one contestant. */
export function verdictOf(ranking: readonly Standing[]): Verdict {
  const first = ranking[0] as Standing;
  const baselines = ranking.filter(isBaseline);
  const rival = Math.min(...baselines.map(errorOf));
  const hardly = rival <= errorOf(first) * (1 + SAME_ERROR);
  return {
    winner: first.contestant,
    verdict: isBaseline(first) ? 'baseline_wins' : hardly ? 'model_hardly_better' : 'model_wins',
    notes: [
      ...(offBy(first) > TOTAL_OFF ? (['total_off'] as const) : []),
      ...(first.splits === 1 ? (['one_split'] as const) : []),
      ...(ranking.some(({ setBack }) => setBack) ? (['set_back'] as const) : []),
    ],
  };
}

/**
 * True if a forecast is better than another by the rule of the ranking: a lower root mean square error
 * or, where the two are within 1 %, a total nearer to the truth.
 */
export function isBetter(one: Accuracy, other: Accuracy): boolean {
  const [error, rival] = [one.rootMeanSquareError, other.rootMeanSquareError];
  if (Math.max(error, rival) > Math.min(error, rival) * (1 + SAME_ERROR)) return error < rival;
  return totalOff(one) < totalOff(other);
}

function errorOf({ accuracy }: Standing): number {
  return accuracy.rootMeanSquareError;
}

/** Error of the total either way; where nothing happened, the purchases that were foretold. */
function offBy({ accuracy }: Standing): number {
  return totalOff(accuracy);
}

function totalOff(accuracy: Accuracy): number {
  return accuracy.actual > 0 ? Math.abs(accuracy.aggregateError) : accuracy.predicted;
}

function simplicity({ contestant }: Standing): number {
  return [...CONTEST_BASELINES, ...CONTEST_MODELS].indexOf(contestant);
}

function isBaseline({ contestant }: Standing): boolean {
  return CONTEST_BASELINES.some((name) => name === contestant);
}
