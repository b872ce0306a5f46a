/** Rules by which two ids of customers may be one person, the surest first. */
export const LINK_RULES = ['both', 'email', 'phone', 'ambiguous'] as const;
export type LinkRule = (typeof LINK_RULES)[number];

/**
 * How sure each rule is, 0 to 1. An order of trust, not a measured share: an e-mail address is seldom
 * shared, a phone by couples and families, and what one file gives to two ids it holds to be two.
 */
export const LINK_CONFIDENCE: Readonly<Record<LinkRule, number>> = {
  both: 0.99,
  email: 0.95,
  phone: 0.9,
  ambiguous: 0.7,
};

/** Links from this confidence on are made unless the settings say otherwise. */
export const DEFAULT_LEAST_CONFIDENCE = 0.9;

/** A phone or e-mail with more ids than this belongs to a shop or a family and links nobody. */
export const MOST_IDS_OF_A_KEY = 5;

/**
 * What became of a link: made; below the least confidence; undone by the user; or in the way of what
 * the user has undone, since it would bring the two together by a third.
 */
export const LINK_STATES = ['linked', 'below', 'undone', 'blocked'] as const;
export type LinkState = (typeof LINK_STATES)[number];
