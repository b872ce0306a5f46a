import type { StageScheme } from './stageSchemes.ts';

/** Features of customers that are set against each other and against groups. */
export const FEATURES = [
  'recency_days',
  'orders',
  'net_revenue',
  'mean_order_value',
  'age_days',
  'gap_days',
  'expected_orders',
  'p_order',
  'clv',
] as const;

export type Feature = (typeof FEATURES)[number];

/** What a feature is measured in. */
export const FEATURE_UNITS: Readonly<Record<Feature, 'days' | 'count' | 'money' | 'ratio'>> = {
  recency_days: 'days',
  orders: 'count',
  net_revenue: 'money',
  mean_order_value: 'money',
  age_days: 'days',
  gap_days: 'days',
  expected_orders: 'count',
  p_order: 'ratio',
  clv: 'money',
};

type RfmGrouping = 'channel' | 'class12' | 'class8' | 'loyalty';

/** Groupings whose groups are compared; those by stage are named as the column of their scheme. */
export const FEATURE_GROUPINGS = [
  'channel',
  'class12',
  'class8',
  'loyalty',
  'stage_behaviour',
  'stage_time',
  'stage_value',
  'stage_composite',
  'stage_phases',
  'stage_nurture',
  'stage_cadence',
  'stage_outlook',
] as const satisfies readonly (RfmGrouping | `stage_${StageScheme}`)[];

export type FeatureGrouping = (typeof FEATURE_GROUPINGS)[number];

const RFM: readonly Feature[] = ['recency_days', 'orders', 'net_revenue'];

/** Features that a grouping is made from: its groups differ in them by rule, whatever the customers do. */
export const MADE_FROM: Readonly<Record<FeatureGrouping, readonly Feature[]>> = {
  channel: [],
  class12: RFM,
  class8: RFM,
  loyalty: RFM,
  stage_behaviour: ['recency_days', 'orders', 'age_days'],
  stage_time: ['recency_days', 'age_days'],
  stage_value: ['net_revenue'],
  stage_composite: ['recency_days', 'orders', 'age_days'],
  stage_phases: ['recency_days', 'orders', 'age_days'],
  stage_nurture: ['recency_days', 'orders', 'age_days'],
  stage_cadence: ['recency_days', 'gap_days'],
  stage_outlook: ['recency_days', 'orders', 'age_days', 'expected_orders', 'p_order'],
};
