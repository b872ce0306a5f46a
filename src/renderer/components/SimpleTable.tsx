import { usePaperFrame } from './paper.tsx';
import styles from './SimpleTable.module.css';
import type { TableSpec } from './tableSpec.ts';

/** A short table, whole. */
export function SimpleTable({ table, labelledBy }: { table: TableSpec; labelledBy?: string }) {
  // Paper has nothing to scroll: heads break instead.
  const onPaper = usePaperFrame() !== null;
  const kind = onPaper ? styles['paper'] : '';
  return (
    <div className={onPaper ? undefined : styles['scroll']}>
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
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
