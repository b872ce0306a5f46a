import type { TableColumns } from './tableColumns.ts';

/** Columns of the tables of values and of the models behind them. */
export const VALUE_COLUMNS = {
  clv: {
    customer_id: 'id',
    frequency: 'count',
    recency: 'weeks',
    age: 'weeks',
    mean_value: 'money',
    p_alive: 'ratio',
    expected_orders: 'number',
    expected_orders_low: 'number',
    expected_orders_high: 'number',
    expected_value: 'money',
    clv: 'money',
    clv_low: 'money',
    clv_high: 'money',
    p_order: 'ratio',
    clv_before: 'money',
    clv_ratio: 'ratio',
  },
  clv_models: {
    model: 'word',
    parameter: 'word',
    estimate: 'number',
    low: 'number',
    high: 'number',
    log_likelihood: 'number',
    n: 'count',
    unit: 'word',
    converged: 'flag',
  },
  /** One figure per line; `basis` says whether amounts are margin or revenue. An empty value is unknown. */
  value_models: {
    model: 'word',
    figure: 'word',
    value: 'number',
    unit: 'word',
    basis: 'word',
  },
  /** Forecasts of past periods, the best first; `used` marks the model of this run. */
  contest: {
    place: 'number',
    contestant: 'word',
    predicted: 'number',
    actual: 'count',
    aggregate_error: 'ratio',
    mean_absolute_error: 'number',
    root_mean_square_error: 'number',
    auc: 'ratio',
    brier: 'number',
    spearman: 'number',
    coverage: 'ratio',
    used: 'flag',
  },
  /** The Lorenz curve: what the least valuable share of customers brings. */
  concentration: { share_of_customers: 'ratio', share_of_revenue: 'ratio' },
} as const satisfies TableColumns;
