import { useMemo } from 'react';
import type { BacktestView, RfmView } from '#shared/contract/rfm.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell, HeatRamp } from './HeatCell.tsx';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import styles from './heat.module.css';
import { DRAWN, rfmRows, type RfmCell, type RfmMeasure } from './rfmCells.ts';
import { positionBetween, type ColourMode } from './scale.ts';

/**
 * Customers by recency and frequency score. Count and share stand in the cell, the colour follows the
 * square root of the measure: the largest cells are many times the others, and a linear scale would
 * leave these all pale.
 */
export function RfmGrid(props: {
  readonly view: RfmView;
  readonly measure: RfmMeasure;
  /** Needed for the measure `repurchase`. */
  readonly backtest?: BacktestView | undefined;
  readonly mode: ColourMode;
  readonly chosen?: { readonly r?: number | undefined; readonly f?: number | undefined };
  readonly onOpen?: (r: number, f: number) => void;
}) {
  const { view, measure, backtest, mode, onOpen, chosen } = props;
  const words = useWords();
  const { t } = words;
  const rows = useMemo(() => rfmRows(view, backtest), [view, backtest]);
  const widths = useMemo(() => rows.map((row) => row.length), [rows]);
  const focus = useGridFocus(widths);
  const drawn = DRAWN[measure];
  const values = rows.flat().flatMap((cell) => drawn.value(cell, view) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];

  return (
    <>
      <ScrollRegion>
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
                  const value = drawn.value(cell, view);
                  const [main, minor] = drawn.texts(cell, view, words);
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
                        faded={
                          measure === 'repurchase' && (cell.then?.customers ?? 0) < FEW_CUSTOMERS
                        }
                        chosen={chosen !== undefined && isChosen(cell, chosen)}
                        label={drawn.label(cell, view, words)}
                        focus={focus.cellProps(rowIndex, column)}
                        onOpen={onOpen && (() => onOpen(cell.r, cell.f))}
                      >
                        <span className={styles['count']}>{main}</span>
                        <span className={styles['minor']}>{minor}</span>
                      </HeatCell>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className={styles['legend']}>
        {values.length > 0 && (
          <HeatRamp
            mode={mode}
            low={drawn.write(low, view, words)}
            high={drawn.write(high, view, words)}
          />
        )}
      </div>
    </>
  );
}

function isChosen(
  cell: RfmCell,
  chosen: { readonly r?: number | undefined; readonly f?: number | undefined },
): boolean {
  return (
    (chosen.r !== undefined || chosen.f !== undefined) &&
    (chosen.r === undefined || chosen.r === cell.r) &&
    (chosen.f === undefined || chosen.f === cell.f)
  );
}
