import { Button, Checkbox, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { wordsToConfirm } from './confirmWords.ts';
import styles from './Unlock.module.css';

/** The recovery words, once; then two of them typed back, so that a note of them exists. */
export function RecoveryWords({
  words,
  confirming,
  onConfirming,
  onDone,
}: {
  words: readonly string[];
  /** True once the words are noted and two of them are asked for. */
  confirming: boolean;
  onConfirming: (confirming: boolean) => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const clipboard = useClipboard();
  const [noted, setNoted] = useState(false);
  if (confirming)
    return <Confirm words={words} onBack={() => onConfirming(false)} onDone={onDone} />;
  return (
    <>
      <p>{t('unlock.words.lead')}</p>
      <ol className={styles['words']}>
        {words.map((word, index) => (
          <li key={index}>
            <span aria-hidden>{index + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      <Checkbox
        label={t('unlock.words.understand')}
        checked={noted}
        onChange={(event) => setNoted(event.currentTarget.checked)}
      />
      <div className={styles['buttons']}>
        <Button size="sm" disabled={!noted} onClick={() => onConfirming(true)}>
          {t('common.action.continue')}
        </Button>
        <Button size="sm" variant="default" onClick={() => clipboard.copy(words.join(' '))}>
          {clipboard.copied ? t('common.action.copied') : t('common.action.copy')}
        </Button>
      </div>
    </>
  );
}

function Confirm({
  words,
  onBack,
  onDone,
}: {
  words: readonly string[];
  onBack: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const asked = wordsToConfirm(words);
  const [typed, setTyped] = useState<readonly string[]>(asked.map(() => ''));
  const [wrong, setWrong] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const right = asked.every(({ word }, at) => typed[at]?.trim().toLowerCase() === word);
    setWrong(!right);
    if (right) onDone();
  };
  return (
    <form className={styles['stack']} onSubmit={submit}>
      <p>{t('unlock.words.confirm')}</p>
      {asked.map(({ position }, at) => (
        <TextInput
          key={position}
          size="sm"
          label={t('unlock.words.number', { number: position })}
          value={typed[at] ?? ''}
          autoFocus={at === 0}
          autoComplete="off"
          error={wrong && at === asked.length - 1 ? t('unlock.words.wrong') : null}
          onChange={(event) =>
            setTyped(typed.map((old, index) => (index === at ? event.currentTarget.value : old)))
          }
        />
      ))}
      <div className={styles['buttons']}>
        <Button size="sm" type="submit">
          {t('unlock.words.finish')}
        </Button>
        <Button size="sm" variant="default" onClick={onBack}>
          {t('common.action.back')}
        </Button>
      </div>
    </form>
  );
}
