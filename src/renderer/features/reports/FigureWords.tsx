import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutlineEntry } from '#shared/contract/reports.ts';
import { LONGEST_MESSAGE, LONGEST_NOTE } from '#shared/domain/reportPages.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './reports.module.css';

type FigureEntry = Extract<OutlineEntry, { kind: 'figure' }>;

/** The user's own message and note for a figure. */
export function FigureWords(props: {
  readonly entry: FigureEntry;
  readonly onSave: (words: Pick<FigureEntry, 'message' | 'note'>) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const [message, setMessage] = useState(props.entry.message);
  const [note, setNote] = useState(props.entry.note);
  return (
    <form
      className={styles['words']}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave({ message: message.trim(), note: note.trim() });
      }}
    >
      <TextInput
        size="xs"
        label={t('reportBuilder.message')}
        description={t('reportBuilder.message.hint')}
        maxLength={LONGEST_MESSAGE}
        data-autofocus
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        label={t('reportBuilder.note')}
        description={t('reportBuilder.note.hint')}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button size="compact-sm" type="submit">
          {t('common.action.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onCancel}>
          {t('common.action.cancel')}
        </Button>
      </Group>
    </form>
  );
}
