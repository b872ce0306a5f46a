import type { Answered, StageRelation } from '#shared/contract/stages.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { meansByGroup, promoterSign, type MeanWithLimits, type Marks } from '#main/engine/index.ts';
import type { RunColumns } from '../runColumns.ts';

/** Fewest customers of whom a mean is told: nine say little, and describe persons. */
const LEAST_CUSTOMERS = 10;

/** Points of a mean of signs. */
const POINTS = 100;

/** Ends of both scales in points. */
const SATISFACTION = { least: 0, most: POINTS } as const;
const RECOMMENDATION = { least: -POINTS, most: POINTS } as const;

/**
 * What the customers of each stage answered, and how often they were in touch; those of the marks alone.
 * Undefined where the run knows of no answers and no interactions.
 */
export function stageRelation(
  columns: RunColumns,
  scheme: StageScheme,
  marks: Marks,
): Pick<StageRelation, 'least' | 'stages' | 'all'> | undefined {
  const satisfaction = columns.get('satisfaction');
  const recommendation = columns.get('recommendation');
  const interactions = columns.get('interactions');
  if (!satisfaction && !recommendation && !interactions) return undefined;
  const stageOf = columns.need(`stage_${scheme}`);
  const ids: readonly string[] = STAGE_SCHEMES[scheme];
  const orders = columns.need('orders');
  const means = (valueOf: (customer: number) => number): MeanWithLimits[] =>
    // Who returned everything is in no stage, and in no figure of customers.
    meansByGroup(stageOf, ids.length, (c) => (orders[c] === 0 ? NaN : valueOf(c)), marks);
  const customers = means(() => 1);
  const satisfied = satisfaction && means((c) => satisfaction[c] as number);
  const recommending =
    recommendation && means((c) => POINTS * promoterSign(recommendation[c] as number));
  const inTouch = interactions && means((c) => interactions[c] as number);
  const line = (group: number) => ({
    customers: customers[group]?.n ?? 0,
    satisfaction: answered(satisfied?.[group], SATISFACTION),
    recommendation: answered(recommending?.[group], RECOMMENDATION),
    interactions: meanOrNull(inTouch?.[group]),
  });
  return {
    least: LEAST_CUSTOMERS,
    stages: ids.map((id, group) => ({ id, ...line(group) })),
    all: line(ids.length),
  };
}

function meanOrNull(mean: MeanWithLimits | undefined): number | null {
  return mean === undefined || mean.n === 0 ? null : mean.mean;
}

/**
 * What all customers of the ledger answered; of columns that may be those of an earlier day.
 */
export function answersOfAll(
  columns: {
    readonly satisfaction?: ArrayLike<number> | undefined;
    readonly recommendation?: ArrayLike<number> | undefined;
  },
  { customers, start }: Pick<OrderColumns, 'customers' | 'start'>,
): AllAnswers {
  const all = new Uint8Array(customers).fill(1);
  const mean = (of: ((c: number) => number) | undefined): MeanWithLimits | undefined =>
    of && meansByGroup([], 0, (c) => (start[c] === start[c + 1] ? NaN : of(c)), all)[0];
  const { satisfaction, recommendation } = columns;
  return {
    satisfaction: answered(mean(satisfaction && ((c) => satisfaction[c] as number)), SATISFACTION),
    recommendation: answered(
      mean(recommendation && ((c) => POINTS * promoterSign(recommendation[c] as number))),
      RECOMMENDATION,
    ),
  };
}

export type AllAnswers = Pick<StageRelation['all'], 'satisfaction' | 'recommendation'>;

/** A mean as it is told: its interval does not leave the scale. */
function answered(
  mean: MeanWithLimits | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): Answered | null {
  if (!mean) return null;
  if (mean.n < LEAST_CUSTOMERS) return { customers: mean.n, mean: null, low: null, high: null };
  return {
    customers: mean.n,
    mean: mean.mean,
    low: Math.max(least, mean.low),
    high: Math.min(most, mean.high),
  };
}
