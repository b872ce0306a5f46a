import { STAGE_SCHEMES, type StageRules, type StageScheme } from '#shared/domain/stageSchemes.ts';

/**
 * What the rules of the behaviour, time and composite schemes ask about a customer at one day.
 *
 * Tenure runs from the first order, silence from the last. "Longer than n months" means that the day is
 * after the day n calendar months later; "less than n months" that it is before it (half-open).
 */
export interface StageFacts {
  /** Tenure is below `newMonths`. */
  readonly isNew: boolean;
  /** Silence is longer than `activeMonths`. */
  readonly isSilent: boolean;
  /** Silence is longer than `dormantMonths`. */
  readonly isLost: boolean;
  /** Tenure is at least `matureMonths`. */
  readonly isOld: boolean;
  /** Orders so far. */
  readonly orders: number;
}

/** Indices of the stages in `STAGE_SCHEMES`, by name. */
function indexOf<S extends StageScheme>(
  scheme: S,
  name: (typeof STAGE_SCHEMES)[S][number],
): number {
  return (STAGE_SCHEMES[scheme] as readonly string[]).indexOf(name);
}

const BEHAVIOUR = {
  purchase: indexOf('behaviour', 'purchase'),
  loyalty: indexOf('behaviour', 'loyalty'),
  churn: indexOf('behaviour', 'churn'),
};
const TIME = {
  new: indexOf('time', 'new'),
  active: indexOf('time', 'active'),
  dormant: indexOf('time', 'dormant'),
  lost: indexOf('time', 'lost'),
};
const VALUE = {
  high: indexOf('value', 'high'),
  mid: indexOf('value', 'mid'),
  low: indexOf('value', 'low'),
};
const COMPOSITE = {
  new: indexOf('composite', 'new'),
  developing: indexOf('composite', 'developing'),
  mature: indexOf('composite', 'mature'),
  lost: indexOf('composite', 'lost'),
};

/** Stages that orders alone cannot fill; they need leads or visits. */
export const STAGES_WITHOUT_DATA: Readonly<Record<StageScheme, readonly number[]>> = {
  behaviour: [indexOf('behaviour', 'awareness'), indexOf('behaviour', 'interest')],
  time: [],
  value: [],
  composite: [indexOf('composite', 'prospect')],
};

/** Behaviour scheme (7.04): churn by silence, else loyalty by orders, else purchase. */
export function behaviourStage(facts: StageFacts, rules: StageRules): number {
  if (facts.isSilent) return BEHAVIOUR.churn;
  return facts.orders >= rules.loyalOrders ? BEHAVIOUR.loyalty : BEHAVIOUR.purchase;
}

/** Time scheme (7.05 with B5): new by tenure, else active, dormant, lost by silence. */
export function timeStage(facts: StageFacts): number {
  if (facts.isNew) return TIME.new;
  if (facts.isLost) return TIME.lost;
  return facts.isSilent ? TIME.dormant : TIME.active;
}

/** Composite scheme (7.07): lost, else new, else mature, else developing. */
export function compositeStage(facts: StageFacts, rules: StageRules): number {
  if (facts.isLost) return COMPOSITE.lost;
  if (facts.isNew) return COMPOSITE.new;
  const mature = facts.orders >= rules.matureOrders && facts.isOld && !facts.isSilent;
  return mature ? COMPOSITE.mature : COMPOSITE.developing;
}

/** Lowest net revenue of the high and of the mid tier, `Infinity` where a tier is empty. */
export interface ValueTiers {
  readonly highFrom: number;
  readonly midFrom: number;
}

/**
 * Tiers of the value scheme (7.06 with B4): customers in descending order of net revenue so far; the
 * high tier takes customers until it makes `highShare` per cent of the total, the mid tier until both
 * make `midShare` per cent. The customer who crosses a line joins the higher tier, equal values stay
 * together, values of zero and below are low.
 *
 * @param ascending net revenue of the customers, ascending; the first `count` elements are read.
 * @param total sum of these values.
 */
export function valueTiers(
  ascending: Float64Array,
  count: number,
  total: number,
  rules: StageRules,
): ValueTiers {
  let highFrom = Number.POSITIVE_INFINITY;
  let midFrom = Number.POSITIVE_INFINITY;
  let above = 0;
  let i = count - 1;
  while (i >= 0) {
    const value = ascending[i] as number;
    if (value <= 0) break;
    if (above * 100 < rules.highShare * total) highFrom = value;
    else if (above * 100 < rules.midShare * total) midFrom = value;
    else break;
    while (i >= 0 && ascending[i] === value) {
      above += value;
      i--;
    }
  }
  return { highFrom, midFrom };
}

/** Stage of the value scheme. */
export function valueStage(net: number, tiers: ValueTiers): number {
  if (net >= tiers.highFrom) return VALUE.high;
  return net >= tiers.midFrom ? VALUE.mid : VALUE.low;
}
