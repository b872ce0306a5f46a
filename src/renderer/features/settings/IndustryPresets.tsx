import { Button } from '@mantine/core';
import { INDUSTRY_PRESETS, type Industry } from '#shared/domain/presets.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import type { AnalysisForm } from './analysisForm.ts';
import { industryChanges, withIndustry } from './industry.ts';
import styles from './Settings.module.css';

const INDUSTRIES = Object.keys(INDUSTRY_PRESETS) as Industry[];

/** Settings of an industry: what each would change, and a way to fill them into the form. */
export function IndustryPresets(props: {
  readonly form: AnalysisForm;
  readonly onFill: (form: AnalysisForm) => void;
}) {
  const { t, format, language } = useWords();
  const textOf = (industry: Industry): string => {
    const name = t(`stages.industry.${industry}`);
    const changes = industryChanges(props.form, industry).map(({ setting, from, to }) =>
      t('stages.industry.change', {
        setting: t(`settings.analysis.${setting}`),
        from: typeof from === 'number' ? format.number(from) : from,
        to: format.number(to),
      }),
    );
    if (changes.length === 0) return t('stages.industry.none', { name });
    const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(changes);
    return t('stages.industry.changes', { name, list });
  };
  return (
    <fieldset className={styles['group']}>
      <legend>{t('stages.industry.title')}</legend>
      <p className={styles['hint']}>{t('stages.industry.hint')}</p>
      {INDUSTRIES.map((industry) => (
        <div key={industry} className={styles['preset']}>
          <p>{textOf(industry)}</p>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${t('stages.industry.use')}: ${t(`stages.industry.${industry}`)}`}
            disabled={industryChanges(props.form, industry).length === 0}
            onClick={() => props.onFill(withIndustry(props.form, industry))}
          >
            {t('stages.industry.use')}
          </Button>
        </div>
      ))}
    </fieldset>
  );
}
