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
  const fitted = scaled(cells, years);
  const alone = yearsAlone(cells, years);
  const test = seasonTest(cells, fitted, alone);
  if (!(test.pValue <= LEAST_LIKELY)) {
    return gated('TOO_FEW_DATA', 'no_season', {
      percent: 100 * test.pValue,
      months: observed.length,
    });
  }
  const { weights, kept } = shrunk(monthSums(cells, fitted, alone), test.dispersion);
  // Place 0 of the cells is a month of the year that the log happens to begin its years with.
  const first = (firstMonth + from) % YEAR;
  const turned = (column: Float64Array): Float64Array =>
    column.map((_, k) => column[(k - first + YEAR) % YEAR] as number);
  return done({ ...normalised(turned(weights)), years, purchases, ...test, kept: turned(kept) });
}

/** Counts and expectations of whole years, month by month. */
interface Cells {
  readonly seen: Float64Array;
  readonly due: Float64Array;
}

/** Factors of the months and of the years. */
interface Factors {
  readonly month: Float64Array;
  readonly year: Float64Array;
}

/** Maximum likelihood of Poisson counts with mean due · year · month, by scaling in turn. */
function scaled({ seen, due }: Cells, years: number): Factors {
  const factors = { month: new Float64Array(YEAR).fill(1), year: new Float64Array(years).fill(1) };
  const rescale = (into: Float64Array, placeOf: (cell: number) => number): number => {
    const top = new Float64Array(into.length);
    const bottom = new Float64Array(into.length);
    for (let i = 0; i < seen.length; i++) {
      const k = placeOf(i);
      top[k] = (top[k] as number) + (seen[i] as number);
      bottom[k] = (bottom[k] as number) + meanOf(due, factors, i);
    }
    let moved = 0;
    for (let k = 0; k < into.length; k++) {
      // A month or a year in which nothing was bought is 0 at once, and stays so.
      const factor = top[k] === 0 ? 0 : (top[k] as number) / (bottom[k] as number);
      if (factor > 0) moved = Math.max(moved, Math.abs(Math.log(factor)));
      into[k] = (into[k] as number) * factor;
    }
    return moved;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = rescale(factors.year, yearOf) + rescale(factors.month, monthOf);
    if (moved < 1e-12) break;
  }
  return factors;
}

const yearOf = (cell: number): number => Math.floor(cell / YEAR);
const monthOf = (cell: number): number => cell % YEAR;

function meanOf(due: Float64Array, { month, year }: Factors, i: number): number {
  return (due[i] as number) * (month[monthOf(i)] as number) * (year[yearOf(i)] as number);
}

/** Maximum likelihood where the months do not differ. */
function yearsAlone({ seen, due }: Cells, years: number): Factors {
  const sumOf = (column: Float64Array, y: number): number =>
    column.subarray(y * YEAR, (y + 1) * YEAR).reduce((all, value) => all + value, 0);
  return {
    month: new Float64Array(YEAR).fill(1),
    year: Float64Array.from({ length: years }, (_, y) => sumOf(seen, y) / sumOf(due, y)),
  };
}

/**
 * F of the months against years alone, over the dispersion that is left. Months and years in which
 * nothing was bought are met exactly: they say nothing of the dispersion and take no degree of it.
 */
function seasonTest(
  { seen, due }: Cells,
  fitted: Factors,
  alone: Factors,
): { dispersion: number; pValue: number } {
  const open = (column: Float64Array): number => column.filter((value) => value > 0).length;
  const above = YEAR - 1;
  const below = (open(fitted.year) - 1) * (open(fitted.month) - 1);
  if (below <= 0) return { dispersion: 1, pValue: 1 };
  let ratio = 0;
  let spread = 0;
  for (let i = 0; i < seen.length; i++) {
    const n = seen[i] as number;
    const mean = meanOf(due, fitted, i);
    const without = meanOf(due, alone, i);
    if (n > 0) ratio += 2 * n * Math.log(mean / without);
    ratio -= 2 * (mean - without);
    if (mean > 0) spread += (n - mean) ** 2 / mean;
  }
  const dispersion = Math.max(1, spread / below);
  return { dispersion, pValue: fUpperTail(ratio / above / dispersion, above, below) };
}

/** A month of the year over all years. */
interface MonthSum {
  readonly seen: number;
  /** Expected if the month were like the mean one, by the years of the fit. */
  readonly due: number;
  /** Expected if no month differed. */
  readonly without: number;
}

function monthSums({ seen, due }: Cells, { year }: Factors, alone: Factors): MonthSum[] {
  const even = { month: alone.month, year };
  return Array.from({ length: YEAR }, (_, k) => {
    const sum = { seen: 0, due: 0, without: 0 };
    for (let i = k; i < seen.length; i += YEAR) {
      sum.seen += seen[i] as number;
      sum.due += meanOf(due, even, i);
      sum.without += meanOf(due, alone, i);
    }
    return sum;
  });
}

/** What a month without a purchase counts as, so that its weight is small and time never stands still. */
const HALF_A_PURCHASE = 0.5;

/**
 * Logarithms of the months towards 0, by the part of their spread that is not chance (empirical Bayes;
 * B. Efron and C. Morris, Journal of the American Statistical Association 68, 1973). A month that was
 * closed in every year, beyond chance, is no deviation of that kind: it stands apart and is kept whole.
 */
function shrunk(
  months: readonly MonthSum[],
  dispersion: number,
): { weights: Float64Array; kept: Float64Array } {
  const isClosed = ({ seen, without }: MonthSum): boolean =>
    seen === 0 && Math.exp(-without / dispersion) <= LEAST_LIKELY;
  const counts = months.map(({ seen }) => Math.max(seen, HALF_A_PURCHASE));
  const logs = months.map(({ due }, k) => Math.log((counts[k] as number) / due));
  const open = months.flatMap((month, k) => (isClosed(month) ? [] : [k]));
  const meanOver = (value: (k: number) => number): number =>
    open.reduce((sum, k) => sum + value(k), 0) / open.length;
  const log = (k: number): number => logs[k] as number;
  const variance = (k: number): number => dispersion / (counts[k] as number);
  const mean = meanOver(log);
  const total = meanOver((k) => (log(k) - mean) ** 2) * (open.length / (open.length - 1));
  const between = Math.max(0, total - meanOver(variance));
  const kept = Float64Array.from(months, (month, k) =>
    isClosed(month) ? 1 : between / (between + variance(k)),
  );
  return { weights: kept.map((part, k) => Math.exp((log(k) - mean) * part)), kept };
}
