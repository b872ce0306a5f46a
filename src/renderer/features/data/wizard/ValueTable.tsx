import type { ReactNode } from 'react';
import { useWords } from '../../../app/LanguageProvider.tsx';
import own from './ValueTable.module.css';
import styles from './Wizard.module.css';

/** A value of a column: on how many rows it stands, and what is said of it under each further head. */
export interface ValueLine {
  readonly value: string;
  readonly rows: number;
  /** Stands behind the value. */
  readonly note?: string | undefined;
  readonly cells: readonly ReactNode[];
}

/** The values of a column with their rows, and what is said of each. */
export function ValueTable({
  heads: [first, ...others],
  lines,
}: {
  heads: readonly string[];
  lines: readonly ValueLine[];
}) {
  const { t, format } = useWords();
  return (
    <table className={own['statuses']}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" data-number>
            {t('data.sums.rows')}
          </th>
          {others.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ value, rows, note, cells }, line) => (
          <tr key={line}>
            <th scope="row">
              {value}
              {note !== undefined && <span className={styles['why']}>{note}</span>}
            </th>
            <td data-number>{format.number(rows)}</td>
            {cells.map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
