import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  PLAYBOOK_FIELDS,
  type PlaybookField,
  type PlaybookRow,
  type PlaybookTexts,
} from '#shared/domain/playbook.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './actions.module.css';
import { rowName } from './playbookText.ts';

const MOST_LETTERS = 500;

/** The texts of a row as fields; their own typing is undone by the fields themselves. */
export function RowEditor(props: {
  readonly row: PlaybookRow;
  readonly texts: PlaybookTexts;
  readonly onSave: (texts: PlaybookTexts) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const [typed, setTyped] = useState(props.texts);
  const type = (field: PlaybookField, text: string): void => setTyped({ ...typed, [field]: text });
  const trimmed = (): PlaybookTexts =>
    Object.fromEntries(PLAYBOOK_FIELDS.map((field) => [field, typed[field].trim()])) as Record<
      PlaybookField,
      string
    >;
  return (
    <form
      data-own-undo
      className={styles['rowEditor']}
      aria-label={t('playbook.editRow', { name: rowName(props.row, words) })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) props.onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(trimmed());
      }}
    >
      <strong>{rowName(props.row, words)}</strong>
      <div className={styles['fields']}>
        {PLAYBOOK_FIELDS.map((field, at) => (
          <Textarea
            key={field}
            autoFocus={at === 0}
            rows={2}
            label={t(`playbook.field.${field}`)}
            maxLength={MOST_LETTERS}
            value={typed[field]}
            onChange={(event) => type(field, event.currentTarget.value)}
          />
        ))}
      </div>
      <div className={styles['buttons']}>
        <Button type="submit" size="compact-sm">
          {t('playbook.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onClose}>
          {t('playbook.cancel')}
        </Button>
      </div>
    </form>
  );
}
