import type { TableColumns } from './tableColumns.ts';

/** Columns of the tables of channels, leads, loyalty and outside data. */
export const ACQUISITION_COLUMNS = {
  /**
   * One line per channel of the first order, most customers first; an empty name is unknown. `cac` is
   * `cost` over `costed_customers`, those of the months that the costs cover.
   */
  channels: {
    channel: 'word',
    customers: 'count',
    cost: 'money',
    cac: 'money',
    conversion: 'ratio',
    retention_90d: 'ratio',
    clv: 'money',
    clv_to_cac: 'number',
    payback_months: 'number',
    costed_customers: 'count',
    allocated_cost: 'money',
    observed_90d: 'count',
    clv_basis: 'word',
    quadrant: 'word',
    few: 'flag',
    unmatched: 'flag',
    stickiness: 'ratio',
    newest_customers: 'count',
    newest_lost: 'count',
    earlier_customers: 'count',
    earlier_lost: 'count',
    impressions: 'count',
    clicks: 'count',
    click_rate: 'ratio',
    cpc: 'money',
    leads: 'count',
    cpl: 'money',
  },
  /**
   * Leads by channel and step, in the order of the steps: `leads`, the steps of the files,
   * `first_order`, `returned_90d`. An empty channel is unknown; `all` in `scope` is all channels
   * together. Days are those from the step before, at `first_order` also from the first contact.
   */
  funnel: {
    scope: 'word',
    channel: 'word',
    place: 'number',
    step: 'word',
    leads: 'count',
    share_of_leads: 'ratio',
    step_median_days: 'days',
    step_p90_days: 'days',
    step_backwards: 'count',
    cycle_median_days: 'days',
    cycle_p90_days: 'days',
    ordered_before: 'count',
    observed_90d: 'count',
  },
  /** Cost and value by month of the first order, then by tier (`grouping`). */
  cac_cohorts: {
    grouping: 'word',
    group: 'word',
    customers: 'count',
    costed_customers: 'count',
    cost: 'money',
    cac: 'money',
    clv: 'money',
    clv_to_cac: 'number',
    payback_months: 'number',
    few: 'flag',
  },
  /**
   * Open leads on the analysis date, the highest chance of an order within 30 days first. An empty name
   * is unknown.
   */
  lead_scores: {
    lead: 'word',
    channel: 'word',
    step: 'word',
    first_contact: 'day',
    last_contact: 'day',
    chance: 'ratio',
    points: 'number',
  },
  /** The points of every level of every part of the lead score; a lead has their sum. */
  lead_scorecard: {
    part: 'word',
    level: 'word',
    looked: 'count',
    ordered: 'count',
    share: 'ratio',
    points: 'number',
  },
  /** The last twelve months of each loyalty tier, and what its benefits cost a year; empty is unknown. */
  loyalty_benefits: {
    tier: 'word',
    customers: 'count',
    orders: 'count',
    net_revenue: 'money',
    contribution: 'money',
    benefits: 'money',
    after_benefits: 'money',
  },
  /**
   * Series of outside data by month of the own data: number and mean of the values, empty without one. A month that is
   * not `complete` has values or orders to come, or began within it; `net_revenue` is empty without amounts.
   */
  outside: {
    series: 'word',
    month: 'month',
    values: 'count',
    mean: 'number',
    complete: 'flag',
    orders: 'count',
    net_revenue: 'money',
    own_complete: 'flag',
  },
} as const satisfies TableColumns;
