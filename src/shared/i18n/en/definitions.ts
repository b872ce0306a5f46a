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
  'health.name': 'Customer health',
  'health.counts':
    'Finished months of the own past that were no better than the last one, part by part: growth and loss of the living base, repeat share, orders per active customer, net revenue against a year before.',
  'health.formula':
    'Per part 100 × (earlier months below + half of the equal ones) / earlier months, at most 36; health is the mean of the parts',
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
  'stage_relation.name': 'Satisfaction and recommendation by stage',
  'stage_relation.counts':
    'What the customers of each stage answered to surveys, and how often they were in touch.',
  'stage_relation.formula':
    'Satisfaction = mean over customers of their mean answer, each answer as points from 0 (low end of its scale) to 100. Recommendation = share of customers whose latest answer is 9 or 10 less the share of 0 to 6, in points. Interactions = those of the last 365 days per customer. A stage with fewer than ten answering customers has no mean.',
  'stage_risk.name': 'Risk score by stage',
  'stage_risk.counts': 'The customers of each stage by how likely they will not order again.',
  'stage_risk.formula':
    'Score = 100 × (1 − chance of at least one order within the horizon, by the model of orders of the run). Low below 40, medium below 60, high below 80, critical from 80; everybody with a counting order is in exactly one tier. It is no 1 − P(alive): a customer who ordered once is alive for BG/NBD however long ago that was.',
  'stage_need.name': 'Needs by stage',
  'stage_need.counts':
    'What the customers of each stage bought: the parts of categories, or of products where no file names categories.',
  'stage_need.formula':
    'Part = net value of the counting orders up to the analysis date that holds the category ÷ all such values of the stage that are above zero, so the parts of a stage come to 100 %. Refunds tied to an order lower what they name; those tied to none lower nothing here. Without amounts orders are counted. Different things per customer = mean over the customers of the stage who bought anything that has a name.',
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
  'lifetimes.name': 'Time as a customer, loss of the new, weight of the mature',
  'lifetimes.counts':
    'Three figures that the source report quotes, from the data of the workspace.',
  'lifetimes.formula':
    'A customer is lost with the first silence longer than the active months; time ends with the last order before it, and who may still order counts as open (Kaplan–Meier). Time = its mean within the time observed. Loss of the new = share lost within the months that a customer is new. Weight = share of mature customers in all customers and in net revenue of twelve months.',
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
  'top_share.formula': 'Net revenue of the top 1, 5, 10 or 20% of customers ÷ net revenue of all.',
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
  'repurchase_rate.name': 'Repurchase',
  'repurchase_rate.counts':
    'Share of the customers of a cell or class on a past day who ordered in the period after it.',
  'repurchase_rate.formula':
    'Customers with an order in the period ÷ customers of the group on the day before it. Interval of 95% (Wilson); nothing later than the day goes into the scores.',
  'loyalty.name': 'Loyalty tiers',
  'loyalty.counts':
    'Diamond, gold, silver and ordinary by composite score; every scored customer is in exactly one.',
  'loyalty.formula':
    'Composite score = 100 × weighted mean of (score − 1) ÷ (levels − 1). A tier begins at its limit; grades are steps of 20 points.',
  'class_movement.name': 'Movement between classes',
  'class_movement.counts':
    'How customers moved between the twelve classes from one date to another.',
  'class_movement.formula':
    'Row: class at the first date. Column: class at the second. Both dates are cut in the same way; by quantiles a class can also change because others changed.',
  'rfm_weights.name': 'Weights',
  'rfm_weights.counts': 'How much recency, frequency and monetary count in the composite score.',
  'rfm_weights.formula':
    'Judgement: principal eigenvector of the pairwise ratios. Common variance: squared loadings of the first principal component. Spread: 1 − entropy, as shares.',
  'feature_correlation.name': 'Correlation',
  'feature_correlation.counts':
    'How far two features of customers rise and fall together, −1 to 1.',
  'feature_correlation.formula':
    'Pearson: of the values. Spearman: of their ranks, equal values sharing their mean rank. Customers without one of the two are left out of that pair.',
  'feature_groups.name': 'Features by group',
  'feature_groups.counts':
    'Whether the means of a feature differ between groups by more than chance.',
  'feature_groups.formula':
    'F = variance between groups ÷ variance within. η² = share of the variation between groups; ω² = the same without its upward bias.',
  'value_models.name': 'Value models',
  'value_models.counts': 'Four labelled ways to say what a customer is worth.',
  'value_models.formula':
    'Realised: Σ (net revenue × margin − cost to serve) − CAC. Simple forward: order value × orders per month × margin × expected months − CAC, months by Kaplan–Meier within a horizon. Contract: Σ m · rᵗ ÷ (1 + d)ᵗ − CAC. Probabilistic: expected orders × expected spend, discounted. Without a margin all are revenue.',
  'contribution.name': 'Contribution',
  'contribution.counts': 'What is left of net revenue after the costs that are known.',
  'contribution.formula':
    'Net revenue × margin − orders × cost to serve − acquisition cost. What is unknown is never taken as 0.',
  'pyramid.name': 'Value pyramid',
  'pyramid.counts': 'Tiers with their shares of customers, acquisition cost and contribution.',
  'pyramid.formula':
    'Each share sums to 100% over the tiers. Tiers are by cumulative share of revenue or by fixed limits of net revenue; the active kind is named.',
  'revenue_at_risk.name': 'Revenue at risk and lost',
  'revenue_at_risk.counts': 'The yearly revenue of customers who fell silent.',
  'revenue_at_risk.formula':
    'Net value of the orders in the twelve months up to the last order; at risk: silent for longer than the active months, not yet the dormant months; lost: silence passed the dormant months within the last twelve months.',
  'outlook_grid.name': 'Frequency and recency',
  'outlook_grid.counts':
    'What the model expects of customers of one age, by repeat orders and last order.',
  'outlook_grid.formula':
    'P(alive), chance of at least one order and expected orders within the horizon, by the model of this run.',
  'backtest.name': 'Back-test',
  'backtest.counts': 'Orders of past periods as the models would have foretold them.',
  'backtest.formula':
    'Models see the orders up to a day and foretell those after it; both are summed by week and by tenths of the forecast.',
  'what_if.name': 'What if',
  'what_if.counts': 'What a year would bring under an assumption of the user.',
  'what_if.formula':
    'Retention: customers of the earlier year × points × revenue per active customer × margin. Budget: customers reached × response × margin of a mean order − spend; reached = spend ÷ cost per customer, at most all.',
  'formula.name': 'Formula of value',
  'formula.counts': 'A formula of the user over known terms.',
  'formula.formula':
    'Sums need equal units on both sides; the whole must come to money per customer. Computed from the figures of the run.',
  'unit_prices.name': 'Prices of clicks and leads',
  'unit_prices.counts': 'What a channel pays for what is no customer yet. Never the CAC.',
  'unit_prices.formula':
    'Cost per click = cost of rows with clicks ÷ their clicks. Cost per lead = all own costs ÷ leads of the same months. Click rate = clicks ÷ impressions; it is no conversion.',
  'stickiness.name': 'Stickiness and early loss',
  'stickiness.counts':
    'How steadily the customers of a channel order, and how many of the newest do not come back.',
  'stickiness.formula':
    'Stickiness = mean of months with an order ÷ calendar months since the first order, of customers observed for 90 days, 0 to 1. Early loss = customers without another order within 90 days ÷ customers of the newest three months observed so long.',
  'lead_funnel.name': 'Lead funnel',
  'lead_funnel.counts': 'Leads on their way to the first order and to another within 90 days.',
  'lead_funnel.formula':
    'A lead counts at every step up to the furthest one reached, so no step rises. Leads are joined to customers by id, phone or e-mail. Cycle time = days from first contact to first order; median and the time that nine of ten do not exceed.',
  'cac_cohorts.name': 'Cost and value by cohort',
  'cac_cohorts.counts': 'What customers cost and are worth by month of the first order.',
  'cac_cohorts.formula':
    'CAC = all costs of the month ÷ new customers of the month. CLV/CAC is a ratio, not a return: that would be (CLV − CAC) ÷ CAC.',
  'payback.name': 'Payback',
  'payback.counts': 'When the customers of a channel have brought what it cost to win one of them.',
  'payback.formula':
    'For each calendar month after the first order: mean net revenue × margin up to its end (net revenue where the margin is not known), over the customers for whom it has ended, ÷ CAC. Payback = the first month in which this reaches 100%; 0 is the month of the first order. Later points rest on fewer and older customers.',
  'channel_mix.name': 'One channel or several',
  'channel_mix.counts': 'Customers of two orders or more by the number of channels that they use.',
  'channel_mix.formula':
    'Beside the plain means, those at an equal number of orders: who orders more has more chances to use a second channel.',
  'calendar.name': 'Busy and quiet months',
  'calendar.counts':
    'How much more or less is bought in each month of the year than in a mean one.',
  'calendar.formula':
    'Repeat purchases of the month over what a model without seasons expects, over whole years; deviations that may be chance are drawn towards 1.',
  'segment_profile.name': 'Segment against the rest',
  'segment_profile.counts':
    'How the customers of a segment differ from all others, field by field.',
  'segment_profile.formula':
    'Mean or share in the segment minus that of the others; 95% intervals by Welch for means, by Newcombe for shares. Much: an effect of 0.8 and more; slightly: below 0.2.',
  'segment_overlap.name': 'Overlap of segments',
  'segment_overlap.counts': 'Customers by the exact set of segments that they are in.',
  'segment_overlap.formula':
    'Every customer is in exactly one combination; all combinations add up to everybody.',
  'segment_movement.name': 'Movement of a segment',
  'segment_movement.counts': 'Who stayed in, joined and left a segment between two days.',
  'segment_movement.formula':
    'The rule is asked of the customers as they stood at the end of each day: silence, orders, revenue, scores, classes, stages and clusters are computed anew.',
  'clusters.name': 'Clusters',
  'clusters.counts':
    'Groups of customers who are alike in silence, orders, value per order and time since the first order.',
  'clusters.formula':
    'k-means on logarithms, scaled by median and interquartile range; the number has the highest silhouette of those that come out alike from other seeds and on resamples.',
  'action_outcome.name': 'Outcome of an action',
  'action_outcome.counts':
    'How many of the customers who were chosen for an action ordered in its period, with their orders and net revenue, beside the same customers in an equally long time before the action. What was before is no proof of cause.',
  'action_outcome.formula':
    'Customers with an order from the first day to the review date (both included, no later than analysis date and data as of) ÷ chosen customers who are in the data; interval of 95 % by Wilson.',
  'loyalty_benefits.name': 'Cost of benefits',
  'loyalty_benefits.counts':
    'What the benefits of each loyalty tier cost a year, against what its members contribute.',
  'loyalty_benefits.formula':
    'Cost = members of the tier × stated cost per member and year. Contribution = net revenue of the last twelve months × margin − orders × cost to serve. Unknown stays unknown.',
  'touchpoints.name': 'Conversion by touchpoint',
  'touchpoints.counts':
    'Persons who ordered on the day of an interaction or within some days after it, by what kind of interaction it was.',
  'touchpoints.formula':
    'Persons with an order within the days ÷ persons with an interaction whose days have all passed by the analysis date. Each person counts once per touchpoint. Interactions whose days have not passed are in no share. It tells what followed, not what was caused.',
  'outside_data.name': 'Outside data beside the own figures',
  'outside_data.counts':
    'A dated series from outside, such as weather, holidays, a price or an exchange rate, by month beside orders or net revenue.',
  'outside_data.formula':
    'Mean of the values of the month up to the analysis date; of a day that comes again the latest import counts. Correlation (Pearson, Spearman) of the changes from one finished month to the next, from twelve common months on, with an interval of 95 % by Fisher’s z. It shows no cause.',
  'lead_scores.name': 'Lead score',
  'lead_scores.counts': 'The chance that an open lead orders for the first time within 30 days.',
  'lead_scores.formula':
    'Logistic regression on channel, furthest step, days since the first and the last contact, and contacts in 30 days, learnt from weekly looks at the past and tested on later days. Points are its coefficients: 20 double the odds. Open: no order, not given up, touched within 180 days.',
  'order_value.name': 'Change of the order value',
  'order_value.counts': 'Why the mean value of an order differs between two equal periods.',
  'order_value.formula':
    'Over the groups of channel and of first or later orders: mix = Σ Δshare × (mean of the group − mean of all), price and basket = Σ share × Δmean of the group; shares and means are those halfway between the periods. Both add up to the change.',
  'clv_total.name': 'Interval of the sum',
  'clv_total.counts':
    'Where the sum over all customers comes to lie in the stated share of cases, if the coming time is like the past.',
  'clv_total.formula':
    'Logarithmic, as wide as the greater of two: chance of every single customer + uncertainty of the parameters, by the fitted models; errors of the totals of past periods (their root mean square × Student’s t with one degree of freedom per period; a usual error of 25% counts as two more periods).',
  'clv_change.name': 'Expected value against before',
  'clv_change.counts':
    'The discounted value of the next months as it stood some months before, and now.',
  'clv_change.formula':
    'Both by the models of now, with what was known of the customer on either day. Fallen: now at most the stated share of before. Groups of fewer than ten are never told as fallen.',
  'model_age.name': 'Age of the models',
  'model_age.counts': 'Days of orders that came after the fit, and the fit before.',
  'model_age.formula':
    'Age = latest day of the orders − analysis date of the run. From 91 days on they should be computed again. Compared with the latest earlier run with other orders.',
  'label.counts': 'What it counts',
  'label.formula': 'Formula in words',
  'label.shown': 'What is shown',
  'label.source': 'Source',
  'label.sourceText':
    'The files imported into this workspace, {from} to {to}. Analysis date {asOf}, computed {time}.',
  'label.money': 'Unit of money',
  'label.moneyPlain': 'as in the files, no currency named',
  'label.id': 'Name in exports',
  'coverage.name': 'Coverage by month',
  'coverage.counts': 'Rows of each imported file by the month of their date.',
  'coverage.formula':
    'A month without rows between the first and the last of a source is a gap. Several files of one kind are one source; the colour is the square root of the rows against the fullest month.',
} as const;
