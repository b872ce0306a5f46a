/** Steps of long work, as jobs report them; each has a name in every catalogue. */
export const PHASES = [
  'read',
  'check',
  'store',
  'snapshot',
  'analysing',
  'saving',
  'copy',
  'verify',
  'printing',
  'generate',
] as const;

export type Phase = (typeof PHASES)[number];
