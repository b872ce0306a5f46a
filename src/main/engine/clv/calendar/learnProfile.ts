import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../../control.ts';
import { fUpperTail } from '../../numeric/index.ts';
import { done, gated, type Outcome } from '../../outcome.ts';
import { fitBgnbd } from '../bgnbdFit.ts';
import { BgnbdOrders } from '../bgnbdOrders.ts';
import { purchaseTable } from '../purchaseTable.ts';
import { purchaseSummary } from '../summary.ts';
import { monthCounts, type MonthCounts } from './monthCounts.ts';
import { normalised, type CalendarProfile } from './profile.ts';

export interface LearnedProfile extends CalendarProfile {
  /** Years that it was learned from. */
  readonly years: number;
  /** Repeat purchases in them. */
  readonly purchases: number;
  /** Spread of month and year beyond that of counts, at least 1. */
  readonly dispersion: number;
  /** Of a year without seasons. */
  readonly pValue: number;
  /** Part of each month's deviation that is kept, 0 to 1. */
  readonly kept: Float64Array;
}

const YEAR = 12;
/** Years that a profile needs: one year cannot tell a season from something that happened once. */
const LEAST_YEARS = 2;
/** Repeat purchases that a month should have had on average. */
const LEAST_PER_MONTH = 10;
/** Chance of a year without seasons above which there is no profile. */
const LEAST_LIKELY = 0.01;
const MOST_ROUNDS = 500;

/**
 * Learns the calendar profile of a log up to `asOf`: how much more or less than a model without seasons
 * expects is bought in each month of the year (docs/models/calendar.md).
 *
 * Counts of month and year are taken as Poisson with mean expected · year · month, fitted by
 * proportional scaling; the months are tested by F over the dispersion that month and year together
 * leave, and their logarithms are shrunk towards 0 by how far they are told apart from chance.
 *
 * @returns `few_years` below two whole years of calendar months, `few_purchases`, `no_season` if the
 * test does not speak for one, or the gate of the BG/NBD that gives the expectation.
 */
export function learnProfile(
  snapshot: Snapshot,
  asOf: Day,
  control?: EngineControl,
): Outcome<LearnedProfile> {
  const summary = purchaseSummary(snapshot, asOf, control);
  const buyers = summary.frequency.map((x, c) => (x >= 0 ? c : -1)).filter((c) => c >= 0);
  const of = (column: Int32Array): Int32Array => buyers.map((c) => column[c] as number);
  const ages = of(summary.ageDays);
  const table = purchaseTable(of(summary.frequency), of(summary.recencyDays), ages, 1);
  const fit = fitBgnbd(table, 0, control);
  if (!fit.ok) return fit;
  const oldest = ages.reduce((most, age) => Math.max(most, age), 1);
  const counts = monthCounts(
    snapshot,
    asOf,
    new BgnbdOrders(fit.value.parameters, oldest, 0),
    control,
  );
  return profileOf(counts);
}

/** The profile of counts by month; see {@link learnProfile}. */
export function profileOf({
  firstMonth,
  observed,
  expected,
}: MonthCounts): Outcome<LearnedProfile> {
  const years = Math.floor(observed.length / YEAR);
  if (years < LEAST_YEARS) {
    return gated('TOO_FEW_DATA', 'few_years', {
      months: observed.length,
      monthsNeeded: LEAST_YEARS * YEAR,
    });
  }
  const from = observed.length - years * YEAR;
  const cells = { seen: observed.subarray(from), due: expected.subarray(from) };
  const purchases = cells.seen.reduce((sum, n) => sum + n, 0);
  const needed = LEAST_PER_MONTH * YEAR * years;
  if (purchases < needed || cells.due.some((value) => !(value > 0))) {
    return gated('TOO_FEW_DATA', 'few_purchases', { purchases, purchasesNeeded: needed });
  }
  const { month, year } = scaled(cells.seen, cells.due, years);
  const test = seasonTest(cells.seen, cells.due, month, year);
  if (!(test.pValue <= LEAST_LIKELY)) {
    return gated('TOO_FEW_DATA', 'no_season', {
      percent: 100 * test.pValue,
      months: observed.length,
    });
  }
  const { weights, kept } = shrunk(cells.seen, month, test.dispersion);
  // Place 0 of the cells is a month of the year that the log happens to begin its years with.
  const first = (firstMonth + from) % YEAR;
  const turned = (column: Float64Array): Float64Array =>
    column.map((_, k) => column[(k - first + YEAR) % YEAR] as number);
  return done({ ...normalised(turned(weights)), years, purchases, ...test, kept: turned(kept) });
}

