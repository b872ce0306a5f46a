/** What the user expects of money spent on a tier; nothing of it is known from the data. */
export interface ResponseAssumptions {
  /** Cost of reaching one customer, in the unit of the budget; above 0. */
  readonly costPerContact: number;
  /** Share of those reached who make one more order because of it. */
  readonly response: number;
}

/** What the data say of a tier. */
export interface TierBase {
  readonly customers: number;
  /** Contribution of one order, or its revenue where the margin is unknown. */
  readonly perOrder: number;
}

export interface TierOutcome {
  readonly spend: number;
  /** Never more than the tier has. */
  readonly reached: number;
  readonly orders: number;
  /** Contribution of these orders, less the spend. */
  readonly gain: number;
  /** The part of the spend that is left when everybody has been reached. */
  readonly idle: number;
}

/**
 * Splits a whole budget by weights without losing a unit: each part is rounded down and what is left goes
 * to the parts with the largest remainder, the first of equals. Without any weight nothing is split.
 */
export function splitBudget(budget: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return weights.map(() => 0);
  const exact = weights.map((weight) => (budget * weight) / total);
  const parts = exact.map(Math.floor);
  const left = budget - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, Math.round(left))) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

/** What a spend brings in a tier under the user's assumptions. */
export function tierOutcome(
  spend: number,
  tier: TierBase,
  assumed: ResponseAssumptions,
): TierOutcome {
  const reached = Math.min(tier.customers, Math.floor(spend / assumed.costPerContact));
  const orders = reached * assumed.response;
  const idle = Math.max(0, spend - tier.customers * assumed.costPerContact);
  return { spend, reached, orders, gain: orders * tier.perOrder - spend, idle };
}
