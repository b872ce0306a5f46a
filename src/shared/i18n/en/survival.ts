/** How long until the second order, how long customers stay, and when they are lost. */
export const survival = {
  by: 'Compare',
  'by.all': 'Everybody',
  'by.channel': 'Channel of first order',
  'by.value': 'Value tier',
  'by.year': 'Year of first order',
  months: 'Months',
  'axis.months': 'Months since the first order',
  everybody: 'Everybody',
  'second_order.title': 'Time to the second order',
  'second_order.caption':
    'Share of customers with a second order, by months since the first · Kaplan–Meier, 95% interval (Greenwood)',
  'second_order.readout': 'Within {months}, {share} order again (95% interval {low} to {high}).',
  'second_order.median': 'Half have ordered again after {days} (95% interval {low} to {high}).',
  'second_order.medianNone': 'Fewer than half order again within the time observed.',
  'second_order.open':
    '{open} of {customers} have not ordered again yet; each counts for as long as it was observed.',
  'loss.title': 'How long customers stay',
  'loss.caption':
    'Share of customers who are not lost, by months since the first order · lost: silent for more than {limit} · Kaplan–Meier, 95% interval (Greenwood)',
  'loss.readout': 'After {months}, {share} are still customers (95% interval {low} to {high}).',
  'loss.median': 'Half are lost after {days} (95% interval {low} to {high}).',
  'loss.medianNone': 'Fewer than half are lost within the time observed.',
  'loss.open': '{open} of {customers} were not lost by {day}, where observation ends.',
  'loss.mean':
    'Expected time as a customer within the {span} observed: {mean} (95% interval {low} to {high}).',
  'loss.observed':
    'Who fell silent after {day} has not been silent for {limit} yet, so losses are told up to that day and customers first seen later are left out. Time as a customer ends with the last order before the silence.',
  'readout.none': 'Fewer than ten customers were observed that long.',
  'median.open': 'beyond the time observed',
  span: '{months} months',
  'test.differs':
    'The groups differ: a difference as large comes about by luck alone with probability {p} (log-rank test, χ² = {chi} with {degrees}).',
  'test.unclear':
    'No clear evidence either way: a difference as large comes about by luck alone with probability {p} (log-rank test, χ² = {chi} with {degrees}).',
  'test.degrees': { one: '{count} degree of freedom', other: '{count} degrees of freedom' },
  'test.tiny': 'below 0.0001',
  'note.value':
    'Tiers are of the analysis date: whoever stayed longer could buy more, so these curves differ by construction.',
  'note.drawn': 'The {count} largest groups are drawn; the table has all of them.',
  'column.group': 'Group',
  'column.customers': 'Customers',
  'column.second_order': 'with a second order',
  'column.loss': 'lost',
  'column.after': 'after {months}',
  'column.median': 'Median, days',
  'column.mean': 'Mean within the time observed, days',
  'timing.title': 'When customers are lost',
  'timing.caption':
    'Lost customers by whole months from the first order to the start of their silence · {lost} lost of {observed} observed up to {day}',
  'timing.early':
    'Of {customers} observed for three months or longer, {share} were lost within them.',
  'timing.atOnce': '{lost} of the lost ({share}) ordered once only: their silence began at once.',
  'timing.note':
    'Who was observed for a short time can only be lost early. The last column of the table divides by those who were still observed and not lost.',
  'timing.month': 'Month',
  'timing.lost': 'Lost',
  'timing.shareOfLost': 'of all lost',
  'timing.atRisk': 'Still observed',
  'timing.rate': 'lost of these',
  'first.title': 'The first 90 days',
  'first.caption': 'Customers first seen on or before {day} · {n}',
  'first.second': 'Second order within {days} days',
  'first.lost': 'Lost within three months',
  'first.of': '{ended} of {customers}',
  'first.lostNote': 'of those observed that long',
  'number.lifetime': 'Expected time as a customer',
  'number.lifetimeNote': 'within {span} observed; 95% interval {low} to {high}',
  'number.newLoss': 'New customers lost within {months}',
  'number.newLossNote': '95% interval {low} to {high}',
  'number.mature': 'Mature customers',
} as const;
