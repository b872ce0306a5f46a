import { Radio } from '@mantine/core';
import type { BatchView, SameFile } from '#shared/contract/importMethods.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import styles from './Wizard.module.css';

/** What to do with a file that is in the workspace already; nothing is chosen for the user. */
export function SameFileChoice({
  batch,
  value,
  onChange,
}: {
  batch: BatchView;
  value: SameFile;
  onChange: (value: SameFile) => void;
}) {
  const { t, format } = useWords();
  const { commit } = useImport();
  return (
    <Radio.Group
      className={styles['question']}
      label={t('data.same.title', { time: format.time(batch.importedAt) })}
      description={t('data.same.text')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'replace' ? 'replace' : 'add')}
    >
      <div className={styles['options']}>
        {(['replace', 'add'] as const).map((option) => (
          <Radio
            key={option}
            value={option}
            disabled={commit.running}
            label={t(`data.same.${option}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
