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
} as const;

export type StageScheme = keyof typeof STAGE_SCHEMES;

export const STAGE_SCHEME_IDS = Object.keys(STAGE_SCHEMES) as StageScheme[];

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
}

/** The seed's limits as corrected by B4 and B5. */
export const DEFAULT_STAGE_RULES: StageRules = {
  newMonths: 6,
  activeMonths: 12,
  dormantMonths: 24,
  loyalOrders: 3,
  matureOrders: 4,
  matureMonths: 12,
  highShare: 50,
  midShare: 80,
};
