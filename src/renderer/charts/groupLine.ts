import { GROUP_INKS } from '#shared/domain/palette.ts';
import type { ChartLook } from './look.ts';

/** Lines that can be told apart. */
export const MOST_LINES = 6;

const DASHES: readonly (readonly number[] | undefined)[] = [
  undefined,
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [4, 2],
  [1, 3],
];

/** Colour and dash of the n-th line of groups. */
export function groupLine(index: number, look: ChartLook) {
  const dash = DASHES[index % DASHES.length];
  return {
    colour: GROUP_INKS[index % GROUP_INKS.length]?.[look.mode] ?? look.muted,
    ...(dash && { dash }),
  };
}
