interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room for the end point's circle. */
const PAD = 3;

/**
 * Paths of a sparkline in a box of `width` × `height`. Gaps break the line; the step to an unfinished
 * last value is a path of its own. The scale runs from the least to the greatest value; a flat line
 * stands in the middle.
 */
export function sparkPath(
  values: readonly (number | null)[],
  width: number,
  height: number,
  complete: boolean,
): { solid: string; dashed: string; last: Point | null } {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const points = values.map((value, index): Point | null =>
    value === null
      ? null
      : {
          x: round(PAD + (index * (width - 2 * PAD)) / Math.max(1, values.length - 1)),
          y: round(height - PAD - (span === 0 ? 0.5 : (value - low) / span) * (height - 2 * PAD)),
        },
  );
  const last = points.at(-1) ?? null;
  const beforeLast = points.at(-2) ?? null;
  const open = !complete && last !== null && beforeLast !== null;
  return {
    solid: line(complete ? points : points.slice(0, -1)),
    dashed: open ? line([beforeLast, last]) : '',
    last,
  };
}

function line(points: readonly (Point | null)[]): string {
  let pen = 'M';
  let path = '';
  for (const point of points) {
    if (point) path += `${pen}${point.x} ${point.y}`;
    pen = point ? 'L' : 'M';
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
