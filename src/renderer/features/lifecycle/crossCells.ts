import type { StageCross } from '#shared/contract/stages.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { shownSum } from '../../components/heldText.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** What stands in the cells of a cross-table. */
export type CrossMeasure = 'customers' | 'share' | 'revenue';

interface CrossCells {
  readonly cells: readonly (readonly { readonly text: string; readonly weight: number }[])[];
  readonly rowTotals: readonly string[];
  readonly columnTotals: readonly string[];
  readonly total: string;
}

/** Cells and margins of a cross-table of so many columns; the colour is each cell's share of the heaviest, or of its row. */
export function crossCells(
  view: Pick<StageCross, 'customers' | 'revenue' | 'money'>,
  measure: CrossMeasure,
  { format }: Pick<Words, 'format'>,
): CrossCells {
  const values = measure === 'revenue' ? view.revenue : view.customers;
  // A sum with a held-back cell is not told: it would give the cell away.
  const rowSums = values.map(shownSum);
  const columnSums = (values[0] ?? []).map((_, c) => shownSum(values.map((row) => row[c] ?? 0)));
  const total = shownSum(values.flat());
  const heaviest = Math.max(1, ...values.flat());
  const write = (value: number | null, of: number | null): string => {
    if (value === null || isHeldBack(value)) return HELD_BACK_MARK;
    if (measure === 'revenue') return format.money(value, view.money);
    if (measure === 'customers') return format.number(value);
    if (of === null) return HELD_BACK_MARK;
    return of > 0 ? format.percent(value / of) : '–';
  };
  return {
    cells: values.map((row, r) =>
      row.map((value) => {
        const rowSum = rowSums[r] ?? null;
        const whole = measure === 'share' ? rowSum : heaviest;
        const weight = whole === null ? 0 : value / Math.max(1, whole);
        return { text: write(value, rowSum), weight };
      }),
    ),
    rowTotals: rowSums.map((value) => write(value, value)),
    columnTotals: columnSums.map((value) => write(value, total)),
    total: write(total, total),
  };
}

/** The cells with their margins as the table view shows them. */
export function crossSpec(
  label: string,
  rows: readonly { readonly name: string }[],
  columns: readonly { readonly name: string }[],
  cells: CrossCells,
  { t }: Pick<Words, 't'>,
): TableSpec {
  return {
    columns: [
      { label },
      ...columns.map(({ name }) => ({ label: name, numeric: true })),
      { label: t('stages.cross.total'), numeric: true },
    ],
    rows: [
      ...rows.map(({ name }, at) => [
        name,
        ...(cells.cells[at] ?? []).map(({ text }) => text),
        cells.rowTotals[at] ?? null,
      ]),
      [t('stages.cross.total'), ...cells.columnTotals, cells.total],
    ],
  };
}
