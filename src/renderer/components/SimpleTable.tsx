import { useContext } from 'react';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { FollowsFilter, showCustomers } from '../app/showCustomers.ts';
import { usePaperFrame } from './paper.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';
import styles from './SimpleTable.module.css';
import type { TableSpec } from './tableSpec.ts';

/** A short table, whole; a narrow one breaks its heads instead of scrolling, as all do on paper. */
export function SimpleTable(props: {
  readonly table: TableSpec;
  readonly labelledBy?: string;
  readonly narrow?: boolean;
}) {
  const { table, labelledBy, narrow = false } = props;
  const onPaper = usePaperFrame() !== null;
  const kind = onPaper || narrow ? styles['tight'] : '';
  return (
    <ScrollRegion labelledBy={labelledBy}>
      <table className={`${styles['table'] ?? ''} ${kind ?? ''}`} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {table.columns.map(({ label, numeric }) => (
              <th
                key={label}
                scope="col"
                className={numeric === true ? styles['number'] : undefined}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {table.columns.map(({ label, numeric }, index) => (
                <td key={label} className={numeric === true ? styles['number'] : undefined}>
                  <Cell text={cells[index]} behind={index === 0 ? table.behind?.[row] : null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A cell; the first of a row leads to the customers that the row counts. */
function Cell(props: {
  readonly text: string | null | undefined;
  readonly behind: SegmentRule | null | undefined;
}) {
  const { text, behind } = props;
  const follows = useContext(FollowsFilter);
  if (!behind) return text ?? '';
  return (
    <button type="button" className={styles['open']} onClick={() => showCustomers(behind, follows)}>
      {text}
    </button>
  );
}
