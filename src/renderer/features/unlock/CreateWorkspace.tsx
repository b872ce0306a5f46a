import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import { isUsable, PassphraseFields, type NewPassphrase } from './PassphraseFields.tsx';
import { RecoveryWords } from './RecoveryWords.tsx';
import styles from './Unlock.module.css';

const STEPS = ['name', 'passphrase', 'words', 'confirm'] as const;
type Step = (typeof STEPS)[number];

/** Name, passphrase, recovery words with their confirmation. Made after the second step. */
export function CreateWorkspace({
  onBack,
  onHold,
}: {
  onBack: () => void;
  onHold: (held: boolean) => void;
}) {
  const { t } = useWords();
  const create = useContractCommand('workspace.create');
  const [step, setStep] = useState<Step>('name');
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState<NewPassphrase>({ first: '', again: '' });
  const error = errorOf(create.error);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (step === 'name') {
      if (name.trim() !== '') setStep('passphrase');
      return;
    }
    if (!isUsable(passphrase)) return;
    onHold(true);
    create.mutate(
      { name, passphrase: passphrase.first },
      {
        onSuccess: () => {
          setPassphrase({ first: '', again: '' });
          setStep('words');
        },
        onError: () => onHold(false),
      },
    );
  };

  return (
    <div className={styles['panel']}>
      <p className={styles['note']}>
        {t('unlock.create.step', { step: STEPS.indexOf(step) + 1, steps: STEPS.length })}
      </p>
      <h1>{t(`unlock.create.title.${step}`)}</h1>
      {create.data ? (
        <RecoveryWords
          words={create.data.recoveryWords}
          confirming={step === 'confirm'}
          onConfirming={(confirming) => setStep(confirming ? 'confirm' : 'words')}
          onDone={() => onHold(false)}
        />
      ) : (
        <form className={styles['stack']} onSubmit={submit}>
          {step === 'name' ? (
            <TextInput
              size="sm"
              label={t('unlock.create.name')}
              description={t('unlock.create.nameHint')}
              value={name}
              maxLength={80}
              autoFocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
          ) : (
            <>
              <p>{t('unlock.create.passphraseLead')}</p>
              <PassphraseFields value={passphrase} onChange={setPassphrase} autoFocus />
            </>
          )}
          {error && <ErrorState error={error} />}
          <div className={styles['buttons']}>
            <Button
              size="sm"
              type="submit"
              loading={create.isPending}
              disabled={step === 'name' ? name.trim() === '' : !isUsable(passphrase)}
            >
              {t('common.action.continue')}
            </Button>
            <Button
              size="sm"
              variant="default"
              disabled={create.isPending}
              onClick={() => (step === 'name' ? onBack() : setStep('name'))}
            >
              {t('common.action.back')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
