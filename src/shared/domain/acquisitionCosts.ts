/** What a cost is charged by; the first where neither the file nor the user says. */
export const COST_BASES = ['unknown', 'click', 'lead', 'action', 'fixed', 'other'] as const;
export type CostBasis = (typeof COST_BASES)[number];

/** What the user can say of a channel. */
export const STATED_BASES = ['click', 'lead', 'action', 'fixed', 'other'] as const;

/**
 * Costs that no channel is named for: left apart, or shared out by new customers, or by what the new
 * customers have brought.
 */
export const COST_ALLOCATIONS = ['none', 'by_customers', 'by_revenue'] as const;
export type CostAllocation = (typeof COST_ALLOCATIONS)[number];
