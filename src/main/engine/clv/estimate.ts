import { normalQuantile, type Maximum } from '../numeric/index.ts';

/** One estimated parameter. */
export interface Estimate {
  readonly name: string;
  readonly value: number;
  /** Standard error from the inverse Hessian (delta method), NaN at a bound or if not identified. */
  readonly standardError: number;
  /**
   * Interval at 95 %: by the standard error of the logarithm or, where that is doubtful, by profile
   * likelihood; NaN at a side at which the data set no end.
   */
  readonly low: number;
  readonly high: number;
}

/** What a reader of a fit has to know. */
export interface FitNote {
  readonly code:
    | 'boundary'
    | 'weakly_identified'
    | 'few_repeaters'
    | 'no_dropout'
    | 'not_converged'
    | 'timing_unknown'
    | 'fell_back_to_nbd'
    | 'spend_mean_undefined'
    | 'spend_correlated'
    | 'zero_spend_left_out'
    | 'constant_covariate'
    | 'collinear'
    | 'separated';
  /** Parameters concerned. */
  readonly parameters: readonly string[];
  /** A number that belongs to the note (a count, a correlation), if any. */
  readonly figure?: number;
}

/** A standard error of the logarithm above this means that the data hardly say anything. */
const WEAK_LOG_ERROR = 1;

/** Share of repeated samples in which an interval of a parameter holds the true value. */
export const PARAMETER_CONFIDENCE = 0.95;

/**
 * Estimates from a maximum over logarithms of parameters.
 *
 * @param scale factor from the fitted unit to the reported one, by parameter.
 */
export function estimates(
  names: readonly string[],
  maximum: Maximum,
  scale: readonly number[],
): Estimate[] {
  const z = normalQuantile(0.5 + PARAMETER_CONFIDENCE / 2);
  return names.map((name, i) => {
    const value = Math.exp(maximum.point[i] as number) * (scale[i] ?? 1);
    const logError = Math.sqrt(maximum.covariance[i * names.length + i] as number);
    const factor = Math.exp(z * logError);
    return {
      name,
      value,
      standardError: value * logError,
      low: value / factor,
      high: value * factor,
    };
  });
}

/** True if the data hardly say anything about a coordinate, or it has run to a bound. */
export function isWeak(maximum: Maximum, coordinate: number): boolean {
  const size = maximum.point.length;
  const variance = maximum.covariance[coordinate * size + coordinate] as number;
  return !(variance < WEAK_LOG_ERROR ** 2);
}

/** Notes that follow from the maximum itself. */
export function maximumNotes(names: readonly string[], maximum: Maximum): FitNote[] {
  const notes: FitNote[] = [];
  const bound = names.filter((_, i) => maximum.atBound[i] !== 0);
  if (bound.length > 0) notes.push({ code: 'boundary', parameters: bound });
  const weak = names.filter((_, i) => maximum.atBound[i] === 0 && isWeak(maximum, i));
  if (weak.length > 0) notes.push({ code: 'weakly_identified', parameters: weak });
  if (!maximum.converged) notes.push({ code: 'not_converged', parameters: [] });
  return notes;
}
