/** Personal values that were kept: masked, and shown for a while on request. */
export const masking = {
  title: 'Show personal values',
  kept: 'Kept as written by the imports, and masked on every screen: {kinds}.',
  lead: 'While they are shown, everybody who looks at this screen can read them. Reports and tables that are saved from a screen never hold them.',
  nothing:
    'Nothing is masked here: no import kept names, phones or other personal values as they are written.',
  reason: 'Reason',
  'reason.request': 'A customer asked what is held of them',
  'reason.check': 'Checking the data',
  'reason.contact': 'Getting in touch with a customer',
  'reason.other': 'Another reason',
  duration: 'For how long',
  minutes: { one: '{count} minute', other: '{count} minutes' },
  logged:
    'Time, reason and duration go into the audit log. The values are masked again when the time is over or the workspace is locked.',
  show: 'Show',
  shown: 'Personal values are shown until {time}.',
  hide: 'Mask now',
  masked: 'Masked',
  ask: 'Show for a while',
  'contact.name': 'Name',
  'contact.phone': 'Phone',
  'contact.email': 'E-mail',
} as const;
