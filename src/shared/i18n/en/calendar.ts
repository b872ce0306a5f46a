/** Busy and quiet months of the year, and whether forecasts go by them. */
export const calendar = {
  section: 'Do the seasons matter?',
  title: 'Busy and quiet months',
  used: 'The expected values go by the calendar: with it the model would have been nearer to what happened.',
  notUsed:
    'The months differ, but going by them would not have made the forecasts better. The expected values do not.',
  measure:
    'Orders of a month against a mean month = 1, learned from {years} years, {n} repeat purchases',
  month: 'Month',
  weight: 'Against the mean',
  errors: {
    one: 'Error of the total with it {with}, without it {without}; error per customer {rmseWith} and {rmseWithout}, over {count} past period.',
    other:
      'Error of the total with it {with}, without it {without}; error per customer {rmseWith} and {rmseWithout}, over {count} past periods.',
  },
} as const;
