import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { COST_ALLOCATIONS } from '#shared/domain/acquisitionCosts.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand, useJob } from '../../rpc/hooks.ts';
import { BasisFields, NameFields } from './RuleLists.tsx';
import { rulesOf, settingsWith, type RulesForm } from './rulesForm.ts';
import styles from './rules.module.css';

/** The rules behind the figures of this page: allocation, targets, names, what costs are charged by. */
export function RulesSection({
  view,
  stored,
}: {
  readonly view: AcquisitionView;
  readonly stored: AnalysisSettings;
}) {
  const { t } = useWords();
  const [form, setForm] = useState<RulesForm>(() => rulesOf(stored.acquisition));
  const save = useContractCommand('settings.setAnalysis');
  const run = useJob('analysis.run');
  const { settings, faults } = settingsWith(stored, form);
  const changed = JSON.stringify(rulesOf(stored.acquisition)) !== JSON.stringify(form);
  const error = errorOf(save.error) ?? run.error;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (settings) save.mutate(settings, { onSuccess: () => void run.start({}) });
  };
  const fault = (field: string): string | null =>
    faults.has(field) ? t('channels.rules.invalid') : null;

  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['columns']}>
        <div className={styles['field']}>
          <span>
            {t('channels.rules.allocation')}
            <small>{t('channels.rules.allocationHint')}</small>
          </span>
          <SegmentedControl
            aria-label={t('channels.rules.allocation')}
            size="xs"
            data={COST_ALLOCATIONS.map((value) => ({
              value,
              label: t(`channels.rules.allocation.${value}`),
            }))}
            value={form.allocation}
            onChange={(allocation) => setForm({ ...form, allocation })}
          />
        </div>
        <div className={styles['field']}>
          <span>{t('channels.rules.ratio')}</span>
          <NumberInput
            aria-label={t('channels.rules.ratio')}
            hideControls
            value={form.ratio}
            error={fault('ratio')}
            onChange={(ratio) => setForm({ ...form, ratio })}
          />
        </div>
        <div className={styles['field']}>
          <span>{t('channels.rules.payback')}</span>
          <NumberInput
            aria-label={t('channels.rules.payback')}
            hideControls
            value={form.paybackMonths}
            error={fault('paybackMonths')}
            onChange={(paybackMonths) => setForm({ ...form, paybackMonths })}
          />
        </div>
      </div>
      <div className={styles['columns']}>
        <NameFields view={view} form={form} onChange={setForm} />
        <BasisFields view={view} form={form} onChange={setForm} />
      </div>
      {error && <ErrorState error={error} />}
      {run.job && run.running && <JobBar job={run.job} onCancel={run.cancel} />}
      <div>
        <Button type="submit" disabled={!settings || !changed} loading={save.isPending}>
          {t('channels.rules.save')}
        </Button>
      </div>
    </form>
  );
}
