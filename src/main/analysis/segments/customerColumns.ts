import type { RunColumn, RunColumnName } from '../runColumns.ts';

/** One value per customer and column, as a run stored them or as they stood on an earlier day. */
export interface CustomerColumns {
  /** The column, or undefined if it cannot be had. */
  get<Name extends RunColumnName>(name: Name): RunColumn<Name> | undefined;
  /** A column that is always there. */
  need<Name extends RunColumnName>(name: Name): RunColumn<Name>;
}
