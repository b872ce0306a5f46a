/** What kind of number or word a place in a finding's sentence takes. */
export type FindingPlace =
  'count' | 'money' | 'ratio' | 'change' | 'day' | 'stage' | 'class12' | 'months' | 'name';

/**
 * Every finding that the analyses can report, with the places of its sentence. The sentences are the
 * catalogue's `findings`; a place `x` of kind money, say, is written as money there.
 */
export const FINDINGS = {
  revenue_up_year: { amount: 'money', before: 'money', change: 'change' },
  revenue_down_year: { amount: 'money', before: 'money', change: 'change' },
  revenue_up: { amount: 'money', before: 'money', change: 'change' },
  revenue_down: { amount: 'money', before: 'money', change: 'change' },
  new_customers_up: { count: 'count', before: 'count', change: 'change' },
  new_customers_down: { count: 'count', before: 'count', change: 'change' },
  lost_customers: { count: 'count', share: 'ratio', months: 'months' },
  won_back: { count: 'count', months: 'months' },
  stage_move: { count: 'count', from: 'stage', to: 'stage', share: 'ratio' },
  class_in_danger: { count: 'count', group: 'class12', amount: 'money', share: 'ratio' },
  concentration: { top: 'ratio', share: 'ratio' },
  one_order_only: { count: 'count', share: 'ratio' },
  value_fell: { count: 'count', before: 'money', now: 'money', limit: 'ratio', months: 'months' },
  conversion_down: { channel: 'name', before: 'ratio', now: 'ratio', change: 'change' },
  outlook: { orders: 'count', amount: 'money', months: 'months' },
  unidentified: { amount: 'money', share: 'ratio' },
  unlinked_refunds: { amount: 'money', share: 'ratio' },
  orders_only: { customers: 'count', orders: 'count' },
} as const satisfies Record<string, Readonly<Record<string, FindingPlace>>>;

export type FindingCode = keyof typeof FINDINGS;

/** The places of one finding, each with its value. */
export type FindingParams<Code extends FindingCode> = {
  readonly [Place in keyof (typeof FINDINGS)[Code]]: (typeof FINDINGS)[Code][Place] extends
    'stage' | 'class12' | 'day' | 'name'
    ? string
    : number;
};
