import type { StageCross } from '#shared/contract/stages.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { crossStages, STAGES_WITHOUT_DATA, type Marks } from '#main/engine/index.ts';
import type { RunColumns } from '../runColumns.ts';

/** Two schemes of a run at once; stages that the data cannot fill are left out. */
export function crossView(
  run: RunColumns,
  rows: StageScheme,
  columns: StageScheme,
  marks: Marks,
): Pick<StageCross, 'rows' | 'columns' | 'customers' | 'revenue'> {
  const side = (scheme: StageScheme) => ({
    column: run.need(`stage_${scheme}`),
    stages: STAGE_SCHEMES[scheme].length,
  });
  const cells = crossStages(side(rows), side(columns), run.need('net_revenue'), marks);
  const width = STAGE_SCHEMES[columns].length;
  const shown = { rows: filledStages(rows), columns: filledStages(columns) };
  const table = (sums: Float64Array): number[][] =>
    shown.rows.map(({ at: row }) =>
      shown.columns.map(({ at: column }) => sums[row * width + column] as number),
    );
  return {
    rows: { scheme: rows, stages: shown.rows.map(({ id }) => id) },
    columns: { scheme: columns, stages: shown.columns.map(({ id }) => id) },
    customers: table(cells.customers),
    revenue: table(cells.sum),
  };
}

/** Stages that the data can fill, with their place in the scheme. */
export function filledStages(scheme: StageScheme): { readonly id: string; readonly at: number }[] {
  return STAGE_SCHEMES[scheme]
    .map((id, at) => ({ id, at }))
    .filter(({ at }) => !STAGES_WITHOUT_DATA[scheme].includes(at));
}
