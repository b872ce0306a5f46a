import { useMemo } from 'react';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { useOnScreen } from '../components/paper.tsx';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell } from './HeatCell.tsx';
import styles from './heat.module.css';
import { Swatch } from './Swatch.tsx';
import type { ColourMode } from './scale.ts';

/** From group to group: share of each start count, count below it, those who stayed outlined. */
export function MovementTable(props: {
  readonly groups: readonly string[];
  /** matrix[from][to], customers. */
  readonly matrix: readonly (readonly number[])[];
  /** Those who were in no group at the start. */
  readonly arrived: readonly number[];
  readonly mode: ColourMode;
  readonly fromLabel: string;
  readonly name: (group: string) => string;
  readonly ink: (group: string) => string;
  /** For many groups: narrow cells, names over several lines. */
  readonly narrow?: boolean;
  /** Opens the customers who are in a group at the end. */
  readonly onOpen?: ((group: string) => void) | undefined;
}) {
  const { groups, matrix, arrived, mode, name, narrow } = props;
  const onOpen = useOnScreen(props.onOpen);
  const { t, format } = useWords();
  const widths = useMemo(() => matrix.map((row) => row.length), [matrix]);
  const focus = useGridFocus(widths);
  // A row with a held-back cell has no sum that could be printed without giving the cell away.
  const starts = matrix.map((row) => (row.some(isHeldBack) ? null : sum(row)));
  const write = (count: number | null): string =>
    count === null || isHeldBack(count) ? HELD_BACK_MARK : format.number(count);
  const ends = groups.map((_, to) => {
    const column = [...matrix.map((row) => row[to] ?? 0), arrived[to] ?? 0];
    return column.some(isHeldBack) ? null : sum(column);
  });
  const counts = (row: readonly (number | null)[]) =>
    row.map((count, to) => (
      <td key={groups[to]}>
        <div className={`${styles['cell'] ?? ''} ${styles['cohortCell'] ?? ''}`}>
          {write(count)}
        </div>
      </td>
    ));

  return (
    <ScrollRegion>
      <table
        className={`${styles['table'] ?? ''} ${narrow === true ? (styles['narrow'] ?? '') : ''}`}
        onKeyDown={focus.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{props.fromLabel}</th>
            <th scope="col" className={styles['number']}>
              {t('lifecycle.migration.start')}
            </th>
            {groups.map((stage) => (
              <th key={stage} scope="col">
                {narrow === true ? name(stage) : `→ ${name(stage)}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, from) => {
            const stage = groups[from] ?? '';
            return (
              <tr key={stage}>
                <th scope="row">
                  <Swatch colour={props.ink(stage)} />
                  {name(stage)}
                </th>
                <td className={styles['number']}>{write(starts[from] ?? null)}</td>
                {row.map((count, to) => {
                  const start = starts[from] ?? 0;
                  const held = isHeldBack(count);
                  const target = groups[to] ?? '';
                  const share = start > 0 ? count / start : null;
                  return (
                    <td key={target}>
                      <HeatCell
                        size={narrow === true ? 'movementCell' : 'migrationCell'}
                        mode={mode}
                        share={count > 0 ? share : null}
                        diagonal={from === to}
                        label={t('lifecycle.migration.cell', {
                          from: name(stage),
                          to: name(target),
                          customers: t('common.count.customers', { count }),
                          share: share === null ? '–' : format.percent(share),
                        })}
                        focus={focus.cellProps(from, to)}
                        onOpen={onOpen && (() => onOpen(target))}
                      >
                        {narrow === true && count === 0 ? (
                          <span>{format.number(0)}</span>
                        ) : (
                          <>
                            <span className={styles['count']}>
                              {held ? HELD_BACK_MARK : share === null ? '–' : format.percent(share)}
                            </span>
                            <span className={styles['minor']}>
                              {held ? '' : format.number(count)}
                            </span>
                          </>
                        )}
                      </HeatCell>
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <tr>
            <th scope="row">{t('lifecycle.migration.arrived')}</th>
            <td className={styles['number']}>
              {write(arrived.some(isHeldBack) ? null : sum(arrived))}
            </td>
            {counts(arrived)}
          </tr>
          <tr className={styles['total']}>
            <th scope="row">{t('lifecycle.migration.total')}</th>
            <td className={styles['number']}>
              {write(ends.includes(null) ? null : sum(ends.map((count) => count ?? 0)))}
            </td>
            {counts(ends)}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
