/** Outside data beside the own figures. */
export const outside = {
  title: 'Outside data beside the own figures',
  caption: 'Above: {series}, mean of the month; below: {own} of the month · up to {day}',
  series: 'Series of outside data',
  beside: 'Own figure',
  'own.orders': 'Orders',
  'own.net_revenue': 'Net revenue',
  month: 'Month',
  mean: '{series}, mean',
  values: 'Values',
  seriesState: 'Series',
  ownState: 'Own figure',
  unfinished: 'unfinished',
  changes: {
    one: '{count} change from month to month, in {months} finished months that both have:',
    other: '{count} changes from month to month, in {months} finished months that both have:',
  },
  pearson: 'Pearson r {r} (95% interval {low} to {high}).',
  spearman: 'Spearman ρ {r} (95% interval {low} to {high}).',
  constant: 'One of the two does not change, so no correlation can be told.',
  noCause:
    'It shows no cause: both may follow the season or something else, and of many series one goes along by chance.',
  note: 'Hollow dots and hatched bars: unfinished months, which are in no correlation. Neighbouring months hang together, so the intervals are rather too narrow.',
  unlisted: {
    one: '{count} further series is in the files and not in the list.',
    other: '{count} further series are in the files and not in the list.',
  },
} as const;
