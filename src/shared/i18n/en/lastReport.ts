/** The key figures against those of the last report. */
export const lastReport = {
  title: 'Since the last report',
  of: 'Last report: {id}, analysis date {day}.',
  column: 'Since {id}',
  apart: 'The last report, {id} of {day}, cannot be set against this one: it rests on {what}.',
  'differs.settings': 'other settings',
  'differs.definitions': 'other definitions',
  'differs.money': 'another unit of money',
  then: 'On {day}',
  now: 'Now',
  change: 'Change',
  note: 'As {id} printed them. Differences of shares are in percentage points (pp), all others relative in %; what either report holds back tells no change.',
} as const;
