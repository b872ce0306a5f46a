import type { SmoothObjective } from './newton.ts';

/** Balances the error of the formula against the digits that a difference loses. */
const STEP = 2e-3;

/**
 * An objective whose derivatives are central differences of its value: of fourth order for the slopes,
 * of second order for the curvature. For likelihoods of few merged rows, over logarithms.
 */
export function differenced(size: number, value: (point: Float64Array) => number): SmoothObjective {
  return {
    size,
    evaluate: (point, gradient, hessian) => {
      const at = (i: number, di: number, j = 0, dj = 0): number => {
        const moved = Float64Array.from(point);
        moved[i] = (moved[i] as number) + di * STEP;
        moved[j] = (moved[j] as number) + dj * STEP;
        return value(moved);
      };
      const here = value(point);
      for (let i = 0; i < size; i++) {
        const [up, down, far, low] = [at(i, 1), at(i, -1), at(i, 2), at(i, -2)];
        gradient[i] = (8 * (up - down) - (far - low)) / (12 * STEP);
        hessian[i * size + i] = (16 * (up + down) - (far + low) - 30 * here) / (12 * STEP * STEP);
        for (let j = 0; j < i; j++) {
          const mixed = at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1);
          hessian[i * size + j] = mixed / (4 * STEP * STEP);
          hessian[j * size + i] = hessian[i * size + j] as number;
        }
      }
      return here;
    },
  };
}
