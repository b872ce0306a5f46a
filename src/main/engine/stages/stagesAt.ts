import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  DATED_SCHEME_IDS,
  STAGE_SCHEMES,
  type DatedScheme,
  type StageRules,
} from '#shared/domain/stageSchemes.ts';
import { sumByStage } from './sumByStage.ts';
import { StageBase } from './stageBase.ts';
import { stageColumn } from './stageColumn.ts';

/** Every customer's stage at one day, under all schemes that can be dated. */
export interface StagesAt {
  readonly day: Day;
  /** Customers with an order by that day. */
  readonly customers: number;
  /** Stage index by customer, `NO_STAGE` for a customer without an order by that day. */
  readonly stage: Readonly<Record<DatedScheme, Uint8Array>>;
  /** Customers per stage. */
  readonly counts: Readonly<Record<DatedScheme, Float64Array>>;
  /** Net revenue so far per stage, minor units. */
  readonly netRevenue: Readonly<Record<DatedScheme, Float64Array>>;
}

/**
 * Stages of all customers at the end of `day`. Every customer with an order by that day is in exactly
 * one stage per scheme.
 */
export function stagesAt(snapshot: Snapshot, day: Day, rules: StageRules): StagesAt {
  const base = new StageBase(snapshot, day);
  const stage = byScheme((scheme) => stageColumn(base, scheme, rules));
  const sums = byScheme((scheme) =>
    sumByStage(stage[scheme], STAGE_SCHEMES[scheme].length, base.totals.net),
  );
  return {
    day,
    customers: base.totals.buyers,
    stage,
    counts: byScheme((scheme) => sums[scheme].customers),
    netRevenue: byScheme((scheme) => sums[scheme].sum),
  };
}

function byScheme<T>(of: (scheme: DatedScheme) => T): Record<DatedScheme, T> {
  const entries = DATED_SCHEME_IDS.map((scheme): [DatedScheme, T] => [scheme, of(scheme)]);
  return Object.fromEntries(entries) as Record<DatedScheme, T>;
}
