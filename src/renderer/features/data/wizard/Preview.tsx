import type { PreviewRow } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import styles from './Wizard.module.css';

/** Records as they are read, each with the line it starts on and why it is shown. */
export function Preview({
  names,
  rows,
}: {
  names: readonly string[];
  rows: readonly PreviewRow[];
}) {
  const { t, format } = useWords();
  const reasons = rows.some(({ reason }) => reason !== undefined);
  return (
    <ScrollRegion>
      <table className={styles['preview']}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('data.reading.line')}
            </th>
            {reasons && <th scope="col">{t('data.reading.reason')}</th>}
            {names.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, reason, cells }) => (
            <tr key={line}>
              <td data-number>{format.number(line)}</td>
              {reasons && <td>{reason && t(`data.hard.${reason}`)}</td>}
              {names.map((_, index) => (
                <td key={index} title={cells[index]}>
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