/** Maximum likelihood of Poisson counts with mean due · year · month, by scaling in turn. */
function scaled(
  seen: Float64Array,
  due: Float64Array,
  years: number,
): { month: Float64Array; year: Float64Array } {
  const month = new Float64Array(YEAR).fill(1);
  const year = new Float64Array(years).fill(1);
  const rescale = (into: Float64Array, placeOf: (cell: number) => number): number => {
    const top = new Float64Array(into.length);
    const bottom = new Float64Array(into.length);
    for (let i = 0; i < seen.length; i++) {
      const k = placeOf(i);
      top[k] = (top[k] as number) + (seen[i] as number);
      bottom[k] = (bottom[k] as number) + meanOf(due, month, year, i);
    }
    let moved = 0;
    for (let k = 0; k < into.length; k++) {
      const factor = (top[k] as number) / (bottom[k] as number);
      // A month in which nothing was ever bought stays above 0: its logarithm is shrunk later.
      into[k] = (into[k] as number) * Math.max(factor, 1e-3);
      moved = Math.max(moved, Math.abs(Math.log(Math.max(factor, 1e-3))));
    }
    return moved;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = rescale(year, yearOf) + rescale(month, monthOf);
    if (moved < 1e-12) break;
  }
  return { month, year };
}

const yearOf = (cell: number): number => Math.floor(cell / YEAR);
const monthOf = (cell: number): number => cell % YEAR;

function meanOf(due: Float64Array, month: Float64Array, year: Float64Array, i: number): number {
  return (due[i] as number) * (month[monthOf(i)] as number) * (year[yearOf(i)] as number);
}

/** F of the months against years alone, over the dispersion that is left. */
function seasonTest(
  seen: Float64Array,
  due: Float64Array,
  month: Float64Array,
  year: Float64Array,
): { dispersion: number; pValue: number } {
  const years = year.length;
  const flat = new Float64Array(YEAR).fill(1);
  const alone = new Float64Array(years);
  for (let y = 0; y < years; y++) {
    const sum = (column: Float64Array): number =>
      column.subarray(y * YEAR, (y + 1) * YEAR).reduce((all, value) => all + value, 0);
    alone[y] = sum(seen) / sum(due);
  }
  let ratio = 0;
  let spread = 0;
  for (let i = 0; i < seen.length; i++) {
    const n = seen[i] as number;
    const mean = meanOf(due, month, year, i);
    const without = meanOf(due, flat, alone, i);
    if (n > 0) ratio += 2 * n * Math.log(mean / without);
    ratio -= 2 * (mean - without);
    spread += (n - mean) ** 2 / mean;
  }
  const above = YEAR - 1;
  const below = YEAR * years - years - above;
  const dispersion = Math.max(1, spread / below);
  const f = ratio / above / dispersion;
  // A month without an order in any year leaves nothing to test.
  return { dispersion, pValue: Number.isNaN(f) ? 1 : fUpperTail(f, above, below) };
}

/**
 * Logarithms of the months towards 0, by the part of their spread that is not chance (empirical Bayes;
 * B. Efron and C. Morris, Journal of the American Statistical Association 68, 1973).
 */
function shrunk(
  seen: Float64Array,
  month: Float64Array,
  dispersion: number,
): { weights: Float64Array; kept: Float64Array } {
  const variance = month.map((_, k) => {
    let n = 0;
    for (let i = k; i < seen.length; i += YEAR) n += seen[i] as number;
    return dispersion / Math.max(n, 1);
  });
  const logs = month.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / YEAR;
  const total = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (YEAR - 1);
  const noise = variance.reduce((sum, value) => sum + value, 0) / YEAR;
  const between = Math.max(0, total - noise);
  const kept = variance.map((value) => between / (between + value));
  return { weights: logs.map((value, k) => Math.exp((value - mean) * (kept[k] as number))), kept };
}
