import { NativeSelect, SegmentedControl } from '@mantine/core';
import { PERIOD_UNITS } from '#shared/domain/periods.ts';
import { COHORT_BYS, COHORT_MEANS, RETENTION_DEFINITIONS } from '#shared/domain/retention.ts';
import { isAttributeField } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './retention.module.css';
import { choiceOf, type RetentionChoice } from './retentionChoice.ts';

/** What cohorts are made of, and what counts as kept: for the table, the curves and the calendar. */
export function CohortControls(props: {
  readonly choice: RetentionChoice;
  readonly choose: (part: Partial<RetentionChoice>) => void;
}) {
  const { choice, choose } = props;
  const { t } = useWords();
  // Texts of the controls go through the same reading as those of the address.
  const read = (name: keyof RetentionChoice, value: string): void => {
    choose({ [name]: choiceOf({ [name]: value })[name] });
  };
  return (
    <div className={styles['controls']} role="group" aria-label={t('cohorts.by')}>
      <NativeSelect
        label={t('cohorts.by')}
        value={choice.by}
        onChange={(event) => read('by', event.currentTarget.value)}
        data={COHORT_BYS.map((value) => ({
          value,
          label: t(isAttributeField(value) ? `segments.field.${value}` : `cohorts.by.${value}`),
        }))}
      />
      <NativeSelect
        label={t('cohorts.period')}
        value={choice.period}
        onChange={(event) => read('period', event.currentTarget.value)}
        data={PERIOD_UNITS.map((value) => ({ value, label: t(`cohorts.period.${value}`) }))}
      />
      <Segments
        label={t('cohorts.definition')}
        value={choice.definition}
        onChange={(value) => read('definition', value)}
        data={RETENTION_DEFINITIONS.map((value) => ({
          value,
          label: t(`cohorts.definition.${value}`),
        }))}
      />
      <Segments
        label={t('cohorts.mean')}
        value={choice.mean}
        onChange={(value) => read('mean', value)}
        data={COHORT_MEANS.map((value) => ({ value, label: t(`cohorts.mean.${value}`) }))}
      />
    </div>
  );
}

function Segments({
  label,
  ...control
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  data: { value: string; label: string }[];
}) {
  return (
    <div>
      <span className={styles['label']} aria-hidden>
        {label}
      </span>
      <SegmentedControl aria-label={label} {...control} />
    </div>
  );
}
