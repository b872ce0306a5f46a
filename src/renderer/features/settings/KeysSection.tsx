import { Button, PasswordInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import { isUsable, PassphraseFields, type NewPassphrase } from '../unlock/PassphraseFields.tsx';
import { RecoveryWords } from '../unlock/RecoveryWords.tsx';
import styles from './Settings.module.css';
import { SettingsPart } from './SettingsPart.tsx';

/** Change of the passphrase and new recovery words; the demo has neither. */
export function KeysSection() {
  const { t } = useWords();
  const workspace = useContractQuery('workspace.current', {}).data;
  const [shown, show] = useState<'none' | 'change' | 'words'>('none');
  return (
    <SettingsPart title={t('settings.keys.title')}>
      {workspace?.kind === 'demo' ? (
        <p>{t('settings.keys.demo')}</p>
      ) : (
        <>
          <div className={styles['buttons']}>
            <Button
              variant="default"
              aria-expanded={shown === 'change'}
              onClick={() => show(shown === 'change' ? 'none' : 'change')}
            >
              {t('settings.keys.change')}
            </Button>
            <Button
              variant="default"
              aria-expanded={shown === 'words'}
              onClick={() => show(shown === 'words' ? 'none' : 'words')}
            >
              {t('settings.keys.words')}
            </Button>
          </div>
          {shown === 'change' && <ChangePassphrase />}
          {shown === 'words' && <NewWords />}
        </>
      )}
    </SettingsPart>
  );
}

const NO_PASSPHRASE: NewPassphrase = { first: '', again: '' };

function ChangePassphrase() {
  const { t } = useWords();
  const change = useContractCommand('workspace.changePassphrase');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const error = errorOf(change.error);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.mutate(
      { current, next: next.first },
      {
        onSuccess: () => {
          setCurrent('');
          setNext(NO_PASSPHRASE);
        },
      },
    );
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <PasswordInput
        label={t('settings.keys.current')}
        value={current}
        size="sm"
        autoComplete="off"
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PassphraseFields value={next} onChange={setNext} />
      {error && <ErrorState error={error} />}
      {change.isSuccess && <p role="status">{t('settings.keys.changed')}</p>}
      <div>
        <Button
          type="submit"
          loading={change.isPending}
          disabled={current === '' || !isUsable(next)}
        >
          {t('settings.keys.change')}
        </Button>
      </div>
    </form>
  );
}

function NewWords() {
  const { t } = useWords();
  const make = useContractCommand('workspace.newRecoveryWords');
  const [passphrase, setPassphrase] = useState('');
  const [confirming, setConfirming] = useState(false);
  const [done, setDone] = useState(false);
  const error = errorOf(make.error);
  if (done) return <p role="status">{t('settings.keys.wordsDone')}</p>;
  if (make.data) {
    return (
      <div className={styles['form']}>
        <RecoveryWords
          words={make.data.recoveryWords}
          confirming={confirming}
          onConfirming={setConfirming}
          onDone={() => setDone(true)}
        />
      </div>
    );
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    make.mutate({ passphrase }, { onSuccess: () => setPassphrase('') });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <PasswordInput
        label={t('settings.keys.current')}
        description={t('settings.keys.wordsHint')}
        value={passphrase}
        size="sm"
        autoComplete="off"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {error && <ErrorState error={error} />}
      <div>
        <Button type="submit" loading={make.isPending} disabled={passphrase === ''}>
          {t('settings.keys.makeWords')}
        </Button>
      </div>
    </form>
  );
}
