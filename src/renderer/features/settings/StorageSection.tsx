import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Settings.module.css';
import { SettingsPart } from './SettingsPart.tsx';

const PARTS = ['imports', 'runs', 'cache', 'free', 'other', 'total'] as const;

/** What fills the file of the workspace, and how much of earlier analyses is kept. */
export function StorageSection() {
  const { t, format } = useWords();
  const storage = useContractQuery('workspace.storage', {});
  return (
    <SettingsPart title={t('settings.storage.title')}>
      <Answer query={storage} height={220}>
        {(report) => (
          <>
            <SimpleTable
              table={{
                columns: [
                  { label: t('settings.storage.what') },
                  { label: t('settings.storage.size'), numeric: true },
                ],
                rows: PARTS.map((part) => [
                  t(`settings.storage.${part}`),
                  format.bytes(report[part]),
                ]),
              }}
            />
            <p className={styles['hint']}>
              {format.sentences([
                t('settings.storage.kept', {
                  count: report.runCount,
                  whole: report.wholeRuns,
                  tables: report.tabledRuns,
                }),
                t('settings.storage.rule'),
              ])}
            </p>
          </>
        )}
      </Answer>
    </SettingsPart>
  );
}
