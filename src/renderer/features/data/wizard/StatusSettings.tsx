import { Select } from '@mantine/core';
import { STATUS_MEANINGS } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { statusChange } from './fixes.ts';
import { useImport } from './ImportProvider.tsx';
import { ValueTable } from './ValueTable.tsx';

/** Every status of the file with what it means for the counts, which can be changed. */
export function StatusSettings({ statuses }: { statuses: Inspection['statuses'] }) {
  const { t } = useWords();
  const { settle } = useImport();
  if (statuses.length === 0) return null;
  return (
    <Section title={t('wizard.status.title')}>
      <ValueTable
        heads={[t('wizard.status.value'), t('wizard.status.meaning')]}
        lines={statuses.map(({ value, rows, meaning }) => ({
          value,
          rows,
          cells: [
            <Select
              key="meaning"
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
            />,
          ],
        }))}
      />
    </Section>
  );
}
