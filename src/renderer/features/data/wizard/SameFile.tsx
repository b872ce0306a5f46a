import { Button, Radio } from '@mantine/core';
import type { BatchView, SameFile } from '#shared/contract/importMethods.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { navigate } from '../../../app/useRoute.ts';
import { useImport } from './ImportProvider.tsx';
import styles from './Questions.module.css';

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
  const { commit, waiting, takeNext, leave } = useImport();
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
        <Button
          size="compact-sm"
          variant="default"
          disabled={commit.running}
          onClick={() => {
            if (waiting.length > 0) {
              takeNext();
              return;
            }
            leave();
            navigate('data');
          }}
        >
          {t('wizard.same.leave')}
        </Button>
      </div>
    </Radio.Group>
  );
}
