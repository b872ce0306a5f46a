import { done, gated, type Outcome } from '../../outcome.ts';
import type { FitNote } from '../estimate.ts';

/** What is known of customers beside their purchases: numbers, or words of a few kinds. */
export type Covariate =
  | { readonly name: string; readonly numbers: Float64Array }
  | { readonly name: string; readonly texts: readonly string[] };

/** One column of the design. */
export interface DesignTerm {
  /** The covariate's name, or `name=level`. */
  readonly name: string;
  readonly covariate: string;
  /** Level that the term stands for, and the one it is set against; undefined for numbers. */
  readonly level?: string;
  readonly reference?: string;
  /** A number enters as (value − mean) / unit; an indicator as 0 or 1. */
  readonly mean: number;
  readonly unit: number;
}

/** Covariates as the models take them: standardised numbers and indicators of levels. */
export interface Design {
  readonly terms: readonly DesignTerm[];
  /** Value of each term by customer. */
  readonly columns: readonly Float64Array[];
  /** Terms that were left out, and why. */
  readonly notes: readonly FitNote[];
}

/** More levels than these are no kinds but names. */
const MOST_LEVELS = 30;
/** Share of a column's own variation below which the columns before it say all of it. */
const NOTHING_NEW = 1e-9;

/**
 * Design of covariates: numbers are standardised over the customers (standard deviation with n), levels
 * become indicators against the most frequent one (of equally frequent the first in byte order). A
 * constant column and one that the columns before it determine are left out and noted.
 *
 * @returns `CANNOT_FIT` with `many_levels` for a text column of more than thirty levels.
 */
export function covariateDesign(covariates: readonly Covariate[]): Outcome<Design> {
  const offered: { term: DesignTerm; column: Float64Array }[] = [];
  const constant: string[] = [];
  for (const covariate of covariates) {
    const { name } = covariate;
    if ('numbers' in covariate) {
      const term = numberTerm(name, covariate.numbers);
      if (!(term.unit > 0)) constant.push(name);
      else {
        const column = covariate.numbers.map((value) => (value - term.mean) / term.unit);
        offered.push({ term, column });
      }
      continue;
    }
    const levels = levelsByFrequency(covariate.texts);
    if (levels.length > MOST_LEVELS) {
      return gated('CANNOT_FIT', 'many_levels', { levels: levels.length, most: MOST_LEVELS });
    }
    const [reference = '', ...others] = levels;
    if (others.length === 0) constant.push(name);
    for (const level of others) {
      offered.push({
        term: { name: `${name}=${level}`, covariate: name, level, reference, mean: 0, unit: 1 },
        column: Float64Array.from(covariate.texts, (text) => (text === level ? 1 : 0)),
      });
    }
  }
  const { kept, determined } = independent(offered.map(({ column }) => column));
  const namesOf = (places: readonly number[]): string[] =>
    places.map((k) => offered[k]?.term.name ?? '');
  return done({
    terms: kept.flatMap((k) => offered[k]?.term ?? []),
    columns: kept.flatMap((k) => offered[k]?.column ?? []),
    notes: [
      ...(constant.length > 0
        ? [{ code: 'constant_covariate' as const, parameters: constant }]
        : []),
      ...(determined.length > 0
        ? [{ code: 'collinear' as const, parameters: namesOf(determined) }]
        : []),
    ],
  });
}

function numberTerm(name: string, numbers: Float64Array): DesignTerm {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / Math.max(1, numbers.length);
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const unit = Math.sqrt(squares / Math.max(1, numbers.length));
  return { name, covariate: name, mean, unit };
}

function levelsByFrequency(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([level]) => level);
}

/** Goes through the columns and keeps those that are no combination of a constant and the ones kept. */
function independent(columns: readonly Float64Array[]): { kept: number[]; determined: number[] } {
  const basis: Float64Array[] = [];
  const kept: number[] = [];
  const determined: number[] = [];
  for (const [k, column] of columns.entries()) {
    const rest = centred(column);
    const whole = dot(rest, rest);
    // Twice: a single pass leaves the rounding of long columns in (A. Björck, 1994).
    for (const direction of [...basis, ...basis]) {
      const share = dot(rest, direction);
      for (let i = 0; i < rest.length; i++) {
        rest[i] = (rest[i] as number) - share * (direction[i] as number);
      }
    }
    const left = dot(rest, rest);
    if (!(left > NOTHING_NEW * whole)) {
      determined.push(k);
      continue;
    }
    const length = Math.sqrt(left);
    basis.push(rest.map((value) => value / length));
    kept.push(k);
  }
  return { kept, determined };
}

function centred(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / Math.max(1, column.length);
  return column.map((value) => value - mean);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
