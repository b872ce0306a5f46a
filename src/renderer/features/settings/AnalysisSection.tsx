import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { AnalysisFields } from './AnalysisFields.tsx';
import { SettingsPart } from './SettingsPart.tsx';

/** The limits behind every figure. */
export function AnalysisSection() {
  const { t } = useWords();
  const settings = useContractQuery('settings.analysis', {});
  return (
    <SettingsPart title={t('settings.analysis.title')}>
      <Answer query={settings} height={320}>
        {(stored) => <AnalysisFields key={JSON.stringify(stored)} stored={stored} />}
      </Answer>
    </SettingsPart>
  );
}
