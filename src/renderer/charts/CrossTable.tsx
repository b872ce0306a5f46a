import { useMemo } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell } from './HeatCell.tsx';
import styles from './heat.module.css';
import type { ColourMode } from './scale.ts';
import { Swatch } from './Swatch.tsx';

/** One side of a cross-table. */
export interface CrossSide {
  readonly id: string;
  readonly name: string;
  readonly colour?: string;
}

/** Two groupings at once: each cell with its value as number and, by its weight, as colour. */
export function CrossTable(props: {
  readonly rows: readonly CrossSide[];
  readonly columns: readonly CrossSide[];
  /** [row][column]: what stands in the cell, and its place on the scale, 0 to 1. */
  readonly cells: readonly (readonly { readonly text: string; readonly weight: number }[])[];
  /** As they stand at the margins. */
  readonly rowTotals: readonly string[];
  readonly columnTotals: readonly string[];
  readonly total: string;
  readonly mode: ColourMode;
  readonly onOpen: (row: string, column: string) => void;
}) {
  const { rows, columns, cells, mode, onOpen } = props;
  const { t } = useWords();
  const widths = useMemo(() => rows.map(() => columns.length), [rows, columns]);
  const focus = useGridFocus(widths);
  const totals = `${styles['cell'] ?? ''} ${styles['cohortCell'] ?? ''}`;
  return (
    <ScrollRegion>
      <table className={styles['table']} onKeyDown={focus.onKeyDown}>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, name, colour }) => (
              <th key={id} scope="col">
                {colour !== undefined && <Swatch colour={colour} />}
                {name}
              </th>
            ))}
            <th scope="col">{t('stages.cross.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row">
                {row.colour !== undefined && <Swatch colour={row.colour} />}
                {row.name}
              </th>
              {columns.map((column, c) => {
                const cell = cells[r]?.[c];
                const weight = cell?.weight ?? 0;
                return (
                  <td key={column.id}>
                    <HeatCell
                      size="migrationCell"
                      mode={mode}
                      share={weight > 0 ? weight : null}
                      label={t('stages.cross.cell', {
                        row: row.name,
                        column: column.name,
                        value: cell?.text ?? '',
                      })}
                      focus={focus.cellProps(r, c)}
                      onOpen={() => onOpen(row.id, column.id)}
                    >
                      {cell?.text}
                    </HeatCell>
                  </td>
                );
              })}
              <td>
                <div className={totals}>{props.rowTotals[r]}</div>
              </td>
            </tr>
          ))}
          <tr className={styles['total']}>
            <th scope="row">{t('stages.cross.total')}</th>
            {columns.map((column, c) => (
              <td key={column.id}>
                <div className={totals}>{props.columnTotals[c]}</div>
              </td>
            ))}
            <td>
              <div className={totals}>{props.total}</div>
            </td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
