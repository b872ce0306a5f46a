/** What the lines of orders name: each kind by itself, with names and codes of its own. */
export const GOODS_KINDS = ['product', 'category'] as const;
export type GoodsKind = (typeof GOODS_KINDS)[number];

/**
 * What counting orders hold, by the codes of one kind; 0 is unknown, the others stand in the order of
 * their names. Most orders hold one thing: that is `lead` alone, and its value is the order's. Orders that
 * hold several are listed with the value of each, so that the parts of an order always add up to it.
 */
export interface BasketColumns {
  /** Names with the unknown one; codes are below it. */
  readonly names: number;
  /** False without amounts: every part then weighs 1. */
  readonly hasAmounts: boolean;
  /** Per order: what most of it was when it was placed. */
  readonly lead: Uint32Array;
  /** Orders that hold several things, ascending. */
  readonly mixed: Uint32Array;
  /** Parts of the order `mixed[m]` are `start[m]` to `start[m + 1] - 1`; length `mixed` + 1. */
  readonly start: Uint32Array;
  /** Each code once per order, ascending. */
  readonly code: Uint32Array;
  /** Net of the refunds up to the analysis date, in minor units; 1 without amounts. */
  readonly value: Float64Array;
  /** Orders that nothing but their goods tells from the one before, ascending. */
  readonly again: Uint32Array;
}
