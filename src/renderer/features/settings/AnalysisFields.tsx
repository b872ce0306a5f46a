import { Anchor, Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { DEFAULT_STAGE_RULES, type StageRules } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useHref } from '../../app/useRoute.ts';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand, useContractQuery, useJob } from '../../rpc/hooks.ts';
import { formOf, resetOf, settingsOf, type AnalysisForm } from './analysisForm.ts';
import { IndustryPresets } from './IndustryPresets.tsx';
import { NumberField } from './NumberField.tsx';
import { RfmFields } from './RfmFields.tsx';
import styles from './Settings.module.css';

const STAGE_FIELDS = Object.keys(DEFAULT_STAGE_RULES) as (keyof StageRules)[];
const CLV_FIELDS = ['horizonMonths', 'yearlyRate'] as const;

/** Saved settings take effect with the next run; until then the figures are marked stale. */
export function AnalysisFields({ stored }: { stored: AnalysisSettings }) {
  const { t } = useWords();
  const href = useHref();
  const [form, setForm] = useState<AnalysisForm>(() => formOf(stored));
  const save = useContractCommand('settings.setAnalysis');
  const run = useJob('analysis.run');
  const current = useContractQuery('analysis.current', {}).data;
  const { settings, faults } = settingsOf(form);
  const changed = JSON.stringify(formOf(stored)) !== JSON.stringify(form);
  const error = errorOf(save.error) ?? run.error;

  const fault = (path: string): string | null => {
    const kind = faults.get(path);
    return kind ? t(`settings.analysis.invalid.${kind}`) : null;
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (settings) save.mutate(settings);
  };

  return (
    <form className={styles['fields']} onSubmit={submit}>
      <TextInput
        className={styles['short'] ?? ''}
        label={t('settings.analysis.asOf')}
        description={t('settings.analysis.asOfHint')}
        placeholder={current?.run.asOf ?? ''}
        value={form.asOf}
        error={fault('asOf')}
        onChange={(event) => setForm({ ...form, asOf: event.currentTarget.value })}
      />
      <IndustryPresets form={form} onFill={setForm} />
      <fieldset className={styles['group']}>
        <legend>{t('settings.analysis.stages')}</legend>
        {STAGE_FIELDS.map((name) => (
          <NumberField
            key={name}
            label={`settings.analysis.${name}`}
            value={form.stageRules[name]}
            error={fault(`stageRules.${name}`)}
            onChange={(value) =>
              setForm({ ...form, stageRules: { ...form.stageRules, [name]: value } })
            }
          />
        ))}
      </fieldset>
      <RfmFields form={form.rfm} fault={fault} onChange={(rfm) => setForm({ ...form, rfm })} />
      <fieldset className={styles['group']}>
        <legend>{t('settings.analysis.clv')}</legend>
        {CLV_FIELDS.map((name) => (
          <NumberField
            key={name}
            label={`settings.analysis.${name}`}
            value={form[name]}
            error={fault(`clv.${name}`)}
            onChange={(value) => setForm({ ...form, [name]: value })}
          />
        ))}
        <p className={styles['whole']}>
          <Anchor underline="always" href={href('value', { part: 'expected' })}>
            {t('settings.analysis.valueLink')}
          </Anchor>
        </p>
      </fieldset>
      <fieldset className={styles['group']}>
        <legend>{t('settings.analysis.identity')}</legend>
        <NumberField
          label={'settings.analysis.leastConfidence' as const}
          description={'settings.analysis.leastConfidenceHint' as const}
          value={form.leastConfidence}
          error={fault('identity.leastConfidence')}
          onChange={(leastConfidence) => setForm({ ...form, leastConfidence })}
        />
      </fieldset>
      {error && <ErrorState error={error} />}
      {current?.run.stale === true && !changed && (
        <p className={styles['stale']} role="status">
          {t('settings.analysis.saved')}
        </p>
      )}
      {run.job && run.running && <JobBar job={run.job} onCancel={run.cancel} />}
      <div className={styles['buttons']}>
        <Button type="submit" disabled={!settings || !changed} loading={save.isPending}>
          {t('settings.analysis.save')}
        </Button>
        <Button
          variant="default"
          disabled={run.running || changed || current?.run.stale !== true}
          onClick={() => void run.start({})}
        >
          {t('common.action.recompute')}
        </Button>
        <Button variant="subtle" onClick={() => setForm(resetOf(form))}>
          {t('settings.analysis.reset')}
        </Button>
      </div>
    </form>
  );
}
