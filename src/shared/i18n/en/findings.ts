/** Sentences of what the analyses found; the places are those of `FINDINGS`. */
export const findings = {
  revenue_up_year:
    'Net revenue is {amount}, {change} against the same period a year before ({before}).',
  revenue_down_year:
    'Net revenue is {amount}, {change} against the same period a year before ({before}).',
  revenue_up: 'Net revenue is {amount}, {change} against the period before ({before}).',
  revenue_down: 'Net revenue is {amount}, {change} against the period before ({before}).',
  new_customers_up: '{count} new customers, {change} against the period before ({before}).',
  new_customers_down: '{count} new customers, {change} against the period before ({before}).',
  lost_customers: {
    one: '{count} customer ({share}) was lost in the period: silent for more than {months} months.',
    other:
      '{count} customers ({share}) were lost in the period: silent for more than {months} months.',
  },
  won_back: {
    one: '{count} customer ordered again after more than {months} months of silence.',
    other: '{count} customers ordered again after more than {months} months of silence.',
  },
  stage_move: {
    one: '{count} customer ({share} of the stage) moved from {from} to {to} within a month.',
    other: '{count} customers ({share} of the stage) moved from {from} to {to} within a month.',
  },
  class_in_danger: {
    one: '{group}: {count} customer who brought {amount} ({share} of net revenue) has gone silent.',
    other:
      '{group}: {count} customers who brought {amount} ({share} of net revenue) have gone silent.',
  },
  concentration: 'The top {top} of customers bring {share} of net revenue.',
  one_order_only: {
    one: '{count} customer ({share}) has ordered only once.',
    other: '{count} customers ({share}) have ordered only once.',
  },
  value_fell:
    '{count} customers are worth {limit} or less of what was expected of them {months} months before: {now} after {before}.',
  conversion_down: '{channel} turns fewer clicks into customers: {now} after {before} ({change}).',
  outlook:
    'In the next {months} months {orders} orders worth {amount} (discounted) are expected from present customers.',
  unidentified:
    '{amount} ({share} of revenue) carry no customer and are left out of customer figures.',
  unlinked_refunds:
    'Refunds of {amount} ({share} of gross revenue) name no order; they lower revenue, not order counts.',
  orders_only:
    'The files carry no amounts: {orders} orders of {customers} customers are analysed by count only.',
} as const;
