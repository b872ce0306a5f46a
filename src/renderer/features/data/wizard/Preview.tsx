import { useState } from 'react';
import type { PreviewRow } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import { WholeButton } from './WholeButton.tsx';
import styles from './Preview.module.css';

/** Records as they are read, each with the line it starts on and why it is shown; at first the `short` list. */
export function Preview({
  names,
  rows: all,
  short,
}: {
  names: readonly string[];
  rows: readonly PreviewRow[];
  short: readonly PreviewRow[];
}) {
  const { t, format } = useWords();
  const [whole, setWhole] = useState(false);
  const rows = whole ? all : short;
  const reasons = rows.some(({ reason }) => reason !== undefined);
  return (
    <>
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
              <tr key={`${line} ${reason ?? ''}`}>
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
      {all.length > short.length && (
        <WholeButton
          whole={whole}
          all={t('wizard.preview.all', { count: all.length })}
          fewer={t('wizard.preview.fewer')}
          onChange={setWhole}
        />
      )}
    </>
  );
}
