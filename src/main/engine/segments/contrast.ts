import { wilsonInterval } from '#shared/domain/wilson.ts';
import { medianInPlace, tLimit } from '../numeric/index.ts';
import type { Marks } from './combine.ts';

/** A field among some customers: how many have a value, and what it is like. NaN where nobody has one. */
export interface NumberSummary {
  readonly known: number;
  readonly mean: number;
  readonly median: number;
  /** Sample standard deviation; NaN with fewer than two values. */
  readonly deviation: number;
}

/** How far apart two groups are, with the 95 % interval of the difference. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** In standard deviations (Cohen's d) or on the arcsine scale (Cohen's h): comparable over fields. */
  readonly effect: number;
}

const CONFIDENCE = 0.95;

/** Values of the marked customers, those without one (NaN or `missing`) left out, in one pass. */
export function summarise(values: ArrayLike<number>, marks: Marks, missing: number): NumberSummary {
  const held = new Float64Array(values.length);
  let known = 0;
  let sum = 0;
  for (let c = 0; c < marks.length; c++) {
    const value = values[c] as number;
    if (marks[c] === 0 || Number.isNaN(value) || value === missing) continue;
    held[known++] = value;
    sum += value;
  }
  const mean = sum / known;
  let squares = 0;
  for (let i = 0; i < known; i++) squares += ((held[i] as number) - mean) ** 2;
  const median = medianInPlace(held.subarray(0, known));
  return { known, mean, median, deviation: Math.sqrt(squares / (known - 1)) };
}

/**
 * Difference of two means, first minus second, with Welch's interval (B. L. Welch, Biometrika 34, 1947).
 * Undefined when a group has fewer than `least` values or neither varies.
 */
export function meanDifference(
  a: NumberSummary,
  b: NumberSummary,
  least: number,
): Difference | undefined {
  if (a.known < least || b.known < least) return undefined;
  const [va, vb] = [a.deviation ** 2 / a.known, b.deviation ** 2 / b.known];
  const variance = va + vb;
  if (!(variance > 0)) return undefined;
  const freedom = variance ** 2 / (va ** 2 / (a.known - 1) + vb ** 2 / (b.known - 1));
  const margin = tLimit(1 - CONFIDENCE, freedom) * Math.sqrt(variance);
  const pooled = Math.sqrt(
    ((a.known - 1) * a.deviation ** 2 + (b.known - 1) * b.deviation ** 2) / (a.known + b.known - 2),
  );
  const difference = a.mean - b.mean;
  return {
    difference,
    low: difference - margin,
    high: difference + margin,
    effect: difference / pooled,
  };
}

/** Some of a group. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/**
 * Difference of two shares, first minus second, with the interval of R. G. Newcombe, Statistics in
 * Medicine 17 (1998), method 10: it stays within −1 to 1 and holds for shares near 0 and 1. Undefined
 * when a group has fewer than `least` customers.
 */
export function shareDifference(a: Part, b: Part, least: number): Difference | undefined {
  if (a.of < least || b.of < least) return undefined;
  const [p, q] = [a.count / a.of, b.count / b.of];
  const [first, second] = [wilsonInterval(a.count, a.of), wilsonInterval(b.count, b.of)];
  if (!first || !second) return undefined;
  const difference = p - q;
  return {
    difference,
    low: difference - Math.hypot(p - first.low, second.high - q),
    high: difference + Math.hypot(first.high - p, q - second.low),
    effect: 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q)),
  };
}
