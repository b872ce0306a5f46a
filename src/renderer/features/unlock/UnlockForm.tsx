import { Button, PasswordInput } from '@mantine/core';
import { useMemo, useState, type SyntheticEvent } from 'react';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import styles from './Unlock.module.css';
import type { UnlockView } from './unlockView.ts';
import { useWait } from './useWait.ts';

/** One field, one button; Enter unlocks. */
export function UnlockForm({
  workspace,
  onShow,
}: {
  workspace: WorkspaceSummary;
  onShow: (next: UnlockView) => void;
}) {
  const words = useWords();
  const { t } = words;
  const unlock = useContractCommand('workspace.unlock');
  const [passphrase, setPassphrase] = useState('');
  const error = useMemo(() => errorOf(unlock.error), [unlock.error]);
  const wait = useWait(error);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (wait === 0) unlock.mutate({ id: workspace.id, passphrase });
  };

  return (
    <form className={styles['panel']} onSubmit={submit}>
      <h1>{workspace.name}</h1>
      <PasswordInput
        label={t('unlock.form.passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        error={error && unlockProblem(error, wait, words)}
        data-autofocus
        autoFocus
        autoComplete="off"
        size="sm"
      />
      <div className={styles['buttons']}>
        <Button
          type="submit"
          loading={unlock.isPending}
          disabled={passphrase === '' || wait > 0}
          size="sm"
        >
          {t('unlock.form.unlock')}
        </Button>
        <Button variant="default" size="sm" onClick={() => onShow({ view: 'list' })}>
          {t('common.action.back')}
        </Button>
        <Button
          variant="subtle"
          size="sm"
          className={styles['aside'] ?? ''}
          onClick={() => onShow({ view: 'recover', workspace })}
        >
          {t('unlock.form.forgot')}
        </Button>
      </div>
    </form>
  );
}

/** What went wrong, in one or two sentences under the field. */
export function unlockProblem(error: ErrorBody, wait: number, { t, format }: Words): string {
  if (error.code === 'TOO_MANY_ATTEMPTS' && wait > 0)
    return t('unlock.form.wait', { time: format.duration(wait) });
  return format.sentences([t(`errors.${error.code}.what`), t(`errors.${error.code}.do`)]);
}
