/** A value with its gradient and, row by row, its second derivatives, written into what is handed over. */
interface Objective {
  evaluate(point: Float64Array, gradient: Float64Array, curvature: Float64Array): number;
}

/** A derivative as an objective states it, and as differences give it. */
export interface Derivative {
  readonly stated: number;
  readonly difference: number;
}

const STEP = 1e-5;

/** First derivatives of an objective against differences of its values, second against those of the first. */
export function derivativesAt(
  objective: Objective,
  point: Float64Array,
): { readonly first: readonly Derivative[]; readonly second: readonly Derivative[] } {
  const size = point.length;
  const at = (place: Float64Array) => {
    const g = new Float64Array(size);
    const h = new Float64Array(size * size);
    return { value: objective.evaluate(place, g, h), g, h };
  };
  const here = at(point);
  const first: Derivative[] = [];
  const second: Derivative[] = [];
  for (let i = 0; i < size; i++) {
    const moved = (by: number) => at(point.map((v, k) => (k === i ? v + by : v)));
    const [up, down] = [moved(STEP), moved(-STEP)];
    first.push({
      stated: here.g[i] ?? Number.NaN,
      difference: (up.value - down.value) / (2 * STEP),
    });
    for (let j = 0; j < size; j++) {
      second.push({
        stated: here.h[i * size + j] ?? Number.NaN,
        difference: ((up.g[j] ?? Number.NaN) - (down.g[j] ?? Number.NaN)) / (2 * STEP),
      });
    }
  }
  return { first, second };
}
