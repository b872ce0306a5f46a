/** Stage schemes and their stages, in lifecycle order. A stage's index in its list is what is stored. */
export const STAGE_SCHEMES = {
  /** 7.04: awareness and interest need leads or visits and stay empty without them. */
  behaviour: ['awareness', 'interest', 'purchase', 'loyalty', 'churn'],
  /** 7.05 with correction B5: new by tenure, the others by silence. */
  time: ['new', 'active', 'dormant', 'lost'],
  /** 7.06 with correction B4: cumulative share of revenue. */
  value: ['high', 'mid', 'low'],
  /** 7.07: frequency, duration and amount together. */
  composite: ['prospect', 'new', 'developing', 'mature', 'lost'],
  /** 1.03: four phases; the fourth is told apart by whether the customer came back. */
  phases: ['acquisition', 'development', 'retention', 'reacquired', 'churn'],
  /** 3.01 with correction B8; who fell silent is outside of nurture. */
  nurture: ['acquisition', 'development', 'partnership', 'outside'],
  /** B5: silence measured by the customer's own rhythm of orders. */
  cadence: ['on_time', 'late', 'gone'],
  /** B5: chance of an order within the horizon, from the model of orders of the run. */
  outlook: ['likely', 'possible', 'unlikely'],
} as const;

export type StageScheme = keyof typeof STAGE_SCHEMES;

/** Schemes whose stages can be told for any day of the past; `outlook` is known on the analysis date alone. */
export type DatedScheme = Exclude<StageScheme, 'outlook'>;

export const STAGE_SCHEME_IDS = Object.keys(STAGE_SCHEMES) as StageScheme[];

export const DATED_SCHEME_IDS = STAGE_SCHEME_IDS.filter(isDated);

/** True for a scheme whose stages can be told for any day of the past. */
export function isDated(scheme: StageScheme): scheme is DatedScheme {
  return scheme !== 'outlook';
}

/** Stages before the first order: they hold leads, who are no customers. */
export const LEAD_STAGES: readonly string[] = ['awareness', 'interest', 'prospect'];

/** Open leads of a stage before the first order; under the composite scheme all of them are one stage. */
export function leadsInStage(
  stage: string,
  { awareness, interest }: { readonly awareness: number; readonly interest: number },
): number {
  if (stage === 'awareness') return awareness;
  return stage === 'interest' ? interest : awareness + interest;
}

/** Stage index of a customer who is not in the scheme at that date (no order yet). */
export const NO_STAGE = 255;

/** Limits of the stage rules; every one can be edited and is printed where the stages are shown. */
export interface StageRules {
  /** Months since the first order during which a customer is new. */
  readonly newMonths: number;
  /** Months of silence up to which a customer is active. */
  readonly activeMonths: number;
  /** Months of silence up to which a customer is dormant; longer is lost. */
  readonly dormantMonths: number;
  /** Orders from which a buyer is loyal under the behaviour scheme. */
  readonly loyalOrders: number;
  /** Orders from which a customer can be mature under the composite scheme. */
  readonly matureOrders: number;
  /** Months since the first order from which a customer can be mature. */
  readonly matureMonths: number;
  /** Cumulative share of revenue that the high tier makes, in per cent. */
  readonly highShare: number;
  /** Cumulative share of revenue that the high and mid tiers make together, in per cent. */
  readonly midShare: number;
  /** Days with an order from which a customer is measured by the own rhythm, below it by that of all. */
  readonly rhythmOrders: number;
  /** Multiple of the median gap between orders up to which a customer is on time. */
  readonly lateFactor: number;
  /** Multiple of the median gap up to which a customer is late; longer is gone. */
  readonly goneFactor: number;
  /** Chance of an order from which one is likely, in per cent. */
  readonly likelyChance: number;
  /** Chance of an order from which one is possible, in per cent. */
  readonly possibleChance: number;
}

/** Rules that each scheme asks for, in the order of its sentences. */
export const RULES_OF_SCHEME: Readonly<Record<StageScheme, readonly (keyof StageRules)[]>> = {
  behaviour: ['activeMonths', 'loyalOrders'],
  time: ['newMonths', 'activeMonths', 'dormantMonths'],
  value: ['highShare', 'midShare'],
  composite: ['newMonths', 'activeMonths', 'dormantMonths', 'matureOrders', 'matureMonths'],
  phases: ['newMonths', 'activeMonths', 'loyalOrders'],
  nurture: ['activeMonths', 'matureOrders', 'matureMonths'],
  cadence: ['rhythmOrders', 'lateFactor', 'goneFactor'],
  outlook: ['likelyChance', 'possibleChance'],
};

/** The seed's limits as corrected by B4 and B5; those of rhythm and chance are of our own choice. */
export const DEFAULT_STAGE_RULES: StageRules = {
  newMonths: 6,
  activeMonths: 12,
  dormantMonths: 24,
  loyalOrders: 3,
  matureOrders: 4,
  matureMonths: 12,
  highShare: 50,
  midShare: 80,
  rhythmOrders: 3,
  lateFactor: 2,
  goneFactor: 4,
  likelyChance: 50,
  possibleChance: 20,
};
