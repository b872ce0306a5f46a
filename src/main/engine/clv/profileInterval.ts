import { maximise, normalQuantile, type Maximum, type SmoothObjective } from '../numeric/index.ts';
import type { SearchBox } from './likelihoodSearch.ts';

/** Ends of an interval; NaN where the likelihood does not close it within the box that is searched. */
export interface ProfileInterval {
  readonly low: number;
  readonly high: number;
}

/** First step from the maximum, where no standard error tells how far to go. */
const FIRST_STEP = 0.5;
/** The drop of the likelihood at an end is met to this part of itself. */
const CLOSE_ENOUGH = 1e-3;
const MOST_STEPS = 40;

/**
 * Interval of one coordinate by profile likelihood: where the likelihood, maximised over the other
 * coordinates, has fallen by half the chi-square quantile of one degree of freedom (W. Q. Meeker and
 * L. A. Escobar, The American Statistician 49, 1995). Where the likelihood is not near to a parabola
 * this is right where an interval from the standard error is not; it may be open at one side.
 *
 * @param confidence share of repeated samples whose interval holds the true value.
 */
export function profileInterval(
  objective: SmoothObjective,
  maximum: Maximum,
  coordinate: number,
  { lower, upper }: SearchBox,
  confidence: number,
  check: () => void,
): ProfileInterval {
  const drop = normalQuantile(0.5 + confidence / 2) ** 2 / 2;
  const here = maximum.point[coordinate] as number;
  const error = Math.sqrt(
    maximum.covariance[coordinate * maximum.point.length + coordinate] as number,
  );
  const first = error < 1 ? 2 * error : FIRST_STEP;
  const end = (bound: number): number => {
    let start = maximum.point;
    const excess = (at: number): number => {
      const fixed = (box: Float64Array): Float64Array =>
        box.map((value, i) => (i === coordinate ? at : value));
      const profile = maximise(objective, start, fixed(lower), fixed(upper), check);
      start = profile.point;
      return maximum.value - profile.value - drop;
    };
    return crossing(excess, here, bound, first, drop);
  };
  return { low: end(lower[coordinate] as number), high: end(upper[coordinate] as number) };
}

interface Trial {
  readonly at: number;
  readonly value: number;
}

/** Where `excess`, below 0 at `from`, crosses 0 on the way to `bound`; NaN if it does not. */
function crossing(
  excess: (at: number) => number,
  from: number,
  bound: number,
  first: number,
  drop: number,
): number {
  const side = Math.sign(bound - from);
  let inside: Trial = { at: from, value: -drop };
  let outside: Trial | undefined;
  for (let step = first; outside === undefined; step *= 2) {
    // The bound itself, not a sum that rounds to beside it and never gets there.
    const at: number = step < Math.abs(bound - inside.at) ? inside.at + side * step : bound;
    const trial = { at, value: excess(at) };
    if (trial.value >= 0) outside = trial;
    else if (at === bound || side === 0) return Number.NaN;
    else inside = trial;
  }
  for (let i = 0; i < MOST_STEPS && Math.abs(outside.at - inside.at) > 1e-6; i++) {
    // Every third step halves, in case the guess does not get on.
    const share = i % 3 === 2 ? 0.5 : shareOf(inside.value + drop, outside.value + drop, drop);
    const at: number = inside.at + share * (outside.at - inside.at);
    const trial = { at, value: excess(at) };
    if (Math.abs(trial.value) < CLOSE_ENOUGH * drop) return at;
    if (trial.value >= 0) outside = trial;
    else inside = trial;
  }
  return inside.at;
}

/** Part of the way at which the drop is met: its root is nearly linear. */
function shareOf(inside: number, outside: number, drop: number): number {
  const [low, high] = [Math.sqrt(Math.max(inside, 0)), Math.sqrt(outside)];
  return Math.min(Math.max((Math.sqrt(drop) - low) / (high - low), 0.02), 0.98);
}
