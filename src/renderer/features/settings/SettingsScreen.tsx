import { useWords } from '../../app/LanguageProvider.tsx';
import { Page } from '../../components/Page.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AnalysisSection } from './AnalysisSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { ImportSection } from './ImportSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { LockSection } from './LockSection.tsx';
import { LookSection } from './LookSection.tsx';
import { StorageSection } from './StorageSection.tsx';

/** Screen 12: language, analysis, import, lock, keys, backup, storage, about. */
export function SettingsScreen() {
  const { t } = useWords();
  return (
    <Page title={t('settings.title')}>
      <LookSection />
      <AnalysisSection />
      <ImportSection />
      <LockSection />
      <KeysSection />
      <BackupSection />
      <StorageSection />
      <AboutSection />
    </Page>
  );
}
