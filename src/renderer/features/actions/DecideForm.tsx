import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ActionPeriod } from '#shared/contract/actions.ts';
import { ACTION_DECISIONS, type ActionDecision } from '#shared/domain/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { DayField } from '../../components/DayField.tsx';
import { useContractCommand } from '../../rpc/hooks.ts';
import { ActionRefusal } from './ActionRefusal.tsx';
import styles from './actions.module.css';
import { canClose, closingDay } from './decideForm.ts';

const MOST_LETTERS = 500;

/** Closes a period: keep, change or stop, why, and when it is looked at again. */
export function DecideForm(props: {
  readonly id: number;
  readonly period: ActionPeriod;
  readonly asOf: string;
}) {
  const { id, period, asOf } = props;
  const { t, format } = useWords();
  const decide = useContractCommand('actions.decide');
  const [decision, setDecision] = useState<ActionDecision>('keep');
  const [note, setNote] = useState('');
  const [next, setNext] = useState('');
  return (
    <form
      className={styles['form']}
      aria-label={t('actions.decide.title')}
      onSubmit={(event) => {
        event.preventDefault();
        const nextReview = decision === 'stop' ? null : next;
        decide.mutate({ id, decision, note, nextReview });
      }}
    >
      <Select
        label={t('actions.decide.decision')}
        value={decision}
        onChange={(value) => setDecision(ACTION_DECISIONS.find((one) => one === value) ?? 'keep')}
        data={ACTION_DECISIONS.map((one) => ({ value: one, label: t(`actions.decision.${one}`) }))}
      />
      <DayField
        label={t('actions.decide.next')}
        disabled={decision === 'stop'}
        value={decision === 'stop' ? '' : next}
        onChange={setNext}
      />
      <TextInput
        className={styles['wide'] ?? ''}
        label={t('actions.decide.note')}
        maxLength={MOST_LETTERS}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {period.state === 'running' && (
        <p className={styles['note']}>
          {t('actions.decide.unfinished', { day: format.day(closingDay(period, asOf)) })}
        </p>
      )}
      <ActionRefusal thrown={decide.error} />
      <div className={styles['wide']}>
        <Button type="submit" loading={decide.isPending} disabled={!canClose(decision, next, asOf)}>
          {t('actions.decide.save')}
        </Button>
      </div>
    </form>
  );
}
