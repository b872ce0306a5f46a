import type { RunContext } from '#shared/contract/run.ts';
import type { SegmentOverlap } from '#shared/contract/segmentCompare.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { countText } from '../../components/heldText.ts';
import { useOnScreen } from '../../components/paper.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import styles from './segments.module.css';

/** Who is in exactly which of some segments: one line per combination, most customers first. */
export function OverlapFigure(props: {
  readonly run: RunContext;
  readonly overlap: SegmentOverlap;
  readonly segments: readonly Pick<Segment, 'id' | 'name'>[];
}) {
  const { run, overlap, segments } = props;
  const { t, format } = useWords();
  const { all, cells, money } = overlap;
  const inside = cells.filter(({ ids }) => ids.length > 0);
  const longest = Math.max(1, ...inside.map(({ size }) => size.customers));
  const nameOf = (ids: readonly number[]): string =>
    t('segmentCompare.only', {
      names: segments
        .filter(({ id }) => ids.includes(id))
        .map(({ name }) => name)
        .join(' + '),
    });
  const outside = cells.find(({ ids }) => ids.length === 0)?.size.customers ?? 0;
  const link = useOnScreen(showCustomers);
  // A report tells no money of combinations.
  const withMoney = run.hasAmounts && link !== undefined;
  const table: TableSpec = {
    columns: [
      { label: t('segmentCompare.combination') },
      { label: t('customers.bars.customers'), numeric: true },
      { label: t('customers.bars.share'), numeric: true },
      ...(withMoney ? [{ label: t('segments.field.net_revenue'), numeric: true }] : []),
    ],
    rows: inside.map(({ ids, size }) => [
      nameOf(ids),
      countText(size.customers, format),
      isHeldBack(size.customers)
        ? HELD_BACK_MARK
        : format.percent(size.customers / Math.max(1, all.customers)),
      ...(withMoney ? [format.money(size.revenue, money)] : []),
    ]),
  };
  /** Exactly these segments: in each of them, in none of the others. */
  const exactly = (ids: readonly number[]): SegmentRule =>
    allOf(
      segments.map(({ id }): SegmentRule => {
        const member: SegmentRule = { kind: 'segment', id };
        return ids.includes(id) ? member : { kind: 'not', rule: member };
      }),
    ) ?? { kind: 'all', rules: [] };
  return (
    <FigureFrame
      title={t('segmentCompare.overlap')}
      caption={t('segmentCompare.overlapMeasure', {
        day: format.day(run.asOf),
        outside: countText(outside, format),
        n: format.number(all.customers),
      })}
      measure="segment_overlap"
      table={table}
      follows
      report={{ kind: 'segmentOverlap', ids: segments.map(({ id }) => id) }}
    >
      <ScrollRegion>
        <table className={styles['table']}>
          <thead>
            <tr>
              {segments.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
              {table.columns.slice(1).map(({ label }) => (
                <th key={label} scope="col" className={styles['right']}>
                  {label}
                </th>
              ))}
              <th aria-hidden="true" style={{ width: '30%' }} />
            </tr>
          </thead>
          <tbody>
            {inside.map(({ ids, size }, row) => (
              <tr key={ids.join()}>
                {segments.map(({ id }) => (
                  <td key={id}>
                    <span
                      className={styles['dot']}
                      data-in={ids.includes(id)}
                      role="img"
                      aria-label={t(
                        ids.includes(id) ? 'segmentCompare.isIn' : 'segmentCompare.isOut',
                      )}
                    />
                  </td>
                ))}
                {(table.rows[row] ?? []).slice(1).map((cell, at) => (
                  <td key={table.columns[at + 1]?.label} className={styles['right']}>
                    {at === 0 && link ? (
                      <button
                        type="button"
                        className={styles['link']}
                        title={nameOf(ids)}
                        onClick={() => link(exactly(ids))}
                      >
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </td>
                ))}
                <td aria-hidden="true">
                  <span
                    className={styles['bar']}
                    style={{ width: `${(Math.max(0, size.customers) / longest) * 100}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </FigureFrame>
  );
}
