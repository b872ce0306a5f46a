/** The headline figures: the tiles of Home and of the report. */
export const KPI_IDS = [
  'customers',
  'active_customers',
  'new_customers',
  'orders',
  'net_revenue',
  'average_order_value',
  'orders_per_customer',
  'repeat_share',
  'retention',
  'churn',
  'won_back',
  'clv',
] as const;

/** Every measure that a screen or the report shows; its texts are in the catalogue's `definitions`. */
export const MEASURES = [
  ...KPI_IDS,
  'rfm',
  'stages',
  'migration',
  'cohort_retention',
  'cohort_revenue',
  'second_order',
  'lifetime',
  'churn_timing',
  'first_days',
  'gini',
  'top_share',
  'tiers',
  'p_order',
  'p_alive',
  'channels',
  'cac',
  'channel_matrix',
] as const;

export type Measure = (typeof MEASURES)[number];
