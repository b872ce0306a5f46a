import type { Phase } from '../../domain/phases.ts';

/** Steps of long work, as jobs report them; `waiting` stands before the first. */
export const phases = {
  waiting: 'Waiting',
  read: 'Reading the file',
  check: 'Checking rows',
  store: 'Importing rows',
  snapshot: 'Building the columns',
  analysing: 'Analysing',
  saving: 'Saving',
  copy: 'Copying',
  verify: 'Verifying',
  printing: 'Printing',
  generate: 'Making the demo data',
} as const satisfies Record<Phase | 'waiting', string>;
