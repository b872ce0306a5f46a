import { Button } from '@mantine/core';
import { INDUSTRY_PRESETS, type Industry } from '#shared/domain/presets.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import type { AnalysisForm } from './analysisForm.ts';
import { industryChanges, withIndustry, type SettingChange } from './industry.ts';
import styles from './Settings.module.css';

const INDUSTRIES = Object.keys(INDUSTRY_PRESETS) as Industry[];

/** Settings of an industry: what each would change, and a way to fill them into the form. */
export function IndustryPresets(props: {
  readonly form: AnalysisForm;
  readonly onFill: (form: AnalysisForm) => void;
}) {
  const { t, format } = useWords();
  return (
    <fieldset className={styles['group']}>
      <legend>{t('stages.industry.title')}</legend>
      <p className={styles['hint']}>{t('stages.industry.hint')}</p>
      {INDUSTRIES.map((industry) => {
        const name = t(`stages.industry.${industry}`);
        const changes = industryChanges(props.form, industry);
        return (
          <div key={industry} className={styles['preset']}>
            <div className={styles['changes']}>
              <strong>{name}</strong>
              {changes.length === 0 && <span>{t('stages.industry.none')}</span>}
              {changes.map(({ setting, from, to }) => (
                <span key={setting}>
                  {t('stages.industry.change', {
                    setting: settingName(setting, t),
                    from: typeof from === 'number' ? format.number(from) : from,
                    to: format.number(to),
                  })}
                </span>
              ))}
            </div>
            <Button
              size="compact-xs"
              variant="default"
              className={styles['fill'] ?? ''}
              aria-label={`${t('stages.industry.use')}: ${name}`}
              disabled={changes.length === 0}
              onClick={() => props.onFill(withIndustry(props.form, industry))}
            >
              {t('stages.industry.use')}
            </Button>
          </div>
        );
      })}
    </fieldset>
  );
}

/** A setting by the name of its field, wherever that stands. */
function settingName(setting: SettingChange['setting'], t: Words['t']): string {
  switch (setting) {
    case 'periodDays':
      return t('rfm.form.periodDays');
    case 'watchMonths':
    case 'watchFall':
      return t(`valueWatch.form.${setting}`);
    default:
      return t(`settings.analysis.${setting}`);
  }
}
