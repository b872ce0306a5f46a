import type { SmoothObjective } from '../../numeric/index.ts';

/** A group's likelihood over the logarithms of the model's own parameters, and its covariates. */
export interface GroupObjective {
  readonly z: Float64Array;
  readonly objective: SmoothObjective;
}

/** A parameter that covariates move: ln parameter of the group = ln parameter + sign · coefficients · z. */
export interface Effect {
  /** Name of the parameter. */
  readonly on: string;
  /** Its place among the parameters. */
  readonly place: number;
  /** −1 where a positive coefficient is to mean more: a larger scale is a lower rate. */
  readonly sign: 1 | -1;
}

/** The logarithms of a group's parameters at a point of base parameters and coefficients. */
export function groupPoint(
  point: Float64Array,
  parameters: number,
  effects: readonly Effect[],
  z: Float64Array,
): Float64Array {
  const own = point.slice(0, parameters);
  for (const [e, { place, sign }] of effects.entries()) {
    for (let t = 0; t < z.length; t++) {
      const coefficient = point[parameters + e * z.length + t] as number;
      own[place] = (own[place] as number) + sign * coefficient * (z[t] as number);
    }
  }
  return own;
}

/**
 * The log-likelihood of all groups over (ln parameters, coefficients): first of the base, then of each
 * effect in turn one coefficient per term. Since a group's logarithms are linear in these, the group's
 * analytic derivatives give those of the whole by their fixed Jacobian.
 *
 * Source: P. S. Fader and B. G. S. Hardie, "Incorporating time-invariant covariates into the Pareto/NBD
 * and BG/NBD models" (2007): the effects are proportional.
 */
export function covariateObjective(
  groups: readonly GroupObjective[],
  parameters: number,
  effects: readonly Effect[],
): SmoothObjective {
  const terms = groups[0]?.z.length ?? 0;
  const size = parameters + effects.length * terms;
  const gradient4 = new Float64Array(parameters);
  const hessian4 = new Float64Array(parameters * parameters);
  // Coordinate k of the whole moves parameter place[k] of a group by weight[k], which depends on z.
  const place = Uint32Array.from({ length: size }, (_, k) =>
    k < parameters ? k : (effects[Math.floor((k - parameters) / terms)]?.place ?? 0),
  );
  const weight = new Float64Array(size);
  return {
    size,
    evaluate: (point, gradient, hessian) => {
      gradient.fill(0);
      hessian.fill(0);
      let value = 0;
      for (const { z, objective } of groups) {
        const own = groupPoint(point, parameters, effects, z);
        value += objective.evaluate(own, gradient4, hessian4);
        for (let k = 0; k < size; k++) weight[k] = weightOf(k, parameters, effects, z);
        for (let k = 0; k < size; k++) {
          const [at, w] = [place[k] as number, weight[k] as number];
          if (w === 0) continue;
          gradient[k] = (gradient[k] as number) + w * (gradient4[at] as number);
          for (let l = 0; l < size; l++) {
            const second = hessian4[at * parameters + (place[l] as number)] as number;
            const entry = k * size + l;
            hessian[entry] = (hessian[entry] as number) + w * (weight[l] as number) * second;
          }
        }
      }
      return value;
    },
  };
}

function weightOf(
  k: number,
  parameters: number,
  effects: readonly Effect[],
  z: Float64Array,
): number {
  if (k < parameters) return 1;
  const e = Math.floor((k - parameters) / z.length);
  return (effects[e]?.sign ?? 1) * (z[(k - parameters) % z.length] as number);
}
