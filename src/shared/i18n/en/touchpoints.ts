/** Who orders after an interaction. */
export const touchpoints = {
  section: 'Touchpoints',
  title: 'Orders after an interaction, by touchpoint',
  caption:
    'Share of the persons who ordered on the day or within {days} days after it, interactions up to {day}, 95 % interval · n = {n}',
  days: 'Days after the interaction',
  point: 'Touchpoint',
  unnamed: 'Not told',
  others: { one: '{count} other', other: '{count} others' },
  all: 'All touchpoints',
  touches: 'Interactions',
  observed: 'Persons',
  ordered: 'Ordered',
  share: 'Share',
  interval: 'Interval',
  open: 'Not yet known',
  fewer: 'fewer than {least}',
  noteOpen: {
    one: '{count} interaction is less than {days} days old: what follows it is not yet known, and it is in no share.',
    other:
      '{count} interactions are less than {days} days old: what follows them is not yet known, and they are in no share.',
  },
  noteNameless: {
    one: '{count} interaction names nobody and is left out.',
    other: '{count} interactions name nobody and are left out.',
  },
  note: 'Persons are customers, leads and others whom the files of interactions name; each counts once per touchpoint. The share tells what followed, not what was caused.',
  noteFilter:
    'With a filter only interactions of its customers count: all of them have ordered at some time, so shares are higher than among all persons.',
} as const;
