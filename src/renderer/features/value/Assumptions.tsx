import { Button, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ORDER_MODEL_NAMES, type OrderModel } from '#shared/contract/contest.ts';
import type { RunContext } from '#shared/contract/run.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand, useJob } from '../../rpc/hooks.ts';
import {
  assumptionsOf,
  type AssumptionField,
  inputsSpec,
  settingsWith,
  type AssumptionsForm,
} from './assumptionsForm.ts';
import styles from './value.module.css';

/** What the values rest on with its source, and the fields for what only the user knows. */
export function Assumptions(props: {
  readonly view: ValueMoneyView;
  readonly run: RunContext;
  readonly stored: AnalysisSettings;
}) {
  const { view, run, stored } = props;
  const words = useWords();
  const { t } = words;
  const table = inputsSpec(view, run, words);
  const [form, setForm] = useState<AssumptionsForm>(() => assumptionsOf(stored));
  const save = useContractCommand('settings.setAnalysis');
  const job = useJob('analysis.run');
  const settings = settingsWith(stored, form);
  const changed = JSON.stringify(assumptionsOf(stored)) !== JSON.stringify(form);
  const error = errorOf(save.error) ?? job.error;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (settings) save.mutate(settings);
  };
  const number = (name: AssumptionField) => (
    <NumberInput
      key={name}
      label={t(
        name === 'watchMonths' || name === 'watchFall'
          ? `valueWatch.form.${name}`
          : `valueModels.inputs.${name}`,
      )}
      min={0}
      hideControls
      value={form[name]}
      onChange={(value) => setForm({ ...form, [name]: value })}
    />
  );
  return (
    <div className={styles['columns']}>
      <FigureFrame
        title={t('valueModels.inputs.title')}
        caption={t('common.figure.n', { n: words.format.number(view.inputs.customers) })}
        measure="clv"
        report="input"
        table={table}
      >
        <SimpleTable table={table} />
      </FigureFrame>
      <form onSubmit={submit}>
        <p className={styles['note']}>{t('valueModels.inputs.lead')}</p>
        <div className={styles['fields']}>
          {(['margin', 'costPerOrder', 'cac', 'lifetimeMonths'] as const).map(number)}
        </div>
        <p className={styles['note']}>{t('valueModels.inputs.emptyHint')}</p>
        <ModelField model={form.model} onChange={(model) => setForm({ ...form, model })} />
        <fieldset className={styles['group']}>
          <legend>{t('valueModels.inputs.tiers')}</legend>
          <SegmentedControl
            size="xs"
            aria-label={t('valueModels.inputs.tierKind')}
            value={form.tierKind}
            onChange={(tierKind) => setForm({ ...form, tierKind })}
            data={(['share', 'absolute'] as const).map((value) => ({
              value,
              label: t(`valueModels.inputs.tierKind.${value}`),
            }))}
          />
          {form.tierKind === 'absolute' && (
            <div className={styles['fields']}>{(['highFrom', 'midFrom'] as const).map(number)}</div>
          )}
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>{t('valueModels.inputs.contract')}</legend>
          <p className={styles['note']}>{t('valueModels.inputs.contractHint')}</p>
          <div className={styles['fields']}>
            {(['perPeriod', 'periodMonths', 'periods', 'renewal'] as const).map(number)}
          </div>
          <TextInput
            label={t('valueModels.inputs.survivors')}
            description={t('valueModels.inputs.survivorsHint')}
            value={form.survivors}
            onChange={(event) => setForm({ ...form, survivors: event.currentTarget.value })}
          />
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>{t('valueWatch.form.watch')}</legend>
          <div className={styles['fields']}>
            {(['watchMonths', 'watchFall'] as const).map(number)}
          </div>
        </fieldset>
        {settings === null && (
          <p className={styles['warning']}>{t('valueModels.inputs.invalid')}</p>
        )}
        {error && <ErrorState error={error} />}
        {job.job && job.running && <JobBar job={job.job} onCancel={job.cancel} />}
        <div className={styles['palette']}>
          <Button type="submit" size="xs" disabled={!settings || !changed} loading={save.isPending}>
            {t('common.action.save')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={job.running || changed || !run.stale}
            onClick={() => void job.start({})}
          >
            {t('common.action.recompute')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Which model of orders the expected values come from: by the past, or one that the user wants. */
function ModelField(props: {
  readonly model: OrderModel | '';
  readonly onChange: (model: OrderModel | '') => void;
}) {
  const { model, onChange } = props;
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('valueModels.inputs.model')}
      description={t('valueModels.inputs.modelHint')}
      value={model}
      onChange={({ currentTarget: { value } }) =>
        onChange(ORDER_MODEL_NAMES.find((name) => name === value) ?? '')
      }
      data={[
        { value: '', label: t('valueModels.inputs.modelByPast') },
        ...ORDER_MODEL_NAMES.map((name) => ({ value: name, label: t(`value.contestant.${name}`) })),
      ]}
    />
  );
}
