import { useWords } from '../../app/LanguageProvider.tsx';
import { Page } from '../../components/Page.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AnalysisSection } from './AnalysisSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { LockSection } from './LockSection.tsx';
import { LookSection } from './LookSection.tsx';
import { StorageSection } from './StorageSection.tsx';

/** Screen 12: language, lock, keys, backup, storage, analysis, about. */
export function SettingsScreen() {
  const { t } = useWords();
  return (
    <Page title={t('settings.title')}>
      <LookSection />
      <AnalysisSection />
      <LockSection />
      <KeysSection />
      <BackupSection />
      <StorageSection />
      <AboutSection />
    </Page>
  );
}
