import { Select } from '@mantine/core';
import { STATUS_MEANINGS } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { statusChange } from './fixes.ts';
import { useImport } from './ImportProvider.tsx';
import styles from './Wizard.module.css';

/** Every status of the file with what it means for the counts, which can be changed. */
export function StatusSettings({ statuses }: { statuses: Inspection['statuses'] }) {
  const { t, format } = useWords();
  const { settle } = useImport();
  if (statuses.length === 0) return null;
  return (
    <Section title={t('wizard.status.title')}>
      <table className={styles['statuses']}>
        <thead>
          <tr>
            <th scope="col">{t('wizard.status.value')}</th>
            <th scope="col" data-number>
              {t('data.sums.rows')}
            </th>
            <th scope="col">{t('wizard.status.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map(({ value, rows, meaning }) => (
            <tr key={value}>
              <th scope="row">{value}</th>
              <td data-number>{format.number(rows)}</td>
              <td>
                <Select
                  aria-label={t('wizard.status.label', { value })}
                  placeholder={t('wizard.status.unknown')}
                  data={STATUS_MEANINGS.map((one) => ({
                    value: one,
                    label: t(`faults.status.${one}`),
                  }))}
                  value={meaning}
                  onChange={(chosen) => {
                    if (chosen !== null) settle(statusChange([value], chosen));
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
