/** One axis of a profile: its name, and how far the profile lies from the middle, in spreads. */
export interface RadarAxis {
  readonly name: string;
  readonly score: number;
}

/** Spreads from the ring to the edge, and to the centre; what lies further off is drawn there. */
export const RADAR_REACH = 2;

export interface RadarPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Where the point of axis number `at` of `axes` lies, the first axis upwards and the others clockwise, around
 * (0, 0): the centre stands for {@link RADAR_REACH} spreads below the middle, the radius for as many above.
 */
export function radarPoint(score: number, at: number, axes: number, radius: number): RadarPoint {
  const clipped = Math.min(RADAR_REACH, Math.max(-RADAR_REACH, score));
  const length = (radius * (clipped + RADAR_REACH)) / (2 * RADAR_REACH);
  const angle = (2 * Math.PI * at) / axes;
  return { x: length * Math.sin(angle), y: -length * Math.cos(angle) };
}

/** The corners of a profile as SVG points. */
export function radarPoints(scores: readonly number[], radius: number): string {
  return scores
    .map((score, at) => radarPoint(score, at, scores.length, radius))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ');
}
