/** Why a figure is not shown. */
export const gates = {
  NO_DATA: 'There are no data for this figure yet.',
  TOO_FEW_DATA: 'The data are too few for an honest figure.',
  CANNOT_FIT: 'The model does not fit these data, so no figure is shown.',
  NO_AMOUNTS: 'No file carries amounts, so figures in money are left out.',
  needs: 'Needs {needs}, has {has}.',
  few_customers: 'Needs {customersNeeded} customers with an order, has {customers}.',
  few_months: 'Needs {monthsNeeded} months of data, has {months}.',
  few_repeaters:
    'Needs {repeatersNeeded} customers who ordered on more than one day, has {repeaters}.',
  no_customers: 'No customer has a counting order up to the analysis date.',
  no_amounts: 'At least one file carries no amounts, so figures in money are left out.',
  no_revenue: 'Net revenue is not above zero, so its shares cannot be told.',
  no_order: 'This customer has no counting order, so nothing can be expected from a model.',
  no_clv: 'The value model was not computed in this run.',
  nobody_before: 'Nobody ordered before the period, so there is nothing to compare with.',
  nobody_in_period: 'Nobody ordered in the period.',
  no_repeaters: 'Nobody ordered on a second day, so rate and loss cannot be told apart.',
  no_time: 'All first orders lie on the analysis date, so nothing was observed yet.',
  no_maximum: 'No set of parameters explains these orders.',
  small_cell: 'Rests on fewer than {needed} orders, so it is held back.',
} as const;
