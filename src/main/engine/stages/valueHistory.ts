import { STAGE_SCHEMES, type StageRules } from '#shared/domain/stageSchemes.ts';
import type { EngineControl } from '../control.ts';
import { lowerBound } from '../numeric/index.ts';
import { valueStage, valueTiers, type ValueTiers } from './rules.ts';
import type { SchemeHistory } from './schemeHistory.ts';
import type { ValueChanges } from './valueChanges.ts';

/**
 * The value scheme month by month. All customers' net revenues are kept in ascending order; each month
 * takes out the old and puts in the new values of those who changed, in one merge.
 */
export function valueHistory(
  changes: ValueChanges,
  months: number,
  rules: StageRules,
  control?: EngineControl,
): SchemeHistory {
  const stages = STAGE_SCHEMES.value.length;
  const customers = new Float64Array(stages * months);
  const netRevenue = new Float64Array(stages * months);
  const monthRevenue = new Float64Array(stages * months);
  let values: Float64Array = new Float64Array(0);
  let total = 0;
  let month = 0;
  for (const { removed, added, delta } of changes.byMonth(months)) {
    control?.check();
    if (added.length > 0) values = merged(values, removed.sort(), Float64Array.from(added).sort());
    for (let i = 0; i < added.length; i++) total += added[i] as number;
    for (let i = 0; i < removed.length; i++) total -= removed[i] as number;
    const tiers = valueTiers(values, values.length, total, rules);
    const bounds = tierStarts(values, tiers);
    let rest = total;
    for (const [stage, begin] of bounds.entries()) {
      const end = stage === 0 ? values.length : (bounds[stage - 1] as number);
      const revenue = begin === 0 ? rest : sumBetween(values, begin, end);
      rest -= revenue;
      customers[stage * months + month] = end - begin;
      netRevenue[stage * months + month] = revenue;
    }
    for (let i = 0; i < added.length; i++) {
      const cell = valueStage(added[i] as number, tiers) * months + month;
      monthRevenue[cell] = (monthRevenue[cell] as number) + (delta[i] as number);
    }
    month++;
  }
  return { customers, netRevenue, monthRevenue };
}

/** Index of the first value of the high, the mid and the low tier. */
function tierStarts(ascending: Float64Array, tiers: ValueTiers): number[] {
  const high = lowerBound(ascending, tiers.highFrom);
  return [high, Math.min(lowerBound(ascending, tiers.midFrom), high), 0];
}

/** Sum of a range; amounts are integers, so the order of summing does not matter. */
function sumBetween(values: Float64Array, begin: number, end: number): number {
  let sum = 0;
  for (let i = begin; i < end; i++) sum += values[i] as number;
  return sum;
}

/** `values` without `removed` (each of which occurs in it) and with `added`; all ascending. */
function merged(values: Float64Array, removed: Float64Array, added: Float64Array): Float64Array {
  const result = new Float64Array(values.length - removed.length + added.length);
  let r = 0;
  let a = 0;
  let out = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (r < removed.length && removed[r] === value) {
      r++;
      continue;
    }
    while (a < added.length && (added[a] as number) < value) result[out++] = added[a++] as number;
    result[out++] = value;
  }
  while (a < added.length) result[out++] = added[a++] as number;
  return result;
}
