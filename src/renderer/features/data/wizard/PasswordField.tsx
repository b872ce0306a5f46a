import { Button, PasswordInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import styles from './PasswordField.module.css';

/** True for the refusals that a password, or another one, answers. */
export function asksForPassword({ code }: ErrorBody): boolean {
  return code === 'FILE_PASSWORD_MISSING' || code === 'FILE_PASSWORD_WRONG';
}

/** Asks for the password of a protected file, again after a wrong one. */
export function PasswordField({ error }: { error: ErrorBody }) {
  const { t } = useWords();
  const { unlock } = useImport();
  const [password, setPassword] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    unlock(password);
    setPassword('');
  };
  const wrong = error.code === 'FILE_PASSWORD_WRONG';
  return (
    <form className={styles['password']} onSubmit={submit}>
      <PasswordInput
        label={t('intake.password.label')}
        description={t('intake.password.text')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={
          wrong && `${t('errors.FILE_PASSWORD_WRONG.what')} ${t('errors.FILE_PASSWORD_WRONG.do')}`
        }
        autoComplete="off"
        autoFocus
      />
      <Button type="submit" disabled={password === ''}>
        {t('intake.password.open')}
      </Button>
    </form>
  );
}
