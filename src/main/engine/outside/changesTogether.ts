import { correlations, type Correlation } from '../features/index.ts';

/** How the changes of two series from month to month go together. */
export interface ChangesTogether {
  /** Months that both have. */
  readonly months: number;
  /** Changes between neighbouring months that both have. */
  readonly n: number;
  readonly pearson: Correlation;
  readonly spearman: Correlation;
}

/**
 * Correlation of the changes from one month to the next. Levels would go together wherever both rise or fall with the
 * years; changes do not.
 *
 * Source: C. W. J. Granger and P. Newbold, "Spurious regressions in econometrics", Journal of Econometrics 2 (1974).
 *
 * @param a by month, NaN for a month that is unknown or unfinished
 * @param b the same months
 */
export function changesTogether(a: Float64Array, b: Float64Array): ChangesTogether {
  let months = 0;
  for (let i = 0; i < a.length; i++) {
    if (!Number.isNaN(a[i]) && !Number.isNaN(b[i])) months++;
  }
  const [pair] = correlations([changesOf(a), changesOf(b)]);
  if (!pair) throw new RangeError('a pair without correlation');
  return { months, n: pair.n, pearson: pair.pearson, spearman: pair.spearman };
}

function changesOf(values: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, values.length - 1) },
    (_, i) => (values[i + 1] as number) - (values[i] as number),
  );
}
