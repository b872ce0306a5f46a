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

/** What the health of the customer base is made of, in the order in which it is shown. */
export const HEALTH_PARTS = ['growth', 'loss', 'repeat', 'frequency', 'revenue'] as const;
export type HealthPartId = (typeof HEALTH_PARTS)[number];

/** Every measure that a screen or the report shows; its texts are in the catalogue's `definitions`. */
export const MEASURES = [
  ...KPI_IDS,
  'health',
  'rfm',
  'stages',
  'migration',
  'cohort_retention',
  'cohort_revenue',
  'gini',
  'top_share',
  'tiers',
  'p_order',
  'p_alive',
  'channels',
  'cac',
  'channel_matrix',
  'repurchase_rate',
  'loyalty',
  'class_movement',
  'rfm_weights',
  'feature_correlation',
  'feature_groups',
  'value_models',
  'contribution',
  'pyramid',
  'revenue_at_risk',
  'outlook_grid',
  'backtest',
  'what_if',
  'formula',
  'unit_prices',
  'stickiness',
  'lead_funnel',
  'cac_cohorts',
  'channel_mix',
  'calendar',
  'segment_profile',
  'segment_overlap',
  'segment_movement',
  'clusters',
] as const;

export type Measure = (typeof MEASURES)[number];
