import { SegmentedControl } from '@mantine/core';
import type { Language } from '#shared/contract/common.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#shared/i18n/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import styles from './Settings.module.css';
import { SettingsPart } from './SettingsPart.tsx';

const THEMES = ['system', 'light', 'dark'] as const;

export function LookSection() {
  const { t, language } = useWords();
  const preferences = useContractQuery('app.preferences', {}).data;
  const { mutate } = useContractCommand('app.setPreferences');
  return (
    <SettingsPart title={t('settings.look.title')}>
      <div className={styles['line']}>
        <span>{t('settings.look.language')}</span>
        <SegmentedControl
          aria-label={t('settings.look.language')}
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={language}
          onChange={(value) => mutate({ language: value satisfies Language })}
        />
      </div>
      <div className={styles['line']}>
        <span>{t('settings.look.theme')}</span>
        <SegmentedControl
          aria-label={t('settings.look.theme')}
          data={THEMES.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
          value={preferences?.theme ?? 'system'}
          onChange={(theme) => mutate({ theme })}
        />
      </div>
    </SettingsPart>
  );
}
