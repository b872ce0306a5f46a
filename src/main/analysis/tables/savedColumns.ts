import type { TableColumns } from './tableColumns.ts';

/** Columns of the tables of what users saved: segments and actions. */
export const SAVED_COLUMNS = {
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
  /** The list to work from: the frozen customers of every action who are in the data, newest action first. */
  action_customers: { action: 'number', name: 'word', customer_id: 'id' },
} as const satisfies TableColumns;
