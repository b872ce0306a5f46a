import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Language } from '#shared/contract/common.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#shared/i18n/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { HeldBackNote } from './HeldBackNote.tsx';
import { OutlineList } from './OutlineList.tsx';
import { PrintButton } from './PrintButton.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import styles from './reports.module.css';
import { SinceLastReport } from './SinceLastReport.tsx';
import { useOutline } from './useOutline.ts';

/** The management report: what is in it, how it looks, printing, earlier ones. */
export function ReportsScreen() {
  const words = useWords();
  const { t } = words;
  const [language, setLanguage] = useChoice('in', LANGUAGES, words.language);
  const [scheme, setScheme] = useChoice('scheme', STAGE_SCHEME_IDS, 'time');
  const model = useContractQuery('reports.model', { scheme });
  return (
    <Page
      title={t('reports.title')}
      lead={t('reports.question')}
      actions={<PrintButton language={language} scheme={scheme} />}
    >
      <WithRun answers={t('reports.empty.answer')} needs={t('reports.empty.needs')}>
        {() => (
          <>
            <NotFollowing what="page" />
            <Answer query={model} height={560}>
              {(report) => (
                <>
                  <Builder model={report} language={language}>
                    <section className={styles['fields']}>
                      <h2>{t('reports.options.title')}</h2>
                      <Select
                        label={t('reports.options.language')}
                        value={language}
                        data={LANGUAGES.map((id) => ({ value: id, label: LANGUAGE_NAMES[id] }))}
                        onChange={setLanguage}
                      />
                      <Select
                        label={t('reports.options.scheme')}
                        value={scheme}
                        data={STAGE_SCHEME_IDS.map((id) => ({
                          value: id,
                          label: t(`terms.scheme.${id}`),
                        }))}
                        onChange={setScheme}
                      />
                    </section>
                  </Builder>
                  <SinceLastReport model={report} />
                </>
              )}
            </Answer>
            <EarlierReports />
          </>
        )}
      </WithRun>
    </Page>
  );
}

/** The order of the report beside its preview, which follows every change at once. */
function Builder(props: {
  readonly model: ReportModel;
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const editing = useOutline(props.model.outline);
  const model = { ...props.model, outline: editing.outline };
  return (
    <div className={styles['columns']}>
      <div className={styles['side']}>
        {props.children}
        <OutlineList model={model} editing={editing} />
        <HeldBackNote suppressed={model.quality.suppressed} />
      </div>
      <div>
        <ReportPreview model={model} language={props.language} />
        <p className={styles['note']}>{t('reports.preview.note')}</p>
      </div>
    </div>
  );
}

function EarlierReports() {
  const { t, format } = useWords();
  const list = useContractQuery('reports.list', {});
  return (
    <Section title={t('reports.earlier.title')}>
      <Answer query={list} height={96}>
        {(reports) =>
          reports.length === 0 ? (
            <p className={styles['note']}>{t('reports.earlier.none')}</p>
          ) : (
            <SimpleTable
              table={{
                columns: [
                  { label: t('reports.earlier.export') },
                  { label: t('reports.earlier.time') },
                  { label: t('reports.earlier.file') },
                  { label: t('reports.earlier.pages'), numeric: true },
                ],
                rows: reports.map((report) => [
                  report.exportId,
                  format.time(report.at),
                  report.fileName,
                  format.number(report.pages),
                ]),
              }}
            />
          )
        }
      </Answer>
    </Section>
  );
}
