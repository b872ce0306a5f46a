/** Bytes that structure a table. */
export interface Dialect {
  readonly delimiter: number;
  /** Further bytes of a delimiter that is longer: the full-width comma. */
  readonly delimiterRest?: Uint8Array;
  readonly quote: number;
  readonly backslash: boolean;
  /** A space belongs to every delimiter: `a, "b", c`. */
  readonly padded?: boolean;
  /** Each record counts as one line, whatever breaks its cells hold: a row of a sheet. */
  readonly rows?: boolean;
}

export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BACKSLASH = 92;
