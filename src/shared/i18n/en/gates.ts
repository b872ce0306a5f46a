/** Why a figure is not shown. */
export const gates = {
  'title.few': 'Too few data for this figure',
  more: 'Files with more customers or a longer time bring it; under a filter there are fewer.',
  'title.cannot': 'This figure cannot be computed',
  'title.absent': 'This figure is not there',
  'title.alike': 'No difference to be seen',
  NO_DATA: 'There are no data for this figure yet.',
  TOO_FEW_DATA: 'The data are too few for an honest figure.',
  CANNOT_FIT: 'The model does not fit these data, so no figure is shown.',
  NO_AMOUNTS: 'No file carries amounts, so figures in money are left out.',
  needs: 'Needs {needs}, has {has}.',
  few_customers: 'Needs {customersNeeded} customers with an order, has {customers}.',
  few_days: 'Needs {daysNeeded} days of orders, has {days}.',
  no_year_before: 'Needs orders of a year before, has {days} days.',
  few_years:
    'Needs {monthsNeeded} whole calendar months before the periods that are foretold, has {months}.',
  few_purchases: 'Needs {purchasesNeeded} repeat purchases, has {purchases}.',
  no_season: 'The months of the year differ no more than chance would have it.',
  few_months: 'Needs {monthsNeeded} months of data, has {months}.',
  few_earlier_months:
    'Needs {monthsNeeded} finished months before the last finished one, has {months}.',
  few_common_months:
    'The correlation of changes needs {monthsNeeded} finished months that both have, there are {months}.',
  few_changes:
    'The correlation of changes needs {changesNeeded} changes between neighbouring finished months, there are {changes}.',
  few_periods: 'Needs {periodsNeeded} periods with orders, has {periods}.',
  few_repeaters:
    'Needs {repeatersNeeded} customers who ordered on more than one day, has {repeaters}.',
  no_customers: 'No customer has a counting order up to the analysis date.',
  nobody_chosen: 'No customer of the filter has a counting order up to the analysis date.',
  older_run: 'The run was made by an earlier version, which did not compute this. Analyse again.',
  no_leads: 'Needs a file of leads: lead number or customer, date, channel and step.',
  no_attribute: 'Needs a file of customers that tells this of them. No file does.',
  no_limits:
    'Needs limits of the value tiers in money: by share a tier always makes the same part of revenue, so only fixed limits show whether it grows.',
  no_answers:
    'Needs a file of survey answers (customer and score) or of interactions (customer and date).',
  no_interactions:
    'Needs a file of interactions: who, when and, if known, of what kind. No file carries any.',
  no_series:
    'Needs a file of outside data: dates and a number, such as weather, holidays, prices or exchange rates. No file carries any.',
  no_products:
    'Needs products: a column with the product in a file of orders or order lines. No file carries one.',
  no_categories:
    'Needs categories: a column with the category in a file of orders or order lines, or a file of products that gives each product its category. No file carries one.',
  only_now:
    'The chance of an order is known on the analysis date alone. Its past is not stored, so there is no movement to show.',
  no_amounts: 'At least one file carries no amounts, so figures in money are left out.',
  no_revenue: 'Net revenue is not above zero, so its shares cannot be told.',
  no_order: 'This customer has no counting order, so nothing can be expected from a model.',
  no_clv: 'The value model was not computed in this run.',
  nobody_can_be_lost:
    'Nobody’s first order lies more than {months} months back, so nobody can be lost yet.',
  nobody_before: 'Nobody ordered before the period, so there is nothing to compare with.',
  nobody_in_period: 'Nobody ordered in the period.',
  not_whole: 'x, t_x and T must be whole numbers of opportunities, with x not above t_x.',
  many_opportunities: 'T counts opportunities; more than {most} of them are a time, not a count.',
  many_levels: 'The column has {levels} different values; more than {most} are names, not kinds.',
  no_covariates: 'No covariate is left: all are constant.',
  nobody_left: 'Every contract was renewed, so how contracts differ cannot be known.',
  no_repeaters: 'Nobody ordered on a second day, so rate and loss cannot be told apart.',
  no_time: 'All first orders lie on the analysis date, so nothing was observed yet.',
  no_maximum: 'No set of parameters explains these orders.',
  few_customers_then:
    'Needs {customersNeeded} customers at the earlier date, there were {customers}.',
  inconsistent_pairs:
    'The judgements contradict each other: consistency ratio {ratio}, at most {most} is accepted.',
  constant_feature: 'All {n} customers have the same value, so nothing can be compared.',
  few_groups: 'Needs {groupsNeeded} groups of customers, has {groups} (n = {n}).',
  no_grouping: 'This run has no such groups; the figure that makes them was not computed.',
  few_ended: 'Needs {endedNeeded} customers seen to leave, has {ended}.',
  not_falling: 'The numbers of contracts must be whole and must not rise.',
  no_contract: 'No contract terms are entered; this way is for contracts that are renewed.',
  no_spread: 'The customers differ too little to form groups.',
  no_stable_clusters:
    'No number of clusters comes out alike twice: {stability}% agreement at best, {stabilityNeeded}% needed. The customers form no clear groups.',
  few_conversions:
    'Needs {learntNeeded} first orders of leads to learn from and {testedNeeded} to be tested on; has {learnt} and {tested}. The funnel above can be read without them.',
  few_orders: 'Needs {ordersNeeded} orders in either period, has {orders}.',
  small_group:
    'It is of fewer than {needed} customers, or of all but fewer than {needed}: it would point at single persons.',
  asks_for_gone: 'It asks for a segment, a month or a stage that is not there any more.',
  no_costs: 'No costs are imported.',
} as const;
