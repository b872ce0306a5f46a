import { gated, type Gated } from '../outcome.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** Opportunities up to which a count distribution is written out. */
const MOST_OPPORTUNITIES = 600;
/** Opportunities up to which sums run. */
const MOST_SUMMED = 1_000_000;
/** exp(-40) is below 1e-17: a later opportunity no longer counts. */
const DISCOUNT_REACH = 40;

/** More opportunities than this are time, not occasions; the sums over them would not end. */
const MOST_PASSED = 10_000;

/**
 * Why a table is not one of counted opportunities: `not_whole` (x, t_x and T must be whole numbers with
 * x not above t_x) or `many_opportunities` (more than 10,000), undefined if it is.
 */
export function opportunityFault(table: PurchaseTable): Gated | undefined {
  let faults = 0;
  for (let row = 0; row < table.rows; row++) {
    const x = table.xLevels[table.x[row] as number] as number;
    const last = table.recencyLevels[table.recency[row] as number] as number;
    const n = table.ageLevels[table.age[row] as number] as number;
    if (![x, last, n].every(Number.isInteger) || x > last || last > n) {
      faults += table.weight[row] as number;
    }
  }
  const details = { customers: table.customers, faults };
  if (faults > 0) return gated('CANNOT_FIT', 'not_whole', details);
  const most = table.ageLevels.at(-1) ?? 0;
  if (!(most > MOST_PASSED)) return undefined;
  return gated('CANNOT_FIT', 'many_opportunities', { opportunities: most, most: MOST_PASSED });
}

/**
 * Whole opportunities within a horizon, those that discounting makes void left out; a million at most,
 * so that a horizon without an end comes to one.
 */
export function opportunitiesWithin(horizon: number, delta: number): number {
  const reach = delta > 0 ? Math.ceil(DISCOUNT_REACH / delta) : MOST_SUMMED;
  return Math.floor(Math.min(horizon, reach, MOST_SUMMED));
}

/** Smallest n whose cumulated probability reaches a level; NaN beyond what is written out. */
export function quantileOf(
  opportunities: number,
  massOf: (size: number) => Float64Array,
  probability: number,
): number {
  if (!(opportunities <= MOST_OPPORTUNITIES)) return Number.NaN;
  const mass = massOf(opportunities);
  let n = 0;
  let below = mass[0] as number;
  while (below < probability && n < opportunities) below += mass[++n] as number;
  return n;
}
