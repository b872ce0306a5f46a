import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { useMemo } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';
import { useOnScreen } from '../components/paper.tsx';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import type { CohortGrid } from './cohortGrid.ts';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell, HeatRamp } from './HeatCell.tsx';
import styles from './heat.module.css';
import type { ColourMode } from './scale.ts';

/** Cohorts by periods since the first order: size, mean, and every unfinished cell hatched. */
export function CohortTable(props: {
  readonly grid: CohortGrid;
  readonly mode: ColourMode;
  readonly onOpen?: (row: number, period: number) => void;
  /** Height of the scrolling frame; without it the table stands whole. */
  readonly maxHeight?: number;
}) {
  const { grid, mode, onOpen } = props;
  // The paper has no frame to scroll in.
  const maxHeight = useOnScreen(props.maxHeight);
  const { t } = useWords();
  const widths = useMemo(() => grid.rows.map(({ cells }) => cells.length), [grid]);
  const focus = useGridFocus(widths);
  const columns = Array.from({ length: Math.max(0, ...widths) }, (_, period) => period);
  return (
    <>
      <ScrollRegion maxHeight={maxHeight}>
        <table
          className={
            maxHeight === undefined
              ? styles['table']
              : `${styles['table'] ?? ''} ${styles['sticky'] ?? ''}`
          }
          onKeyDown={focus.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{grid.cohortHead}</th>
              <th scope="col" className={styles['number']}>
                {grid.sizeHead}
              </th>
              {columns.map((period) => (
                <th key={period} scope="col" title={grid.periodName(period)}>
                  {period}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.mean && (
              <tr className={styles['mean']}>
                <th scope="row">{grid.mean.name}</th>
                <td className={styles['number']}>{grid.mean.size}</td>
                {columns.map((period) => (
                  <td key={period}>
                    <div className={`${styles['cell'] ?? ''} ${styles['cohortCell'] ?? ''}`}>
                      {grid.mean?.cells[period] ?? '–'}
                    </div>
                  </td>
                ))}
              </tr>
            )}
            {grid.rows.map((cohort, row) => (
              <tr key={cohort.key}>
                <th scope="row" title={[cohort.name, ...(cohort.events ?? [])].join('\n')}>
                  {cohort.name}
                  {cohort.events && cohort.events.length > 0 && (
                    <span
                      className={styles['event']}
                      role="img"
                      aria-label={cohort.events.join(', ')}
                    >
                      ◆
                    </span>
                  )}
                </th>
                <td className={styles['number']}>{cohort.size}</td>
                {cohort.cells.map((cell, period) => (
                  <td key={period}>
                    <HeatCell
                      size="cohortCell"
                      mode={mode}
                      share={cell.share}
                      hatched={cell.open}
                      faded={cell.faded}
                      label={cell.label}
                      focus={focus.cellProps(row, period)}
                      onOpen={onOpen && (() => onOpen(row, period))}
                    >
                      {cell.text}
                    </HeatCell>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className={styles['legend']}>
        <HeatRamp mode={mode} low={grid.low} high={grid.high} />
        {grid.rows.some(({ cells }) => cells.some(({ open }) => open)) && (
          <span className={styles['key']}>
            <span
              className={`${styles['swatch'] ?? ''} ${styles['hatched'] ?? ''} ${styles['onPale'] ?? ''}`}
            />
            {t('retention.heat.unfinished')}
          </span>
        )}
        {grid.rows.some(({ cells }) => cells.some(({ faded }) => faded)) && (
          <span>{t('retention.heat.faded', { limit: FEW_CUSTOMERS })}</span>
        )}
      </div>
    </>
  );
}
