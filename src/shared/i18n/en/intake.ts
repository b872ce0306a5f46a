/** Data screen: protected files, time zones, quality, keep-until. */
export const intake = {
  'password.title': 'Protected file',
  'password.text':
    'This file is protected with a password. It is used for this file only, and is neither stored nor written anywhere.',
  'password.label': 'Password of the file',
  'password.open': 'Open',
  'zone.title': 'Time zone of {column}',
  'zone.asWritten': 'Days as written',
};
