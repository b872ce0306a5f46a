import type { Marks } from './combine.ts';

/** Marks values from `least` to `most`, both included; NaN and `missing` are in no range. */
export function markRange(
  values: ArrayLike<number>,
  least: number,
  most: number,
  missing = Number.NaN,
): Marks {
  const out = new Uint8Array(values.length);
  for (let c = 0; c < out.length; c++) {
    const value = values[c] as number;
    if (value >= least && value <= most && value !== missing) out[c] = 1;
  }
  return out;
}

/** Marks the customers whose code is one of the wanted ones. */
export function markCodes(codes: ArrayLike<number>, wanted: readonly number[]): Marks {
  // Wide enough for all codes but those of many products, so that seldom one lies behind it.
  const highest = wanted.reduce((most, code) => Math.max(most, code), 65_535);
  const isWanted = new Uint8Array(highest + 1);
  for (const code of wanted) if (code >= 0) isWanted[code] = 1;
  const out = new Uint8Array(codes.length);
  for (let c = 0; c < out.length; c++) out[c] = isWanted[codes[c] as number] ?? 0;
  return out;
}

/** Marks values that are there: neither NaN nor the one that stands for "none". */
export function markKnown(values: ArrayLike<number>, missing = Number.NaN): Marks {
  const out = new Uint8Array(values.length);
  for (let c = 0; c < out.length; c++) {
    const value = values[c] as number;
    if (!Number.isNaN(value) && value !== missing) out[c] = 1;
  }
  return out;
}

/** First and last day of a range, both included. */
export type DayRange = readonly [from: number, to: number];

/** Marks days that lie in any of the ranges; `missing` lies in none. */
export function markDayRanges(
  days: ArrayLike<number>,
  ranges: readonly DayRange[],
  missing: number,
): Marks {
  const out = new Uint8Array(days.length);
  if (ranges.length === 0) return out;
  const first = ranges.reduce((least, [from]) => Math.min(least, from), Infinity);
  const last = ranges.reduce((most, [, to]) => Math.max(most, to), -Infinity);
  const wanted = new Uint8Array(Math.max(0, last - first + 1));
  for (const [from, to] of ranges) wanted.fill(1, from - first, to - first + 1);
  for (let c = 0; c < out.length; c++) {
    const day = days[c] as number;
    if (day >= first && day <= last && day !== missing) out[c] = wanted[day - first] as number;
  }
  return out;
}
