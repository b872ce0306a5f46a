import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { fUpperQuantile, fUpperTail } from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';

/** One group of an analysis of variance. */
export interface GroupMean {
  readonly group: number;
  readonly n: number;
  readonly mean: number;
}

/** The largest difference between two groups' means, with a simultaneous interval of 95 %. */
export interface MeanDifference {
  readonly highest: number;
  readonly lowest: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

export interface Anova {
  readonly n: number;
  /** Groups with anybody in them, by number. */
  readonly groups: readonly GroupMean[];
  readonly f: number;
  readonly freedomBetween: number;
  readonly freedomWithin: number;
  readonly p: number;
  /** Share of the sum of squares that lies between groups; too high on few customers. */
  readonly etaSquared: number;
  /** The same without that bias; 0 where it comes out below. */
  readonly omegaSquared: number;
  /** Of groups with at least {@link FEW_CUSTOMERS} customers; undefined with fewer than two of these. */
  readonly widest: MeanDifference | undefined;
}

const OUTSIDE = 0.05;

/**
 * One-way analysis of variance of a feature by a grouping. Customers without a value (NaN) or group are left
 * out. Gated: `TOO_FEW_DATA` (`few_groups`) below two groups or without a degree of freedom within them;
 * `CANNOT_FIT` (`constant_feature`) where the feature does not vary at all.
 *
 * @param none number that stands for no group.
 *
 * Sources: R. A. Fisher, Statistical Methods for Research Workers (1925), chapter VII; omega squared:
 * W. L. Hays, Statistics for Psychologists (1963); interval: H. Scheffe, "A method for judging all contrasts
 * in the analysis of variance", Biometrika 40 (1953).
 */
export function oneWayAnova(
  values: Float64Array,
  groupOf: Uint8Array | Uint16Array,
  groupCount: number,
  none: number,
): Outcome<Anova> {
  const origin = values.find((value, c) => !Number.isNaN(value) && groupOf[c] !== none) ?? 0;
  const { groups, meanOf, n, mean } = means(values, groupOf, groupCount, none, origin);
  const freedomBetween = groups.length - 1;
  const freedomWithin = n - groups.length;
  if (freedomBetween < 1 || freedomWithin < 1) {
    return gated('TOO_FEW_DATA', 'few_groups', { groups: groups.length, groupsNeeded: 2, n });
  }
  let within = 0;
  for (let c = 0; c < values.length; c++) {
    const value = values[c] as number;
    if (Number.isNaN(value) || groupOf[c] === none) continue;
    within += (value - origin - (meanOf[groupOf[c] as number] as number)) ** 2;
  }
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0);
  if (!(between + within > 0)) return gated('CANNOT_FIT', 'constant_feature', { feature: 1, n });
  const error = within / freedomWithin;
  const f = between / freedomBetween / error;
  return done({
    n,
    groups: groups.map((group) => ({ ...group, mean: group.mean + origin })),
    f,
    freedomBetween,
    freedomWithin,
    p: fUpperTail(f, freedomBetween, freedomWithin),
    etaSquared: between / (between + within),
    omegaSquared: Math.max(0, (between - freedomBetween * error) / (between + within + error)),
    widest: widest(groups, error, freedomBetween, freedomWithin),
  });
}

/**
 * Means from `origin` on, a value of the feature: so equal values differ by exactly 0 from their mean, and
 * a large mean costs no digits.
 */
function means(
  values: Float64Array,
  groupOf: Uint8Array | Uint16Array,
  groupCount: number,
  none: number,
  origin: number,
) {
  const counts = new Float64Array(groupCount);
  const sums = new Float64Array(groupCount);
  for (let c = 0; c < values.length; c++) {
    const value = values[c] as number;
    const group = groupOf[c] as number;
    if (Number.isNaN(value) || group === none) continue;
    counts[group] = (counts[group] as number) + 1;
    sums[group] = (sums[group] as number) + (value - origin);
  }
  const meanOf = sums.map((sum, group) => sum / (counts[group] as number));
  const groups = Array.from(counts, (count, group) => ({
    group,
    n: count,
    mean: meanOf[group] as number,
  })).filter((one) => one.n > 0);
  const n = counts.reduce((total, count) => total + count, 0);
  return { groups, meanOf, n, mean: sums.reduce((total, sum) => total + sum, 0) / n };
}

function widest(
  groups: readonly GroupMean[],
  error: number,
  freedomBetween: number,
  freedomWithin: number,
): MeanDifference | undefined {
  const large = groups.filter(({ n }) => n >= FEW_CUSTOMERS).sort((a, b) => b.mean - a.mean);
  const [highest, lowest] = [large[0], large.at(-1)];
  if (highest === undefined || lowest === undefined || highest === lowest) return undefined;
  const difference = highest.mean - lowest.mean;
  const limit = freedomBetween * fUpperQuantile(OUTSIDE, freedomBetween, freedomWithin);
  const half = Math.sqrt(limit * error * (1 / highest.n + 1 / lowest.n));
  return {
    highest: highest.group,
    lowest: lowest.group,
    difference,
    low: difference - half,
    high: difference + half,
  };
}
