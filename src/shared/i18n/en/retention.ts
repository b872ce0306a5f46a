/** Retention: cohorts by month of the first order. */
export const retention = {
  title: 'Retention',
  question: 'How many customers come back, and for how long?',
  'heat.measureShare':
    'Share of the cohort with at least one order in that calendar month after the first order',
  'heat.cohort': 'Cohort',
  'heat.size': 'Size',
  'heat.month': 'Month {month}',
  'heat.months': 'Months since the month of the first order',
  'heat.mean': 'Weighted mean',
  'heat.meanNote': 'Weighted by cohort size, finished cells only.',
  'heat.unfinished': 'Hatched: the period has not ended, the value can still rise',
  'heat.faded': 'Pale: cohort of fewer than {limit} customers',
  'heat.cell': 'Cohort {cohort}, month {month}: {value}',
  'curves.title': 'How retention falls with time',
  'curves.measure':
    'Share with an order in the month; strong line = weighted mean, band = middle half of the cohorts',
  'curves.months': 'Months since the first order',
  'curves.mean': 'Weighted mean',
  'curves.note': 'Finished months only. Month 0 is 100% by definition and left out.',
  'empty.title': 'How well customers are kept',
  'empty.answer':
    'This page follows the customers of each month of first order and shows how many order again, and what they bring.',
  'empty.needs': 'It needs orders with customer and date over at least three months.',
} as const;
