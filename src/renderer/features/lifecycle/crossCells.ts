import type { StageCross } from '#shared/contract/stages.ts';
import type { Words } from '../../app/LanguageProvider.tsx';

/** What stands in the cells of a cross-table. */
export type CrossMeasure = 'customers' | 'share' | 'revenue';

interface CrossCells {
  readonly cells: readonly (readonly { readonly text: string; readonly weight: number }[])[];
  readonly rowTotals: readonly string[];
  readonly columnTotals: readonly string[];
  readonly total: string;
}

/** Cells and margins of a cross-table; the colour is each cell's share of the heaviest, or of its row. */
export function crossCells(
  view: StageCross,
  measure: CrossMeasure,
  { format }: Pick<Words, 'format'>,
): CrossCells {
  const values = measure === 'revenue' ? view.revenue : view.customers;
  const rowSums = values.map(sum);
  const columnSums = view.columns.stages.map((_, c) => sum(values.map((row) => row[c] ?? 0)));
  const total = sum(rowSums);
  const heaviest = Math.max(1, ...values.flat());
  const write = (value: number, of: number): string => {
    if (measure === 'revenue') return format.money(value, view.money);
    if (measure === 'customers') return format.number(value);
    return of > 0 ? format.percent(value / of) : '–';
  };
  return {
    cells: values.map((row, r) =>
      row.map((value) => {
        const rowSum = rowSums[r] ?? 0;
        const weight = measure === 'share' ? value / Math.max(1, rowSum) : value / heaviest;
        return { text: write(value, rowSum), weight };
      }),
    ),
    rowTotals: rowSums.map((value) => write(value, value)),
    columnTotals: columnSums.map((value) => write(value, total)),
    total: write(total, total),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
