/** What stands on the RFM scores: repurchase, tuning, loyalty tiers, movement, and the form. */
export const rfm = {
  'measure.customers': 'Customers',
  'measure.revenue': 'Revenue',
  'measure.median': 'Median spend',
  'measure.repurchase': 'Repurchase',
  'backtest.caption':
    'Of the customers of {from}, the share who ordered in the {days} days up to {to}; scores as they stood on {from}. All: {share}, 95% interval {low} to {high}.',
  'backtest.cell':
    'R{r} F{f}: {ordered} of {customers} ordered again, {share}; 95% interval {low} to {high}',
  'backtest.few': 'Pale: fewer than {limit} customers. A cell opens who is in it now.',
  'backtest.column': 'Repurchase',
  'backtest.interval': '95% interval {low} to {high}, n = {n}',
  'backtest.then': 'Customers then',
  'backtest.ordered': 'Ordered',
  'backtest.low': 'Interval from',
  'backtest.high': 'to',
  'limits.fixed':
    'Fixed limits. Days of silence up to {recency}; orders up to {frequency}; net revenue up to {monetary}.',
  'limits.tuned':
    'Tuned limits. Days of silence up to {recency}; orders up to {frequency}; net revenue up to {monetary}.',
  'fewer.quantiles':
    '{dimension} has {found} of {asked} scores: many customers share one value, and equal values get equal scores.',
  'fewer.fixed':
    '{dimension} has {found} of {asked} scores: between some of the limits there is no customer.',
  'fewer.tuned':
    '{dimension} has {found} of {asked} scores: more limits would not foretell repurchase better, or too few customers would lie between them.',
  'tuning.title': 'Do tuned cut points foretell repurchase better than quantiles?',
  'tuning.tuned_better':
    'Yes. Over all tested periods the log loss was {gain} lower than with quantiles, so the tuned cut points are in use.',
  'tuning.no_better':
    'Not clearly. Over all tested periods the log loss changed by {change} against quantiles, so quantiles are kept. A gain of {least} over all of them, and some in most, is needed.',
  'tuning.few_periods':
    'Cannot be told yet: three past periods of {days} days with as much history before them are needed. Quantiles are in use.',
  'tuning.measure':
    'Each period of {days} days foretold from earlier ones that were over before it began. Log loss: lower is better. Area: chance that someone who ordered was ranked above someone who did not.',
  'tuning.learnt': 'Learnt from',
  'tuning.tested': 'Tested on',
  'tuning.customers': 'Customers',
  'tuning.ordered': 'Ordered',
  'tuning.lossQuantiles': 'Log loss, quantiles',
  'tuning.lossTuned': 'Log loss, tuned',
  'tuning.aucQuantiles': 'Area, quantiles',
  'tuning.aucTuned': 'Area, tuned',
  'loyalty.title': 'Loyalty tiers',
  'loyalty.measure':
    'By composite score, 0 to 100 points: recency {recency}, frequency {frequency}, monetary {monetary} ({kind})',
  'loyalty.tier': 'Loyalty tier',
  'loyalty.from': '{name}, from {points} points',
  'loyalty.below': '{name}, below {points} points',
  'loyalty.change': 'Limits are in the settings, weights on the Value page.',
  'tier.diamond': 'Diamond',
  'tier.gold': 'Gold',
  'tier.silver': 'Silver',
  'tier.ordinary': 'Ordinary',
  'grades.title': 'Grades of the composite score',
  'grades.measure': 'Five grades of twenty points each, apart from the cells of R, F and M',
  'grades.grade': 'Grade',
  'grades.name': 'Grade {grade}',
  'kind.equal': 'equal weights',
  'kind.ahp': 'by judgement',
  'kind.pca': 'by common variance',
  'kind.entropy': 'by spread',
  'kind.manual': 'own weights',
  'movement.title': '{from} to {to}: who moved to which class',
  'movement.measure':
    'Share of the customers of each class at the start; both days are cut in the same way',
  'movement.from': 'Class at the start',
  'form.method': 'Cut points',
  'form.quantiles': 'Quantiles',
  'form.fixed': 'Fixed',
  'form.tuned': 'Tuned',
  'form.quantilesHint': 'Equal parts of the customers; equal values stay together.',
  'form.fixedHint':
    'The limits below. Silence up to one earns the better score, orders and revenue up to one the lower.',
  'form.tunedHint':
    'The limits that best foretell repurchase; quantiles stay where tuning is no better.',
  'form.levels': 'Levels of each score',
  'form.recencyDays': 'Days of silence up to',
  'form.frequency': 'Orders up to',
  'form.monetary': 'Net revenue up to',
  'form.limit': '{name}, limit {index}',
  'form.periodDays': 'Period for repurchase, days',
  'form.periodDaysHint': 'For the look back on the grid, and for tuned cut points.',
  'form.diamond': 'Loyalty: diamond from, points',
  'form.gold': 'Loyalty: gold from, points',
  'form.silver': 'Loyalty: silver from, points',
} as const;
