import { Button, Textarea } from '@mantine/core';
import { useMemo, useState, type SyntheticEvent } from 'react';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import { isUsable, PassphraseFields, type NewPassphrase } from './PassphraseFields.tsx';
import styles from './Unlock.module.css';
import { unlockProblem } from './UnlockForm.tsx';
import { useWait } from './useWait.ts';

/** Opens a workspace with its recovery words and gives it a new passphrase. */
export function Recover({
  workspace,
  onBack,
}: {
  workspace: WorkspaceSummary;
  onBack: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const recover = useContractCommand('workspace.recover');
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ first: '', again: '' });
  const error = useMemo(() => errorOf(recover.error), [recover.error]);
  const wait = useWait(error);
  const ready = typed.trim() !== '' && isUsable(passphrase) && wait === 0;

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (ready) recover.mutate({ id: workspace.id, words: typed, passphrase: passphrase.first });
  };

  return (
    <form className={styles['panel']} onSubmit={submit}>
      <h1>{t('unlock.recover.title', { name: workspace.name })}</h1>
      <Textarea
        size="sm"
        label={t('unlock.recover.words')}
        description={t('unlock.recover.wordsHint')}
        rows={4}
        value={typed}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        error={error && unlockProblem(error, wait, words)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <PassphraseFields value={passphrase} onChange={setPassphrase} />
      <div className={styles['buttons']}>
        <Button size="sm" type="submit" loading={recover.isPending} disabled={!ready}>
          {t('unlock.recover.submit')}
        </Button>
        <Button size="sm" variant="default" onClick={onBack}>
          {t('common.action.back')}
        </Button>
      </div>
    </form>
  );
}
