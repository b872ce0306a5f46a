import { useMemo } from 'react';
import type { CohortsView } from '#shared/contract/analysis.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../app/LanguageProvider.tsx';
import {
  cellRange,
  cellValue,
  meanValue,
  type Cohort,
  type CohortCell,
  type CohortMeasure,
} from './cohortCells.ts';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell, HeatRamp } from './HeatCell.tsx';
import styles from './heat.module.css';
import { positionBetween, type ColourMode } from './scale.ts';

/** Cohorts by months since the first order: size, weighted mean, and every unfinished cell hatched. */
export function CohortTable(props: {
  readonly view: CohortsView;
  readonly measure: CohortMeasure;
  readonly mode: ColourMode;
  /** Newest cohorts to draw and columns to draw; all by default. */
  readonly rows?: number;
  readonly months?: number;
  readonly onOpen?: (cohort: string) => void;
  /** Height of the scrolling frame; without it the table stands whole. */
  readonly maxHeight?: number;
}) {
  const { view, measure, mode, onOpen } = props;
  const words = useWords();
  const { t, format } = words;
  const cohorts = useMemo(
    () => (props.rows === undefined ? view.cohorts : view.cohorts.slice(-props.rows)),
    [view.cohorts, props.rows],
  );
  const months = Math.min(
    props.months ?? Infinity,
    Math.max(0, ...cohorts.map(({ cells }) => cells.length)),
  );
  const widths = useMemo(
    () => cohorts.map(({ cells }) => Math.min(cells.length, months)),
    [cohorts, months],
  );
  const focus = useGridFocus(widths);
  const range = cellRange(cohorts, measure, months);
  const write = cellWriter(measure, view, words);
  const columns = Array.from({ length: months }, (_, month) => month);

  return (
    <>
      <div
        className={props.maxHeight === undefined ? undefined : styles['scroll']}
        style={props.maxHeight === undefined ? undefined : { maxHeight: props.maxHeight }}
      >
        <table
          className={
            props.maxHeight === undefined
              ? styles['table']
              : `${styles['table'] ?? ''} ${styles['sticky'] ?? ''}`
          }
          onKeyDown={focus.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{t('retention.heat.cohort')}</th>
              <th scope="col" className={styles['number']}>
                {t('retention.heat.size')}
              </th>
              {columns.map((month) => (
                <th key={month} scope="col" title={t('retention.heat.month', { month })}>
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measure !== 'count' && (
              <MeanRow view={view} measure={measure} months={columns} write={write} />
            )}
            {cohorts.map((cohort, row) => (
              <tr key={cohort.cohort}>
                <th scope="row">{format.month(cohort.cohort)}</th>
                <td className={styles['number']}>
                  {isHeldBack(cohort.size) ? HELD_BACK_MARK : format.number(cohort.size)}
                </td>
                {cohort.cells.slice(0, months).map((cell, month) => {
                  const value = cellValue(cohort, cell, measure);
                  const held = isHeldBack(cell.active);
                  return (
                    <td key={month}>
                      <HeatCell
                        size="cohortCell"
                        mode={mode}
                        share={
                          month === 0 || held ? null : positionBetween(value, range.low, range.high)
                        }
                        hatched={!cell.complete}
                        faded={cohort.size < FEW_CUSTOMERS}
                        label={cellLabel(cohort, cell, month, write(value), words, view)}
                        focus={focus.cellProps(row, month)}
                        onOpen={onOpen && (() => onOpen(cohort.cohort))}
                      >
                        {held ? HELD_BACK_MARK : write(value)}
                      </HeatCell>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CohortLegend
        mode={mode}
        low={write(range.low)}
        high={write(range.high)}
        small={cohorts.some(({ size }) => !isHeldBack(size) && size < FEW_CUSTOMERS)}
      />
    </>
  );
}

function MeanRow(props: {
  readonly view: CohortsView;
  readonly measure: CohortMeasure;
  readonly months: readonly number[];
  readonly write: (value: number) => string;
}) {
  const { t, format } = useWords();
  const sizes = props.view.cohorts.map(({ size }) => size);
  const total = sizes.some(isHeldBack)
    ? HELD_BACK_MARK
    : format.number(sizes.reduce((sum, size) => sum + size, 0));
  return (
    <tr className={styles['mean']}>
      <th scope="row">{t('retention.heat.mean')}</th>
      <td className={styles['number']}>{total}</td>
      {props.months.map((month) => {
        const value = meanValue(props.view.mean[month], props.measure);
        return (
          <td key={month}>
            <div className={`${styles['cell'] ?? ''} ${styles['cohortCell'] ?? ''}`}>
              {value === null ? '–' : props.write(value)}
            </div>
          </td>
        );
      })}
    </tr>
  );
}

function CohortLegend(props: {
  readonly mode: ColourMode;
  readonly low: string;
  readonly high: string;
  readonly small: boolean;
}) {
  const { t } = useWords();
  return (
    <div className={styles['legend']}>
      <HeatRamp mode={props.mode} low={props.low} high={props.high} />
      <span className={styles['key']}>
        <span
          className={`${styles['swatch'] ?? ''} ${styles['hatched'] ?? ''} ${styles['onPale'] ?? ''}`}
        />
        {t('retention.heat.unfinished')}
      </span>
      {props.small && <span>{t('retention.heat.faded', { limit: FEW_CUSTOMERS })}</span>}
    </div>
  );
}

/** How cells write their values; the unit stands in the caption. */
function cellWriter(
  measure: CohortMeasure,
  view: CohortsView,
  { format }: Words,
): (value: number) => string {
  switch (measure) {
    case 'share':
      return (value) => format.percent(value, value < 0.1 ? 1 : 0);
    case 'count':
      return (value) => format.number(value);
    case 'revenue':
      return (value) => format.compact(value / 10 ** view.run.money.digits);
  }
}

function cellLabel(
  cohort: Cohort,
  cell: CohortCell,
  month: number,
  value: string,
  { t, format }: Words,
  view: CohortsView,
): string {
  const parts = [
    t('retention.heat.cell', { cohort: format.month(cohort.cohort), month, value }),
    t('retention.heat.cellDetail', {
      active: cell.active,
      size: t('common.count.customers', { count: cohort.size }),
      orders: t('common.count.orders', { count: cell.orders }),
      revenue: format.money(cell.revenue, view.run.money),
    }),
  ];
  if (!cell.complete) parts.push(t('retention.heat.cellUnfinished'));
  return parts.join('\n');
}
