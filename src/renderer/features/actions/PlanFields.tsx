import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlaybookEdits } from '#shared/contract/playbook.ts';
import type { RunContext } from '#shared/contract/run.ts';
import type { ActionBasis } from '#shared/domain/actions.ts';
import { PLAYBOOK_GROUPS, PLAYBOOK_ROWS, rowsOfGroup } from '#shared/domain/playbook.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate } from '../../app/useRoute.ts';
import { DayField } from '../../components/DayField.tsx';
import { useContractCommand } from '../../rpc/hooks.ts';
import { ActionRefusal } from './ActionRefusal.tsx';
import styles from './actions.module.css';
import { daysFit, LONGEST_NAME, planOf, type PlanForm } from './planForm.ts';
import { rowName, rowTexts } from './playbookText.ts';

const MOST_LETTERS = 500;

/** The form of an action. Its name is what it rests on and its row the one of that, until the user says otherwise. */
export function PlanFields(props: {
  readonly run: RunContext;
  readonly basis: ActionBasis;
  readonly filter: SegmentRule | null;
  readonly edits: PlaybookEdits;
  readonly begin: PlanForm;
  /** Somebody is chosen. */
  readonly ready: boolean;
}) {
  const { run, basis, filter, edits, ready } = props;
  const words = useWords();
  const { t, format } = words;
  const [form, setForm] = useState(props.begin);
  const plan = useContractCommand('actions.plan');
  const set = (change: Partial<PlanForm>): void => setForm({ ...form, ...change });
  const { asOf, money } = run;
  const input = planOf(form, { basis, filter, asOf, digits: money.digits });
  const chooseRow = (value: string | null): void => {
    const row = PLAYBOOK_ROWS.find((one) => one === value) ?? null;
    const texts = row && rowTexts(row, edits, words);
    set({ row, ...(texts && { channel: texts.channel, expected: texts.expected }) });
  };
  return (
    <form
      className={styles['form']}
      aria-label={t('actions.form.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (input === undefined || !ready) return;
        plan.mutate(input, {
          onSuccess: ({ id }) => navigate('actions', { action: String(id) }),
        });
      }}
    >
      <TextInput
        className={styles['wide'] ?? ''}
        label={t('actions.form.name')}
        maxLength={LONGEST_NAME}
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        searchable
        label={t('actions.form.row')}
        value={form.row ?? ''}
        onChange={chooseRow}
        data={[
          { value: '', label: t('actions.form.noRow') },
          ...PLAYBOOK_GROUPS.map((group) => ({
            group: t(`playbook.group.${group}`),
            items: rowsOfGroup(group).map((row) => ({ value: row, label: rowName(row, words) })),
          })),
        ]}
      />
      <TextInput
        label={t('actions.form.channel')}
        maxLength={MOST_LETTERS}
        value={form.channel}
        onChange={(event) => set({ channel: event.currentTarget.value })}
      />
      <TextInput
        label={t('actions.form.owner')}
        description={t('actions.form.ownerHint')}
        maxLength={MOST_LETTERS}
        value={form.owner}
        onChange={(event) => set({ owner: event.currentTarget.value })}
      />
      <NumberInput
        hideControls
        label={
          money.currency === null
            ? t('actions.form.cost')
            : format.aside(t('actions.form.cost'), money.currency)
        }
        description={t('actions.form.costHint')}
        min={0}
        decimalScale={money.digits}
        value={form.cost}
        onChange={(cost) => set({ cost })}
      />
      <DayField
        label={t('actions.form.start')}
        value={form.start}
        onChange={(start) => set({ start })}
      />
      <DayField
        label={t('actions.form.review')}
        value={form.review}
        onChange={(review) => set({ review })}
      />
      <Textarea
        className={styles['wide'] ?? ''}
        rows={2}
        label={t('actions.form.expected')}
        maxLength={MOST_LETTERS}
        value={form.expected}
        onChange={(event) => set({ expected: event.currentTarget.value })}
      />
      {!daysFit(form, asOf) && (
        <p className={styles['refusal']} role="alert">
          {t('actions.form.days', { day: format.day(asOf) })}
        </p>
      )}
      <ActionRefusal thrown={plan.error} />
      <div className={styles['wide']}>
        <Button type="submit" disabled={input === undefined || !ready} loading={plan.isPending}>
          {t('actions.form.save')}
        </Button>
      </div>
    </form>
  );
}
