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
  'stage_profile.name': 'Stages in figures',
  'stage_profile.counts': 'What the customers of each stage brought and are expected to bring.',
  'stage_profile.formula':
    'Sums and means over the customers of the stage: net revenue of the twelve months up to the analysis date, orders, days since the last order, chance of an order and lifetime value of the run.',
  'stage_flow.name': 'Entering and leaving',
  'stage_flow.counts': 'Customers who entered or left a stage within a month.',
  'stage_flow.formula':
    'Stage at the end of the month beside the stage at the end of the month before. Net = entered − left = change of the count. New customers enter from outside.',
  'win_back.name': 'Win-back',
  'win_back.counts': 'Customers who ordered again after having been lost.',
  'win_back.formula':
    'Rate of a month = customers whose order followed a silence beyond the active months ÷ customers who were lost on at least one day of the month. Recovered revenue = their orders of that month from the return on.',
  'stage_cross.name': 'Two schemes side by side',
  'stage_cross.counts': 'Customers by their stage under two schemes at once.',
  'stage_cross.formula':
    'Each customer is in exactly one cell. Rows and columns add up to the counts of each scheme.',
  'stage_targets.name': 'Targets',
  'stage_targets.counts': 'What a stage should hold beside what it holds.',
  'stage_targets.formula':
    'Shares differ by percentage points (pp), counts by per cent of the target. There is a judgement only where a limit is set: met, between target and limit, beyond the limit.',
  'lifetimes.name': 'Length of life, loss of the new, weight of the mature',
  'lifetimes.counts':
    'Three figures that the source report quotes, from the data of the workspace.',
  'lifetimes.formula':
    'Life = mean time from the first to the last order of the customers who are lost under the time rules. Loss of the new = share without a second order within the active months, of those observed that long. Weight = share of mature customers in net revenue of twelve months.',
  'cohort_retention.name': 'Cohort retention',
  'cohort_retention.counts':
    'Share of the customers who began in a month and ordered in a later month.',
  'cohort_retention.formula':
    'Customers of the cohort with an order in month k ÷ customers of the cohort. Unfinished months are marked and left out of means.',
  'cohort_revenue.name': 'Cohort revenue',
  'cohort_revenue.counts': 'Net revenue of a cohort in each month after its first.',
  'cohort_revenue.formula': 'Sum of net order values of the cohort in month k.',
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
