/** Unit of a column: of its numbers, or what kind of word it holds. */
export type ColumnUnit =
  | 'id'
  | 'day'
  | 'month'
  | 'days'
  | 'weeks'
  | 'count'
  | 'money'
  | 'ratio'
  | 'number'
  | 'word'
  | 'flag';

export interface ResultColumn {
  readonly id: string;
  readonly unit: ColumnUnit;
}

export interface ResultTable {
  readonly name: ResultTableName;
  readonly columns: readonly ResultColumn[];
}

const COLUMNS = {
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
  /** `net_revenue` is what the stage's customers have brought so far, `month_revenue` in the month. */
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
  /** Members of every saved segment, segments by name. */
  segments: { segment: 'word', customer_id: 'id' },
  /**
   * Actions, newest first, a row per period: its state on the analysis date, what the frozen customers who are
   * in the data (`customers`) ordered up to `counted_to`, and in as many days before the action.
   */
  actions: {
    action: 'number',
    name: 'word',
    owner: 'word',
    frozen_on: 'day',
    chosen: 'count',
    period: 'number',
    from: 'day',
    review: 'day',
    state: 'word',
    decision: 'word',
    customers: 'count',
    gone: 'count',
    counted_to: 'day',
    ordered: 'count',
    share: 'ratio',
    share_low: 'ratio',
    share_high: 'ratio',
    orders: 'count',
    net_revenue: 'money',
    before_ordered: 'count',
    before_orders: 'count',
    before_net_revenue: 'money',
    complete: 'flag',
  },
} as const satisfies Record<string, Readonly<Record<string, ColumnUnit>>>;

export type ResultTableName = keyof typeof COLUMNS;

/** Every result table with its columns; names and order are a contract with those who read the files. */
export const TABLES: readonly ResultTable[] = (Object.keys(COLUMNS) as ResultTableName[]).map(
  (name) => ({
    name,
    columns: Object.entries(COLUMNS[name]).map(([id, unit]) => ({ id, unit })),
  }),
);
