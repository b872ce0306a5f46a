import { useMemo } from 'react';
import type { RfmView } from '#shared/contract/analysis.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell, HeatRamp } from './HeatCell.tsx';
import styles from './heat.module.css';
import { positionBetween, type ColourMode } from './scale.ts';

export type RfmMeasure = 'share' | 'money';

interface Cell {
  readonly r: number;
  readonly f: number;
  readonly customers: number;
  readonly medianMonetary: number | null;
}

/** Rows from the best recency down, columns from the lowest frequency on. */
export function rfmRows(view: RfmView): readonly (readonly Cell[])[] {
  return view.grid
    .map((row, index) =>
      row.map(({ customers, medianMonetary }, column) => ({
        r: index + 1,
        f: column + 1,
        customers,
        medianMonetary,
      })),
    )
    .reverse();
}

/**
 * Customers by recency and frequency score. Count and share stand in the cell, the colour follows the
 * square root of the measure: the largest cells are many times the others, and a linear scale would
 * leave these all pale.
 */
export function RfmGrid(props: {
  readonly view: RfmView;
  readonly measure: RfmMeasure;
  readonly mode: ColourMode;
  readonly chosen?: { readonly r?: number | undefined; readonly f?: number | undefined };
  readonly onOpen?: (r: number, f: number) => void;
}) {
  const { view, measure, mode, onOpen, chosen } = props;
  const { t, format } = useWords();
  const rows = useMemo(() => rfmRows(view), [view]);
  const widths = useMemo(() => rows.map((row) => row.length), [rows]);
  const focus = useGridFocus(widths);
  const valueOf = (cell: Cell): number | null =>
    measure === 'share' ? cell.customers / Math.max(1, view.scored) : cell.medianMonetary;
  const values = rows.flat().flatMap((cell) => {
    const value = cell.customers > 0 ? valueOf(cell) : null;
    return value === null ? [] : [value];
  });
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const write = (value: number): string =>
    measure === 'share' ? format.percent(value) : format.moneyCompact(value, view.run.money);

  return (
    <>
      <table className={styles['table']} onKeyDown={focus.onKeyDown}>
        <thead>
          <tr>
            <td />
            <th colSpan={view.levels} className={styles['axis']}>
              {t('customers.grid.frequency')}
            </th>
          </tr>
          <tr>
            <th scope="col" className={styles['axis']}>
              {t('customers.grid.recency')}
            </th>
            {rows[0]?.map(({ f }) => (
              <th key={f} scope="col">
                {`F${f}`}
                {f === 1 && ` · ${t('customers.grid.fewest')}`}
                {f === view.levels && ` · ${t('customers.grid.most')}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row[0]?.r}>
              <th scope="row">
                {`R${row[0]?.r ?? ''}`}
                {rowIndex === 0 && ` · ${t('customers.grid.latest')}`}
                {rowIndex === rows.length - 1 && ` · ${t('customers.grid.longest')}`}
              </th>
              {row.map((cell, column) => {
                const value = cell.customers > 0 ? valueOf(cell) : null;
                const share = format.percent(cell.customers / Math.max(1, view.scored));
                return (
                  <td key={cell.f}>
                    <HeatCell
                      size="rfmCell"
                      mode={mode}
                      share={
                        value === null
                          ? null
                          : Math.sqrt(positionBetween(value, Math.min(0, low), high))
                      }
                      chosen={chosen !== undefined && isChosen(cell, chosen)}
                      label={t('customers.grid.cellPlain', {
                        r: cell.r,
                        f: cell.f,
                        customers: t('common.count.customers', { count: cell.customers }),
                        share,
                      })}
                      focus={focus.cellProps(rowIndex, column)}
                      onOpen={onOpen && (() => onOpen(cell.r, cell.f))}
                    >
                      <span className={styles['count']}>
                        {isHeldBack(cell.customers)
                          ? HELD_BACK_MARK
                          : format.number(cell.customers)}
                      </span>
                      <span className={styles['minor']}>
                        {isHeldBack(cell.customers) || cell.customers === 0
                          ? ''
                          : measure === 'share'
                            ? share
                            : cell.medianMonetary === null
                              ? '–'
                              : write(cell.medianMonetary)}
                      </span>
                    </HeatCell>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['legend']}>
        {values.length > 0 && <HeatRamp mode={mode} low={write(low)} high={write(high)} />}
      </div>
    </>
  );
}

function isChosen(
  cell: Cell,
  chosen: { readonly r?: number | undefined; readonly f?: number | undefined },
): boolean {
  return (
    (chosen.r !== undefined || chosen.f !== undefined) &&
    (chosen.r === undefined || chosen.r === cell.r) &&
    (chosen.f === undefined || chosen.f === cell.f)
  );
}
