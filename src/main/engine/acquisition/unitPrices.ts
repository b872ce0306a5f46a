import type { Day } from '#shared/domain/calendar.ts';
import { COST_BASES } from '#shared/domain/acquisitionCosts.ts';
import { rowsWithin, type CostColumns, type CostPeriod } from './costs.ts';

/**
 * Prices of what is no customer: clicks, leads. They stand beside CAC and are never it; the click rate
 * is no conversion (correction B10). Minor units of the costs; NaN = unknown.
 */
export interface UnitPrices {
  /** Cost by what it is charged by, in the order of COST_BASES. */
  readonly byBasis: Float64Array;
  readonly impressions: number;
  readonly clicks: number;
  /** Clicks per impression, of the rows that tell both. */
  readonly clickRate: number;
  /** Cost per click, of the rows that tell both. */
  readonly cpc: number;
  readonly leads: number;
  /** Cost per lead: all own costs over the leads of the same months. */
  readonly cpl: number;
}

/**
 * Unit prices by line, of the rows within the period.
 *
 * @param leads leads of each line whose first contact lies in the period; undefined without files of leads.
 */
export function unitPrices(
  costs: CostColumns,
  period: CostPeriod | undefined,
  asOf: Day,
  count: number,
  leads: Float64Array | undefined,
): UnitPrices[] {
  const column = (): Float64Array => new Float64Array(count);
  const byBasis = Array.from({ length: count }, () => new Float64Array(COST_BASES.length));
  const [spent, rows] = [column(), column()];
  const [shown, clicked, paid, paidFor] = [column(), column(), column(), column()];
  // Unknown until a row tells: no clicks told are not 0 clicks.
  const [impressions, clicks] = [column().fill(Number.NaN), column().fill(Number.NaN)];
  const add = (into: Float64Array, line: number, value: number): void => {
    const sum = into[line] as number;
    into[line] = Number.isNaN(sum) ? value : sum + value;
  };
  const isWithin = rowsWithin(costs, period, asOf);
  for (let i = 0; i < costs.line.length; i++) {
    const line = costs.line[i] as number;
    if (line < 0 || !isWithin(i)) continue;
    const [cost, click, impression] = [costs.cost[i], costs.clicks[i], costs.impressions[i]];
    const known = (value: number | undefined): value is number =>
      value !== undefined && !Number.isNaN(value);
    if (known(cost)) {
      add(spent, line, cost);
      add(rows, line, 1);
      add(byBasis[line] as Float64Array, costs.basis[i] as number, cost);
    }
    if (known(click)) add(clicks, line, click);
    if (known(impression)) add(impressions, line, impression);
    if (known(click) && known(impression)) {
      add(clicked, line, click);
      add(shown, line, impression);
    }
    if (known(click) && known(cost)) {
      add(paid, line, cost);
      add(paidFor, line, click);
    }
  }
  // More credited than charged is no price.
  const ratio = (top: number, bottom: number): number =>
    bottom > 0 && top >= 0 ? top / bottom : Number.NaN;
  return byBasis.map((basis, line) => {
    const of = (values: Float64Array): number => values[line] as number;
    const leadCount = leads ? (leads[line] as number) : Number.NaN;
    return {
      byBasis: basis,
      impressions: of(impressions),
      clicks: of(clicks),
      clickRate: ratio(of(clicked), of(shown)),
      cpc: ratio(of(paid), of(paidFor)),
      leads: leadCount,
      cpl: of(rows) > 0 ? ratio(of(spent), leadCount) : Number.NaN,
    };
  });
}
