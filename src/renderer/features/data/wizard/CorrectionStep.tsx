import { Button } from '@mantine/core';
import type { CorrectionView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { JobBar } from '../../../components/JobBar.tsx';
import { Section } from '../../../components/Page.tsx';
import { SimpleTable } from '../../../components/SimpleTable.tsx';
import { ErrorState } from '../../../components/states.tsx';
import { useImport } from './ImportProvider.tsx';
import styles from './Wizard.module.css';
import { WizardFoot } from './WizardFoot.tsx';

/** Rejected rows that come back corrected: what becomes of each, and the one way on. */
export function CorrectionStep({
  correction,
  ticket,
}: {
  correction: CorrectionView;
  ticket: string;
}) {
  const { t, known, format } = useWords();
  const { correct, named } = useImport();
  const { batch, rejections } = correction;
  const settled = correction.rowsReturned + correction.rowsSkipped;
  const counts: readonly (readonly [string, number])[] = [
    [t('faults.correct.read'), correction.rowsRead],
    [t('faults.correct.returned'), correction.rowsReturned],
    [t('faults.correct.skipped'), correction.rowsSkipped],
    [t('faults.correct.rejected'), correction.rowsRejected],
    [t('faults.correct.already'), correction.rowsAlready],
    [t('faults.correct.other'), correction.rowsOther],
  ];
  return (
    <div className={styles['stack']}>
      <p>
        {t('faults.correct.lead', {
          file: batch.fileName,
          time: format.time(batch.importedAt),
        })}
      </p>
      <div className={styles['two']}>
        <Section title={t('faults.correct.becomes')}>
          <SimpleTable
            table={{
              columns: [
                { label: t('faults.correct.outcome') },
                { label: t('faults.correct.rows'), numeric: true },
              ],
              rows: counts.map(([name, rows]) => [name, format.number(rows)]),
            }}
          />
        </Section>
        {rejections.length > 0 && (
          <Section title={t('faults.correct.still')}>
            <SimpleTable
              table={{
                columns: [
                  { label: t('faults.fault') },
                  { label: t('data.columns.column') },
                  { label: t('faults.rows'), numeric: true },
                  { label: t('faults.first') },
                  { label: t('faults.values') },
                ],
                rows: rejections.map(({ rule, column, count, firstLine, cell, values }) => [
                  known(`rules.${rule}`),
                  column,
                  format.number(count),
                  cell ?? t('faults.line', { line: firstLine }),
                  values.join(' \u00b7 '),
                ]),
              }}
            />
          </Section>
        )}
      </div>
      {correct.error && <ErrorState error={correct.error} />}
      {correct.job && correct.running ? (
        <JobBar job={correct.job} onCancel={correct.cancel} />
      ) : (
        <WizardFoot note={t(settled === 0 ? 'faults.correct.none' : 'data.check.nothingStored')}>
          <Button disabled={settled === 0} onClick={() => void correct.start(named(ticket))}>
            {t('faults.correct.do', { count: correction.rowsReturned })}
          </Button>
        </WizardFoot>
      )}
    </div>
  );
}
