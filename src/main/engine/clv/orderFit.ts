import { gated, type Gated } from '../outcome.ts';
import {
  estimates,
  isWeak,
  maximumNotes,
  PARAMETER_CONFIDENCE,
  type Estimate,
  type FitNote,
} from './estimate.ts';
import type { SearchResult } from './likelihoodSearch.ts';
import { profileInterval } from './profileInterval.ts';
import type { PurchaseTable } from './purchaseTable.ts';
import type { Maximum } from '../numeric/index.ts';

/** A fitted model of orders, whatever its parameters. */
export interface OrderFit<Parameters> {
  readonly parameters: Parameters;
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
  /** Where the search ended, over logarithms of the parameters that it moved. */
  readonly maximum: Maximum;
  readonly notes: readonly FitNote[];
}

/** Repeaters below which the estimates are marked. */
const FEW_REPEATERS = 100;

/** What every search needs to know of a table. */
export interface TableFacts {
  readonly repeaters: number;
  readonly meanAge: number;
  /** Repeat purchases per customer and time unit. */
  readonly rate: number;
}

/**
 * Facts of a table, or why no model of orders can be fitted on it: `no_customers`, `no_repeaters`
 * (nobody bought twice: rate and dropout cannot be told apart) or `no_time` (nobody has been observed
 * for any time).
 */
export function tableFacts(table: PurchaseTable): TableFacts | Gated {
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
  const details = { customers: table.customers, repeaters };
  if (table.customers === 0) return gated('CANNOT_FIT', 'no_customers', details);
  if (repeaters === 0) return gated('CANNOT_FIT', 'no_repeaters', details);
  const meanAge = ages / table.customers;
  if (!(meanAge > 0)) return gated('CANNOT_FIT', 'no_time', details);
  return { repeaters, meanAge, rate: purchases / ages };
}

/** Puts a fit together from where the search ended. */
export function orderFit<Parameters>(
  table: PurchaseTable,
  facts: TableFacts,
  names: readonly string[],
  found: SearchResult,
  parameters: Parameters,
  moreNotes: readonly FitNote[],
): OrderFit<Parameters> {
  const { best } = found;
  const notes = [...maximumNotes(names, best), ...moreNotes];
  if (facts.repeaters < FEW_REPEATERS) {
    notes.push({ code: 'few_repeaters', parameters: [], figure: facts.repeaters });
  }
  return {
    parameters,
    estimates: orderEstimates(table, names, found),
    logLikelihood: best.value,
    customers: table.customers,
    repeaters: facts.repeaters,
    mergedRows: table.rows,
    converged: best.converged,
    iterations: best.iterations,
    starts: found.starts,
    startsAtMaximum: found.startsAtMaximum,
    maximum: best,
    notes,
  };
}

/** Rows up to which doubtful intervals are profiled, which takes some hundred likelihoods. */
const MOST_PROFILED_ROWS = 5000;

/** Estimates with their intervals, those of doubtful ones by profile likelihood. */
function orderEstimates(
  table: PurchaseTable,
  names: readonly string[],
  { best, objective, box, check }: SearchResult,
): Estimate[] {
  return estimates(names, best, []).map((estimate, i) => {
    if (!isWeak(best, i) || table.rows > MOST_PROFILED_ROWS) return estimate;
    const { low, high } = profileInterval(objective, best, i, box, PARAMETER_CONFIDENCE, check);
    return { ...estimate, low: Math.exp(low), high: Math.exp(high) };
  });
}
