/** Unit of a column: of its numbers, or what kind of word it holds. */
export type ColumnUnit =
  | 'id'
  | 'day'
  | 'month'
  | 'days'
  | 'weeks'
  | 'count'
  | 'money'
  | 'ratio'
  | 'number'
  | 'word'
  | 'flag';

/** Columns of result tables by name, with their units. */
export type TableColumns = Readonly<Record<string, Readonly<Record<string, ColumnUnit>>>>;
