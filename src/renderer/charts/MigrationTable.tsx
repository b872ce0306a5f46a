import { useMemo } from 'react';
import type { MigrationView } from '#shared/contract/analysis.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import { useGridFocus } from './gridFocus.ts';
import { HeatCell } from './HeatCell.tsx';
import styles from './heat.module.css';
import { Swatch } from './Swatch.tsx';
import { stageInk } from './stageInk.ts';
import type { ColourMode } from './scale.ts';

/** From stage to stage: share of each start count, count below it, those who stayed outlined. */
export function MigrationTable(props: {
  readonly view: MigrationView;
  readonly mode: ColourMode;
  /** Opens the customers who are in a stage at the end. */
  readonly onOpen?: (stage: string) => void;
}) {
  const { view, mode, onOpen } = props;
  const { t, known, format } = useWords();
  const widths = useMemo(() => view.matrix.map((row) => row.length), [view]);
  const focus = useGridFocus(widths);
  const name = (stage: string): string => known(`terms.stage.${stage}`);
  // A row with a held-back cell has no sum that could be printed without giving the cell away.
  const starts = view.matrix.map((row) => (row.some(isHeldBack) ? null : sum(row)));
  const write = (count: number | null): string =>
    count === null || isHeldBack(count) ? HELD_BACK_MARK : format.number(count);
  const ends = view.stages.map((_, to) => {
    const column = [...view.matrix.map((row) => row[to] ?? 0), view.arrived[to] ?? 0];
    return column.some(isHeldBack) ? null : sum(column);
  });

  return (
    <table className={styles['table']} onKeyDown={focus.onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{t('lifecycle.migration.from')}</th>
          <th scope="col" className={styles['number']}>
            {t('lifecycle.migration.start')}
          </th>
          {view.stages.map((stage) => (
            <th key={stage} scope="col">
              {`→ ${name(stage)}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.matrix.map((row, from) => {
          const stage = view.stages[from] ?? '';
          return (
            <tr key={stage}>
              <th scope="row">
                <Swatch colour={stageInk(stage, mode)} />
                {name(stage)}
              </th>
              <td className={styles['number']}>{write(starts[from] ?? null)}</td>
              {row.map((count, to) => {
                const start = starts[from] ?? 0;
                const held = isHeldBack(count);
                const target = view.stages[to] ?? '';
                const share = start > 0 ? count / start : null;
                return (
                  <td key={target}>
                    <HeatCell
                      size="migrationCell"
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
                      <span className={styles['count']}>
                        {held ? HELD_BACK_MARK : share === null ? '–' : format.percent(share)}
                      </span>
                      <span className={styles['minor']}>{held ? '' : format.number(count)}</span>
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
            {write(view.arrived.some(isHeldBack) ? null : sum(view.arrived))}
          </td>
          {view.arrived.map((count, to) => (
            <td key={view.stages[to]}>
              <div className={`${styles['cell'] ?? ''} ${styles['cohortCell'] ?? ''}`}>
                {write(count)}
              </div>
            </td>
          ))}
        </tr>
        <tr className={styles['total']}>
          <th scope="row">{t('lifecycle.migration.total')}</th>
          <td className={styles['number']}>
            {write(ends.includes(null) ? null : sum(ends.map((count) => count ?? 0)))}
          </td>
          {ends.map((count, to) => (
            <td key={view.stages[to]}>
              <div className={`${styles['cell'] ?? ''} ${styles['cohortCell'] ?? ''}`}>
                {write(count)}
              </div>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
