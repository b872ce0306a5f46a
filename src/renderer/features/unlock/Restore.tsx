import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { DropZone } from '../../components/DropZone.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useFileTicket, type ClaimedFile } from '../../components/useFileTicket.ts';
import { useJob } from '../../rpc/hooks.ts';
import styles from './Unlock.module.css';

/** Brings a workspace back from a backup; it appears in the list and needs its passphrase. */
export function Restore({ onBack }: { onBack: () => void }) {
  const { t } = useWords();
  const restore = useJob('workspace.restore');
  const { start } = restore;
  const file = useFileTicket(
    useCallback(({ ticket }: ClaimedFile) => void start({ ticket }), [start]),
  );
  const error = file.error ?? restore.error;
  return (
    <div className={styles['panel']}>
      <h1>{t('unlock.restore.title')}</h1>
      {restore.result ? (
        <p>{t('unlock.restore.done', { name: restore.result.name })}</p>
      ) : (
        <DropZone
          title={t('unlock.restore.drop')}
          hint={t('unlock.restore.hint')}
          button={t('unlock.restore.choose')}
          accept=""
          onFiles={([first]) => first && file.claim(first)}
        />
      )}
      {restore.job && restore.running && <JobBar job={restore.job} onCancel={restore.cancel} />}
      {error && <ErrorState error={error} />}
      <div className={styles['buttons']}>
        <Button size="sm" variant="default" onClick={onBack}>
          {t('common.action.back')}
        </Button>
      </div>
    </div>
  );
}
