import { interpolator, type Interpolator } from '../numeric/index.ts';
import type { AliveOrders } from './orderModel.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** A figure of a customer who is alive, which depends on (x, T) alone. */
export type AliveFigure = (x: number, age: number) => number;

/** Asked row by row in the table's order; `row` is where the run of equal x may begin. */
interface FigureSource {
  /** The figures of a row, in their order. */
  of(row: number, x: number, age: number): readonly number[];
}

/** Rows of one x from which interpolating over the age is cheaper than computing each. */
const WORTH_INTERPOLATING = 100;

/**
 * Figures by (x, T). For an x with many ages they are interpolated over ln(offset + T), in which they are
 * analytic up to an imaginary part of pi, so that 24 to 64 points give them to about 1e-13.
 */
export function aliveFigures(
  { ageOffset }: Pick<AliveOrders, 'ageOffset'>,
  table: PurchaseTable,
  figures: readonly AliveFigure[],
): FigureSource {
  let end = 0;
  let smooth: readonly Interpolator[] | undefined;
  const enter = (row: number, x: number): void => {
    const code = table.x[row] as number;
    end = row + 1;
    while (end < table.rows && table.x[end] === code) end++;
    const youngest = Math.log(ageOffset + ageOf(table, row));
    const oldest = Math.log(ageOffset + ageOf(table, end - 1));
    const points = Math.ceil(24 + 10 * (oldest - youngest));
    smooth = undefined;
    if (end - row < WORTH_INTERPOLATING || points > 64) return;
    smooth = figures.map((figure) =>
      interpolator((w) => figure(x, Math.exp(w) - ageOffset), youngest, oldest, points),
    );
  };
  return {
    of: (row, x, age) => {
      if (row >= end) enter(row, x);
      if (smooth === undefined) return figures.map((figure) => figure(x, age));
      const w = Math.log(ageOffset + age);
      return smooth.map((at) => at(w));
    },
  };
}

function ageOf(table: PurchaseTable, row: number): number {
  return table.ageLevels[table.age[row] as number] as number;
}
