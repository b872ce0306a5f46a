import { interpolator, type Interpolator } from '../numeric/index.ts';
import type { AliveOrders } from './orderModel.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** What depends on (x, T) alone, of a customer who is alive. */
export interface AliveFigures {
  readonly expected: number;
  readonly second: number;
  readonly discounted: number;
}

/** Asked row by row in the table's order; `row` is where the run of equal x may begin. */
interface FigureSource {
  of(row: number, x: number, age: number): AliveFigures;
}

/** Rows of one x from which interpolating over the age is cheaper than computing each. */
const WORTH_INTERPOLATING = 100;

/**
 * Expected, second and discounted orders by (x, T). For an x with many ages they are interpolated over
 * ln(offset + T), in which they are analytic up to an imaginary part of pi, so that 24 to 64 points
 * give them to about 1e-13.
 */
export function aliveFigures(
  orders: AliveOrders,
  table: PurchaseTable,
  ask: { readonly horizon: number; readonly delta: number },
): FigureSource {
  const exact = (x: number, age: number): AliveFigures => ({
    expected: orders.expected(x, age, ask.horizon),
    second: orders.secondFactorialMoment(x, age, ask.horizon),
    discounted: orders.discounted(x, age, ask.horizon, ask.delta),
  });
  let end = 0;
  let smooth: Readonly<Record<keyof AliveFigures, Interpolator>> | undefined;
  const enter = (row: number, x: number): void => {
    const code = table.x[row] as number;
    end = row + 1;
    while (end < table.rows && table.x[end] === code) end++;
    const youngest = Math.log(orders.ageOffset + ageOf(table, row));
    const oldest = Math.log(orders.ageOffset + ageOf(table, end - 1));
    const points = Math.ceil(24 + 10 * (oldest - youngest));
    smooth = undefined;
    if (end - row < WORTH_INTERPOLATING || points > 64) return;
    const over = (f: (age: number) => number): Interpolator =>
      interpolator((w) => f(Math.exp(w) - orders.ageOffset), youngest, oldest, points);
    smooth = {
      expected: over((age) => orders.expected(x, age, ask.horizon)),
      second: over((age) => orders.secondFactorialMoment(x, age, ask.horizon)),
      discounted: over((age) => orders.discounted(x, age, ask.horizon, ask.delta)),
    };
  };
  return {
    of: (row, x, age) => {
      if (row >= end) enter(row, x);
      if (smooth === undefined) return exact(x, age);
      const w = Math.log(orders.ageOffset + age);
      return {
        expected: smooth.expected(w),
        second: smooth.second(w),
        discounted: smooth.discounted(w),
      };
    },
  };
}

function ageOf(table: PurchaseTable, row: number): number {
  return table.ageLevels[table.age[row] as number] as number;
}
