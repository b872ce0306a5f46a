import type { Marks } from '../segments/index.ts';

/** Customers per stage, and the sum of a figure of theirs; a figure that is NaN adds nothing. */
export interface StageSums {
  readonly customers: Float64Array;
  readonly sum: Float64Array;
}

/** Counts and sums by stage; customers without a stage, and the unmarked, are left out. */
export function sumByStage(
  column: Uint8Array,
  stages: number,
  figure: ArrayLike<number>,
  marks?: Marks,
): StageSums {
  const customers = new Float64Array(stages);
  const sum = new Float64Array(stages);
  for (let c = 0; c < column.length; c++) {
    const stage = column[c] as number;
    if (stage >= stages || marks?.[c] === 0) continue;
    customers[stage] = (customers[stage] as number) + 1;
    const value = figure[c] as number;
    if (!Number.isNaN(value)) sum[stage] = (sum[stage] as number) + value;
  }
  return { customers, sum };
}

/** Customers by stage under two schemes at once, and the sum of a figure, `row * columns + column`. */
export function crossStages(
  rows: { readonly column: Uint8Array; readonly stages: number },
  columns: { readonly column: Uint8Array; readonly stages: number },
  figure: ArrayLike<number>,
  marks?: Marks,
): StageSums {
  const cells = new Uint8Array(rows.column.length).fill(255);
  for (let c = 0; c < cells.length; c++) {
    const [row, column] = [rows.column[c] as number, columns.column[c] as number];
    if (row < rows.stages && column < columns.stages) cells[c] = row * columns.stages + column;
  }
  return sumByStage(cells, rows.stages * columns.stages, figure, marks);
}
