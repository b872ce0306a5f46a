import type { ColumnArray } from '#main/store/index.ts';

/** A stored column in the type its reader works with: the store gives back the narrowest that fits. */
export function widen<T extends ColumnArray>(
  column: ColumnArray,
  type: new (values: ArrayLike<number>) => T,
): T {
  return column instanceof type ? column : new type(column);
}
