/** Methods of value, the simplest first; their names are in the catalogue's `valueModels`. */
export const VALUE_METHODS = [
  'realised',
  'forward',
  'contract',
  'probabilistic',
  'spend',
  'contest',
] as const;
export type ValueMethod = (typeof VALUE_METHODS)[number];
