import type { TableColumns } from './tableColumns.ts';

/** Columns of the tables of customers, their stages and cohorts. */
export const CUSTOMER_COLUMNS = {
  /** What orders hold is empty where no line names it. */
  customers: {
    customer_id: 'id',
    first_order: 'day',
    last_order: 'day',
    orders: 'count',
    net_revenue: 'money',
    refunds: 'money',
    channel: 'word',
    stage_behaviour: 'word',
    stage_time: 'word',
    stage_value: 'word',
    stage_composite: 'word',
    stage_phases: 'word',
    stage_nurture: 'word',
    stage_cadence: 'word',
    stage_outlook: 'word',
    first_category: 'word',
    first_product: 'word',
    main_category: 'word',
    category_share: 'ratio',
    categories: 'count',
    products: 'count',
  },
  rfm: {
    customer_id: 'id',
    recency_days: 'days',
    frequency: 'count',
    monetary: 'money',
    r: 'number',
    f: 'number',
    m: 'number',
    score: 'number',
    class12: 'word',
    class8: 'word',
    composite: 'number',
    grade: 'number',
    loyalty: 'word',
  },
  /**
   * Who of the customers of a past day ordered in the period after it: one line per cell (`group` is
   * `cell`, with `r` and `f`) and per class (`group` is `class12`, with `class12`).
   */
  rfm_backtest: {
    group: 'word',
    r: 'number',
    f: 'number',
    class12: 'word',
    scored_on: 'day',
    period_end: 'day',
    customers: 'count',
    ordered: 'count',
    repurchase: 'ratio',
    repurchase_low: 'ratio',
    repurchase_high: 'ratio',
    few: 'flag',
  },
  /**
   * `net_revenue` is what the stage's customers have brought so far, `month_revenue` in the month. A stage
   * before the first order holds no customers: it has `open_leads`, empty where no file holds leads.
   */
  stages: {
    scheme: 'word',
    period: 'month',
    stage: 'word',
    customers: 'count',
    net_revenue: 'money',
    share_customers: 'ratio',
    share_revenue: 'ratio',
    month_revenue: 'money',
    complete: 'flag',
    open_leads: 'count',
  },
  /** From each month's end to the next; `from_stage` is `arrived` for who was no customer yet. */
  migration: {
    scheme: 'word',
    from_period: 'month',
    to_period: 'month',
    from_stage: 'word',
    to_stage: 'word',
    customers: 'count',
    share_of_from: 'ratio',
  },
  /**
   * What the customers of each stage bought by the analysis date: categories, or products where no file has any; an
   * empty name is what carries none. `share` is of all that is above zero in the stage, `buyers` who bought it.
   */
  stage_needs: {
    scheme: 'word',
    stage: 'word',
    kind: 'word',
    name: 'word',
    value: 'money',
    share: 'ratio',
    buyers: 'count',
    customers: 'count',
    few: 'flag',
  },
  /** `period` counts months from the cohort's own. */
  cohorts: {
    cohort: 'month',
    period: 'number',
    size: 'count',
    active: 'count',
    retention: 'ratio',
    revenue: 'money',
    cumulative_revenue: 'money',
    complete: 'flag',
  },
} as const satisfies TableColumns;
