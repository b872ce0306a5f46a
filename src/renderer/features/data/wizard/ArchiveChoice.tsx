import { Button } from '@mantine/core';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import own from './Questions.module.css';
import styles from './Wizard.module.css';

/** Between the names of the files in the details of the refusal. */
const BETWEEN = ' | ';

/** Which file of an archive with several is read. */
export function ArchiveChoice({ error: { details } }: { error: ErrorBody }) {
  const { t } = useWords();
  const { settle } = useImport();
  const names = String(details?.['names'] ?? '').split(BETWEEN);
  return (
    <section className={own['question']} aria-labelledby="archive-question">
      <p id="archive-question">{t('wizard.archive.which')}</p>
      <div className={own['options']}>
        {names.map((name) => (
          <Button
            key={name}
            variant="default"
            size="compact-sm"
            onClick={() => settle({ sheet: name })}
          >
            {name}
          </Button>
        ))}
      </div>
      {Number(details?.['tables']) > names.length && (
        <p className={styles['why']}>{t('wizard.archive.first', { count: names.length })}</p>
      )}
    </section>
  );
}
