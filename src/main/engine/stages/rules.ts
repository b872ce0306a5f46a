import {
  NO_STAGE,
  STAGE_SCHEMES,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';

/**
 * What the rules of the schemes of facts ask about a customer at one day.
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
  /** Ordered again after a silence longer than `activeMonths`, less than `newMonths` ago. */
  readonly isBack: boolean;
  /** Orders so far. */
  readonly orders: number;
}

/** Schemes that {@link StageFacts} decide. */
const FACT_SCHEMES = ['behaviour', 'time', 'composite', 'phases', 'nurture'] as const;
export type FactScheme = (typeof FACT_SCHEMES)[number];

/** True for a scheme that {@link StageFacts} decide. */
export function isFactScheme(scheme: StageScheme): scheme is FactScheme {
  return (FACT_SCHEMES as readonly StageScheme[]).includes(scheme);
}

/** Index of each stage of a scheme, by name. */
function indicesOf<S extends StageScheme>(
  scheme: S,
): Readonly<Record<(typeof STAGE_SCHEMES)[S][number], number>> {
  const names: readonly string[] = STAGE_SCHEMES[scheme];
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<
    (typeof STAGE_SCHEMES)[S][number],
    number
  >;
}

const BEHAVIOUR = indicesOf('behaviour');
const TIME = indicesOf('time');
const VALUE = indicesOf('value');
const COMPOSITE = indicesOf('composite');
const PHASES = indicesOf('phases');
const NURTURE = indicesOf('nurture');
const CADENCE = indicesOf('cadence');
const OUTLOOK = indicesOf('outlook');

/** Stages that orders alone cannot fill; they need leads or visits. */
export const STAGES_WITHOUT_DATA: Readonly<Record<StageScheme, readonly number[]>> = {
  behaviour: [BEHAVIOUR.awareness, BEHAVIOUR.interest],
  time: [],
  value: [],
  composite: [COMPOSITE.prospect],
  phases: [],
  nurture: [],
  cadence: [],
  outlook: [],
};

/** Stage under each scheme that facts decide. */
export const FACT_STAGES: Readonly<
  Record<FactScheme, (facts: StageFacts, rules: StageRules) => number>
> = {
  behaviour: behaviourStage,
  time: timeStage,
  composite: compositeStage,
  phases: phaseStage,
  nurture: nurtureStage,
};

/** Behaviour scheme (7.04): churn by silence, else loyalty by orders, else purchase. */
function behaviourStage(facts: StageFacts, rules: StageRules): number {
  if (facts.isSilent) return BEHAVIOUR.churn;
  return facts.orders >= rules.loyalOrders ? BEHAVIOUR.loyalty : BEHAVIOUR.purchase;
}

/** Time scheme (7.05 with B5): new by tenure, else active, dormant, lost by silence. */
function timeStage(facts: StageFacts): number {
  if (facts.isNew) return TIME.new;
  if (facts.isLost) return TIME.lost;
  return facts.isSilent ? TIME.dormant : TIME.active;
}

/** Composite scheme (7.07): lost, else new, else mature, else developing. */
function compositeStage(facts: StageFacts, rules: StageRules): number {
  if (facts.isLost) return COMPOSITE.lost;
  if (facts.isNew) return COMPOSITE.new;
  return isMature(facts, rules) ? COMPOSITE.mature : COMPOSITE.developing;
}

function isMature(facts: StageFacts, rules: StageRules): boolean {
  return facts.orders >= rules.matureOrders && facts.isOld && !facts.isSilent;
}

/**
 * Four phases (1.03): churn by silence, else re-acquired, else acquisition by tenure, else retention by
 * orders, else development.
 */
function phaseStage(facts: StageFacts, rules: StageRules): number {
  if (facts.isSilent) return PHASES.churn;
  if (facts.isBack) return PHASES.reacquired;
  if (facts.isNew) return PHASES.acquisition;
  return facts.orders >= rules.loyalOrders ? PHASES.retention : PHASES.development;
}

/** Nurture (3.01, B8): outside by silence, else acquisition by one order, partnership as mature. */
function nurtureStage(facts: StageFacts, rules: StageRules): number {
  if (facts.isSilent) return NURTURE.outside;
  if (facts.orders < 2) return NURTURE.acquisition;
  return isMature(facts, rules) ? NURTURE.partnership : NURTURE.development;
}

/** Most days of silence that a multiple of a gap allows. */
function allowedSilence(gap: number, factor: number): number {
  return Math.floor(gap * factor);
}

/** Own cadence (B5): on time, late or gone by the silence that the gap allows. */
export function cadenceStage(silence: number, gap: number, rules: StageRules): number {
  if (silence <= allowedSilence(gap, rules.lateFactor)) return CADENCE.on_time;
  return silence <= allowedSilence(gap, rules.goneFactor) ? CADENCE.late : CADENCE.gone;
}

/** Chance of an order (B5), 0 to 1; no stage where the model gives none. */
export function outlookStage(chance: number, rules: StageRules): number {
  if (Number.isNaN(chance)) return NO_STAGE;
  if (chance * 100 >= rules.likelyChance) return OUTLOOK.likely;
  return chance * 100 >= rules.possibleChance ? OUTLOOK.possible : OUTLOOK.unlikely;
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
