import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconFlag, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { DayField } from '../../components/DayField.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import styles from './retention.module.css';

const MOST_LETTERS = 80;

/** The events of the time axis: a list, and a form for one more. */
export function EventEditor(props: {
  readonly events: readonly DatedEvent[];
  readonly asOf: string;
}) {
  const { t, format } = useWords();
  const remove = useContractCommand('events.remove');
  return (
    <Popover position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconFlag size={14} aria-hidden />}
        >
          {t('cohorts.events.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <h3 className={styles['eventsTitle']}>{t('cohorts.events.title')}</h3>
        <EventForm asOf={props.asOf} />
        {props.events.length === 0 && <p className={styles['note']}>{t('cohorts.events.none')}</p>}
        <ul className={styles['events']}>
          {props.events.map(({ id, day, name }) => (
            <li key={id}>
              <span className={styles['eventDay']}>{format.day(day)}</span>
              <span className={styles['eventName']}>{name}</span>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('cohorts.events.remove', { name })}
                onClick={() => remove.mutate({ id })}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <p className={styles['note']}>{t('cohorts.events.note')}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

function EventForm({ asOf }: { asOf: string }) {
  const { t } = useWords();
  const add = useContractCommand('events.add');
  const [day, setDay] = useState(asOf);
  const [name, setName] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  const error = errorOf(add.error);
  const ready = day !== '' && name.trim() !== '';
  return (
    <form
      className={styles['eventForm']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        add.mutate({ day, name }, { onSuccess: () => setName('') });
        // The button is about to be disabled: focus stays inside, where Escape closes.
        nameField.current?.focus();
      }}
    >
      <DayField label={t('cohorts.events.day')} value={day} onChange={setDay} />
      <TextInput
        ref={nameField}
        label={t('cohorts.events.name')}
        value={name}
        maxLength={MOST_LETTERS}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" disabled={!ready} loading={add.isPending}>
        {t('cohorts.events.add')}
      </Button>
      {error && <ErrorState error={error} />}
    </form>
  );
}
