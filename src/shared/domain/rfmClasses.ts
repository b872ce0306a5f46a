/** The twelve classes over the 125 RFM cells, in rule order: the first rule that fits wins. */
export const RFM_CLASSES_12 = [
  'champions',
  'cannot_lose',
  'at_risk',
  'big_but_gone',
  'lost',
  'about_to_sleep',
  'loyal',
  'frequent_small',
  'big_new_spenders',
  'new',
  'potential_loyalists',
  'need_attention',
] as const;

export type RfmClass12 = (typeof RFM_CLASSES_12)[number];

/**
 * The eight classes of the Chinese trade press: each of R, F, M high or low against a line.
 * The index is `4 * highR + 2 * highF + highM`.
 */
export const RFM_CLASSES_8 = [
  'general_retain',
  'important_retain',
  'general_keep',
  'important_keep',
  'general_develop',
  'important_develop',
  'general_value',
  'important_value',
] as const;

export type RfmClass8 = (typeof RFM_CLASSES_8)[number];

/** How the cut points of the scores come about. */
export const RFM_METHODS = ['quantiles', 'fixed', 'tuned'] as const;

export type RfmMethod = (typeof RFM_METHODS)[number];

/** How the weights of the composite score come about. */
export const RFM_WEIGHTINGS = ['equal', 'ahp', 'pca', 'entropy', 'manual'] as const;

export type RfmWeightingKind = (typeof RFM_WEIGHTINGS)[number];

/** Loyalty tiers by the composite score, the best first; every scored customer is in exactly one. */
export const LOYALTY_TIERS = ['diamond', 'gold', 'silver', 'ordinary'] as const;

export type LoyaltyTier = (typeof LOYALTY_TIERS)[number];
