/** Between the customers at so many in a hundred, by rising number. */
export interface MiddleRange {
  readonly low: number;
  readonly high: number;
}

/** Share of customers below the low end and above the high end. */
const TAIL = 0.05;
/** Times the low end up to which the high end tells nobody apart. */
const ALIKE = 1.1;

/**
 * The values at 5 and at 95 in a hundred, nearest ranks; NaN values are left out.
 * @returns undefined if none is left.
 */
export function middleRange(values: Float64Array): MiddleRange | undefined {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const n = ascending.length;
  if (n === 0) return undefined;
  const at = (share: number): number => ascending[Math.max(0, Math.ceil(share * n) - 1)] as number;
  return { low: at(TAIL), high: at(1 - TAIL) };
}

/**
 * True if a model of orders expects of the customers at 5 and at 95 in a hundred the same within 10 %: a
 * list in its order is then as good as one by chance. So it comes out where the data show everybody to
 * order at one rate and nobody to leave (r of the NBD at its bound), and also where the spread of
 * the rates that was found is too small to be of use.
 */
export function seesNoDifference({ low, high }: MiddleRange): boolean {
  return high <= ALIKE * low;
}
