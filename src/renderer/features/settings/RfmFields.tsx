import { NumberInput, SegmentedControl } from '@mantine/core';
import { LOYALTY_TIERS, RFM_METHODS } from '#shared/domain/rfmClasses.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import type { FixedDimension, RfmForm, TierLimit } from './analysisForm.ts';
import { NumberField } from './NumberField.tsx';
import styles from './Settings.module.css';

const DIMENSIONS: readonly FixedDimension[] = ['recencyDays', 'frequency', 'monetary'];
const TIERS: readonly TierLimit[] = ['diamond', 'gold', 'silver'];
const LEVELS = [3, 4, 5];

interface Props {
  readonly form: RfmForm;
  /** What is wrong with the field of a path, or null. */
  readonly fault: (path: string) => string | null;
  readonly onChange: (form: RfmForm) => void;
}

/** How the RFM scores are cut, what is foretold from them, and where the loyalty tiers begin. */
export function RfmFields({ form, fault, onChange }: Props) {
  const { t } = useWords();
  return (
    <fieldset className={styles['group']}>
      <legend>{t('settings.analysis.rfm')}</legend>
      <div className={`${styles['field'] ?? ''} ${styles['whole'] ?? ''}`}>
        <span>
          {t('rfm.form.method')}
          <small>{t(`rfm.form.${form.method}Hint`)}</small>
        </span>
        <SegmentedControl
          aria-label={t('rfm.form.method')}
          data={RFM_METHODS.map((value) => ({ value, label: t(`rfm.form.${value}`) }))}
          value={form.method}
          onChange={(method) => onChange({ ...form, method })}
        />
      </div>
      <div className={styles['field']}>
        <span>{t('rfm.form.levels')}</span>
        <SegmentedControl
          aria-label={t('rfm.form.levels')}
          data={LEVELS.map(String)}
          value={String(form.levels)}
          onChange={(levels) => onChange({ ...form, levels: Number(levels) })}
        />
      </div>
      {form.method === 'fixed' && <FixedLimits form={form} fault={fault} onChange={onChange} />}
      <div className={styles['field']}>
        <span>{t('settings.analysis.line')}</span>
        <SegmentedControl
          aria-label={t('settings.analysis.line')}
          data={(['mean', 'median'] as const).map((value) => ({
            value,
            label: t(`settings.analysis.${value}`),
          }))}
          value={form.line}
          onChange={(line) => onChange({ ...form, line })}
        />
      </div>
      <NumberField
        label={'rfm.form.periodDays' as const}
        description={'rfm.form.periodDaysHint' as const}
        value={form.periodDays}
        error={fault('rfm.periodDays')}
        onChange={(periodDays) => onChange({ ...form, periodDays })}
      />
      {TIERS.map((tier) => (
        <NumberField
          key={tier}
          label={`rfm.form.${tier}`}
          value={form.tiers[tier]}
          error={fault(`rfm.tiers.${tier}`)}
          onChange={(limit) => onChange({ ...form, tiers: { ...form.tiers, [tier]: limit } })}
        />
      ))}
      {LOYALTY_TIERS.map((tier) => (
        <NumberField
          key={tier}
          label={`benefits.form.${tier}`}
          {...(tier === 'diamond' && { description: 'benefits.form.hint' as const })}
          value={form.benefits[tier]}
          error={fault(`rfm.benefits.${tier}`)}
          onChange={(cost) => onChange({ ...form, benefits: { ...form.benefits, [tier]: cost } })}
        />
      ))}
    </fieldset>
  );
}

/** One limit fewer than there are levels, for each dimension. */
function FixedLimits({ form, fault, onChange }: Props) {
  const { t } = useWords();
  return DIMENSIONS.map((dimension) => {
    const name = t(`rfm.form.${dimension}`);
    const list = form.fixed[dimension];
    return (
      <div key={dimension} className={`${styles['field'] ?? ''} ${styles['whole'] ?? ''}`}>
        <span>{name}</span>
        <div className={styles['limits']}>
          {list.slice(0, form.levels - 1).map((limit, index) => (
            <NumberInput
              key={index}
              aria-label={t('rfm.form.limit', { name, index: index + 1 })}
              hideControls
              value={limit}
              error={fault(`rfm.fixed.${dimension}.${index}`) ?? fault(`rfm.fixed.${dimension}`)}
              onChange={(typed) => {
                const limits = list.map((held, i) => (i === index ? typed : held));
                onChange({ ...form, fixed: { ...form.fixed, [dimension]: limits } });
              }}
            />
          ))}
        </div>
      </div>
    );
  });
}
