import styles from './SimpleTable.module.css';
import type { TableSpec } from './tableSpec.ts';

/** A short table, whole. */
export function SimpleTable({ table, labelledBy }: { table: TableSpec; labelledBy?: string }) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-labelledby={labelledBy}>
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
