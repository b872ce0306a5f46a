/** Every measure once: its name, what it counts, its formula in words. */
export const definitions = {
  'customers.name': 'Customers',
  'customers.counts': 'Customers with at least one counting order up to the end of the period.',
  'customers.formula':
    'Count of different customers whose first counting order is on or before the analysis date.',
  'active_customers.name': 'Active customers',
  'active_customers.counts': 'Customers who ordered within the period.',
  'active_customers.formula':
    'Count of different customers with at least one counting order in the period.',
  'new_customers.name': 'New customers',
  'new_customers.counts': 'Customers whose first order ever lies in the period.',
  'new_customers.formula': 'Count of customers whose first counting order is in the period.',
  'orders.name': 'Orders',
  'orders.counts': 'Paid orders that were not fully refunded.',
  'orders.formula':
    'Count of counting orders in the period. An order counts if it is paid and its net value is above zero.',
  'net_revenue.name': 'Net revenue',
  'net_revenue.counts': 'What customers paid, less refunds.',
  'net_revenue.formula': 'Sum of order values minus refunds, in the currency of the data.',
  'average_order_value.name': 'Average order value',
  'average_order_value.counts': 'What one order is worth on average.',
  'average_order_value.formula': 'Net revenue of the period ÷ counting orders of the period.',
  'orders_per_customer.name': 'Orders per customer',
  'orders_per_customer.counts': 'How often an active customer ordered in the period.',
  'orders_per_customer.formula': 'Counting orders of the period ÷ active customers of the period.',
  'repeat_share.name': 'Repeat share',
  'repeat_share.counts':
    'Share of active customers who ordered more than once by the end of the period.',
  'repeat_share.formula':
    'Active customers with at least two counting orders by the end of the period ÷ active customers.',
  'retention.name': 'Retention rate',
  'retention.counts':
    'Share of the customers active in the previous period who ordered again in this one.',
  'retention.formula':
    'Customers active in both periods ÷ customers active in the previous period.',
  'churn.name': 'Churn',
  'churn.counts':
    'Share of the customers who could be lost whose silence passed the limit of activity in the period.',
  'churn.formula':
    'Customers whose silence became longer than the active months in the period ÷ customers who were not silent that long when it began.',
  'won_back.name': 'Won back',
  'won_back.counts':
    'Customers who ordered again after being lost: silent beyond the limit of activity.',
  'won_back.formula':
    'Count of customers with an order in the period whose order before it lies further back than the active months.',
  'clv.name': 'Lifetime value',
  'clv.counts':
    'What a customer is expected to bring within the horizon, discounted to the analysis date.',
  'clv.formula':
    'Expected orders (the model of orders that foretold the past best) × expected order value (Gamma-Gamma) × margin, each month discounted. Without a margin the value is revenue.',
  'rfm.name': 'RFM',
  'rfm.counts': 'Three scores per customer: recency, frequency, monetary. 5 is best.',
  'rfm.formula':
    'Customers are ranked by days since the last order, number of orders and net revenue; equal values always get equal scores.',
  'stages.name': 'Lifecycle stage',
  'stages.counts': 'Where a customer stands by the rules of the chosen scheme at a date.',
  'stages.formula':
    'Each customer is in exactly one stage per scheme; the limits are in the settings and are printed with the figure.',
  'migration.name': 'Migration',
  'migration.counts': 'How customers moved between stages from one date to another.',
  'migration.formula':
    'Row: stage at the first date. Column: stage at the second. Row sums are the counts at the first date.',
  'cohort_retention.name': 'Cohort retention',
  'cohort_retention.counts':
    'Share of the customers who began in a month and ordered in a later month.',
  'cohort_retention.formula':
    'Customers of the cohort with an order in month k (“on”), or in month k or later (“on or after”) ÷ customers of the cohort. Periods are months unless weeks or quarters are chosen. Unfinished periods are marked and left out of means.',
  'cohort_revenue.name': 'Cohort revenue',
  'cohort_revenue.counts': 'Net revenue of a cohort in each month after its first.',
  'cohort_revenue.formula': 'Sum of net order values of the cohort in month k.',
  'second_order.name': 'Time to the second order',
  'second_order.counts':
    'When customers order for the second time, open cases included for as long as they were observed.',
  'second_order.formula':
    '1 − Kaplan–Meier estimate of the share without a second order, by days since the first; who has not ordered again is censored at the analysis date.',
  'lifetime.name': 'Time as a customer',
  'lifetime.counts': 'How long customers stay before a silence longer than the limit begins.',
  'lifetime.formula':
    'Kaplan–Meier estimate by days from the first order to the last order before the first silence beyond the active months. Everybody is observed up to the last day from which such a silence could have passed.',
  'churn_timing.name': 'Churn timing',
  'churn_timing.counts': 'In which month after the first order lost customers fell silent.',
  'churn_timing.formula':
    'Customers lost, by whole months from the first order to the start of the silence.',
  'first_days.name': 'The first 90 days',
  'first_days.counts': 'What customers did within 90 days of the first order.',
  'first_days.formula':
    'Customers with a second order within 30, 60 or 90 days ÷ customers first seen at least 90 days ago.',
  'gini.name': 'Concentration (Gini)',
  'gini.counts': 'How unevenly revenue is spread over customers: 0 even, 1 all from one.',
  'gini.formula': 'Twice the area between the line of equality and the Lorenz curve.',
  'top_share.name': 'Share of the top',
  'top_share.counts': 'Share of net revenue that the best customers bring.',
  'top_share.formula': 'Net revenue of the top 1, 5, 10 or 20 % of customers ÷ net revenue of all.',
  'tiers.name': 'Value tiers',
  'tiers.counts': 'High, middle and low by cumulative share of revenue.',
  'tiers.formula':
    'Customers sorted by net revenue; the high tier ends where the cumulative share reaches its limit. Equal values stay together.',
  'p_order.name': 'Probability of an order',
  'p_order.counts': 'Chance that the customer orders at least once within the horizon.',
  'p_order.formula':
    '1 − probability of no order under the model of orders, given the orders so far.',
  'p_alive.name': 'Probability alive',
  'p_alive.counts': 'Chance that the customer has not left for good at the analysis date.',
  'p_alive.formula':
    'From the model of orders, given number of orders, day of the last and length of observation.',
  'channels.name': 'Channels',
  'channels.counts':
    'Customers by the channel of their first counting order; who came without a channel is a line of its own.',
  'channels.formula':
    'Conversion = new customers ÷ clicks. Retention = customers with another order within 90 days ÷ customers observed that long. CLV = mean of realised and expected value. Payback = first month by whose end a customer has brought the CAC.',
  'cac.name': 'Acquisition cost (CAC)',
  'cac.counts': 'What it costs to win one paying customer, all costs included.',
  'cac.formula':
    'All costs of the channel ÷ its new paying customers, both of the months that the costs cover. Never cost per click or lead; without costs it is unknown, not 0.',
  'channel_matrix.name': 'Channel effectiveness matrix',
  'channel_matrix.counts': 'Where a channel stands between what a customer costs and is worth.',
  'channel_matrix.formula':
    'Split at the medians of CAC and CLV, weighted by customers. Cheap and valuable: grow; dear and valuable: keep; cheap and of little value: fix; dear and of little value: stop.',
  'label.counts': 'What it counts',
  'label.formula': 'Formula in words',
  'label.id': 'Name in exports',
} as const;
