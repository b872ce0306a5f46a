import { PasswordInput } from '@mantine/core';
import { useWords } from '../../app/LanguageProvider.tsx';
import { MIN_PASSPHRASE, strengthOf } from './strength.ts';
import styles from './Unlock.module.css';

export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
}

/** True if the passphrase may be sent: long enough and typed the same twice. */
export function isUsable({ first, again }: NewPassphrase): boolean {
  return strengthOf(first) !== 'short' && first === again;
}

/** A new passphrase twice, with its strength. */
export function PassphraseFields({
  value,
  onChange,
  autoFocus = false,
}: {
  value: NewPassphrase;
  onChange: (next: NewPassphrase) => void;
  autoFocus?: boolean;
}) {
  const { t } = useWords();
  const strength = strengthOf(value.first);
  const differs = value.again !== '' && value.first !== value.again;
  return (
    <>
      <div>
        <PasswordInput
          label={t('unlock.create.passphrase')}
          description={t('unlock.create.passphraseHint', { count: MIN_PASSPHRASE })}
          value={value.first}
          onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
          autoFocus={autoFocus}
          autoComplete="new-password"
          size="sm"
        />
        <div className={styles['strength']} data-strength={value.first === '' ? 'none' : strength}>
          <span aria-hidden />
          <span aria-hidden />
          <span aria-hidden />
          <span aria-hidden />
          <span role="status">{value.first === '' ? '' : t(`unlock.strength.${strength}`)}</span>
        </div>
      </div>
      <PasswordInput
        label={t('unlock.create.again')}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        error={differs ? t('unlock.create.differs') : null}
        autoComplete="new-password"
        size="sm"
      />
    </>
  );
}
