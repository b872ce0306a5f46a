/** What another retention rate is reckoned from: the last twelve months against the twelve before. */
export interface RetentionBase {
  /** Customers who ordered in the earlier twelve months, and of them in the later. */
  readonly before: number;
  readonly stayed: number;
  /** Net revenue of the later twelve months per customer who ordered in them. */
  readonly revenuePerCustomer: number;
}

/** Most points of retention that could still be won: up to everybody staying. */
export function mostPoints({ before, stayed }: RetentionBase): number {
  return before > 0 ? 100 * (1 - stayed / before) : 0;
}

/**
 * Contribution of a year if `points` percentage points more of the customers of a year had stayed, each
 * bringing what a customer brought: proportional to the points, 0 at 0, never above everybody staying.
 *
 * @param share of revenue that counts: the margin, or 1 for revenue.
 * @returns in the unit of the revenue
 */
export function retentionGain(base: RetentionBase, points: number, share: number): number {
  const won = Math.min(Math.max(points, -100), mostPoints(base));
  return (base.before * won * base.revenuePerCustomer * share) / 100;
}
