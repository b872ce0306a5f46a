import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { readDay } from '#shared/i18n/index.ts';
import { useWords } from '../app/LanguageProvider.tsx';
import styles from './DayField.module.css';

interface Props extends Pick<TextInputProps, 'label' | 'aria-label' | 'className' | 'disabled'> {
  /** `YYYY-MM-DD`, '' for none. */
  readonly value: string;
  /** Told with every letter: the day as it reads, '' for an empty field and for what is no day. */
  readonly onChange: (day: string) => void;
  readonly onBlur?: () => void;
}

/** A day that any reading of the machine shows. */
const EXAMPLE = '2024-01-31';

/**
 * A day, shown in the form of the program's language and typed in that form or as 2024-01-31; the browser's own
 * date field would show it in the form of the browser's. What is typed stays until it is left, and stays with a
 * reason if it is no day. Its calendar opens beside the text.
 */
export function DayField({ value, onChange, onBlur, ...rest }: Props) {
  const { t, format } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const shown = typed ?? (value === '' ? '' : format.day(value));
  const isUnread = typed !== null && readDay(typed) === null;

  const choose = (day: string): void => {
    setTyped(null);
    onChange(day);
  };
  return (
    <TextInput
      {...rest}
      className={`${styles['field'] ?? ''} ${rest.className ?? ''}`}
      value={shown}
      placeholder={format.day(EXAMPLE)}
      error={isLeft && isUnread && t('common.day.unread', { example: format.day(EXAMPLE) })}
      onChange={({ currentTarget }) => {
        setLeft(false);
        setTyped(currentTarget.value);
        onChange(readDay(currentTarget.value) ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        if (!isUnread) setTyped(null);
        onBlur?.();
      }}
      rightSection={
        <>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('common.day.calendar')}
            disabled={rest.disabled === true}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={14} />
          </ActionIcon>
          <input
            ref={calendar}
            className={styles['calendar']}
            type="date"
            tabIndex={-1}
            aria-hidden
            value={value}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
        </>
      }
    />
  );
}
