import { chebyshevPoints, spreadOver } from '../numeric/index.ts';
import type { OrderModel, StagedOrderModel } from '../clv/index.ts';

/** Customers of one x and age who are alive, by stage of the model. */
export interface AgeMass {
  readonly age: number;
  readonly mass: Float64Array;
}

/**
 * Adds the orders that the customers of one x are expected to make up to each horizon.
 *
 * Expected orders are analytic in ln(offset + T) up to an imaginary part of pi, so that 24 to 64 points
 * give them to about 1e-13; where there are more ages than points, the customers are spread over these.
 *
 * @param masses ascending by age.
 */
export function track(
  orders: OrderModel | StagedOrderModel,
  x: number,
  masses: readonly AgeMass[],
  horizons: Float64Array,
  cumulative: Float64Array,
): void {
  const stages = 'stages' in orders ? orders.stages : [orders];
  for (const [j, stage] of stages.entries()) {
    const { ages, mass } = onPoints(masses, j, stage.ageOffset);
    for (let i = 0; i < ages.length; i++) {
      const [age, here] = [ages[i] as number, mass[i] as number];
      for (let point = 0; point < horizons.length; point++) {
        const due = here * stage.expected(x, age, horizons[point] as number);
        cumulative[point] = (cumulative[point] as number) + due;
      }
    }
  }
}

function onPoints(
  masses: readonly AgeMass[],
  stage: number,
  offset: number,
): { ages: Float64Array; mass: Float64Array } {
  const ages = Float64Array.from(masses, ({ age }) => age);
  const own = Float64Array.from(masses, ({ mass }) => mass[stage] as number);
  const youngest = Math.log(offset + (ages[0] as number));
  const oldest = Math.log(offset + (ages.at(-1) as number));
  const size = Math.ceil(24 + 10 * (oldest - youngest));
  if (ages.length <= size || size > 64) return { ages, mass: own };
  const points = chebyshevPoints(youngest, oldest, size);
  const mass = new Float64Array(size);
  for (let i = 0; i < ages.length; i++) {
    spreadOver(points, Math.log(offset + (ages[i] as number)), own[i] as number, mass);
  }
  return { ages: points.map((w) => Math.exp(w) - offset), mass };
}
