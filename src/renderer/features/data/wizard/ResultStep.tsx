import { Button } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { useWords, type Words } from '../../../app/LanguageProvider.tsx';
import { navigate } from '../../../app/useRoute.ts';
import { JobBar } from '../../../components/JobBar.tsx';
import { Section } from '../../../components/Page.tsx';
import { ErrorState } from '../../../components/states.tsx';
import { useContractQuery, useJob } from '../../../rpc/hooks.ts';
import { useImport } from './ImportProvider.tsx';
import { QualityScore } from './QualityScore.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import own from './ResultStep.module.css';
import styles from './Wizard.module.css';

/** What is stored now, how it adds up, and what to do next. */
export function ResultStep({ batch, returned }: { batch: BatchView; returned: number | null }) {
  const words = useWords();
  const { t } = words;
  const { check, leave, waiting, takeNext } = useImport();
  const [next] = waiting;
  const run = useJob('analysis.run');
  const undo = useJob('imports.undo');
  const save = useJob('imports.saveRejects');
  const list = useJob('imports.saveMarked');
  const template = useJob('imports.saveTemplate');
  // What was left out has a sum in the dry run alone; rows that return have none.
  const checked = returned === null ? check.result : undefined;
  const digits = batch.amount.split('.')[1]?.length ?? 0;
  const minor = (major: string): string => major.replace('.', '');
  const error = run.error ?? undo.error ?? save.error ?? list.error ?? template.error;
  const busy = run.running || undo.running;

  const ledger = isLedgerKind(batch.kind);
  const current = useContractQuery('analysis.current', {});
  const computed = ledger && current.data?.run.stale === false;
  const ran = run.result !== undefined;
  const show = useCallback(
    (screen: 'home' | 'retention'): void => {
      leave();
      navigate(screen);
    },
    [leave],
  );
  useEffect(() => {
    if (ran) show('home');
  }, [ran, show]);

  return (
    <div className={styles['stack']}>
      <p className={styles['fine']}>
        <IconCircleCheckFilled size={16} aria-hidden />
        {words.format.sentences([
          undo.result
            ? t('data.result.undone', { file: batch.fileName })
            : doneText(batch, returned, words),
          ...(ledger ? [] : [t('data.result.noFigures')]),
        ])}
      </p>
      <div className={styles['two']}>
        <div className={styles['stack']}>
          <Section title={t('data.check.reconciliation')}>
            <Reconciliation
              rows={batch}
              same={{
                rows: batch.warnings['DUPLICATE_ROWS_SKIPPED'] ?? 0,
                minor: checked?.duplicateMinor ?? null,
              }}
              sums={
                batch.hasAmounts
                  ? {
                      source: checked?.sourceMinor ?? null,
                      rejected: checked?.rejectedMinor ?? null,
                      accepted: minor(batch.amount),
                      refunds: ledger ? minor(batch.refunds) : null,
                      unit: { currency: batch.currency, digits },
                    }
                  : null
              }
            />
          </Section>
          <QualityScore batchId={batch.id} computed={computed} />
        </div>
        <Section title={t('data.result.next')}>
          {error && <ErrorState error={error} />}
          {run.job && run.running ? (
            <JobBar job={run.job} onCancel={run.cancel} />
          ) : (
            <div className={own['nextSteps']}>
              {next && (
                <Button disabled={busy} onClick={takeNext}>
                  {t('data.queue.next', { file: next.name })}
                </Button>
              )}
              {ledger && !next && !computed && (
                <Button
                  disabled={busy || undo.result !== undefined}
                  onClick={() => void run.start({})}
                >
                  {t('data.result.compute')}
                </Button>
              )}
              {computed && !next && undo.result === undefined && (
                <>
                  <Button disabled={busy} onClick={() => show('retention')}>
                    {t('data.result.cohorts')}
                  </Button>
                  <Button variant="default" disabled={busy} onClick={() => show('home')}>
                    {t('data.result.overview')}
                  </Button>
                </>
              )}
              <Button
                variant={ledger || next ? 'default' : 'filled'}
                disabled={busy}
                onClick={leave}
              >
                {t('data.result.another')}
              </Button>
              {batch.rowsRejected > 0 && (
                <>
                  <Button
                    variant="default"
                    loading={save.running}
                    onClick={() => void save.start({ batchId: batch.id })}
                  >
                    {t('data.result.saveRejects', { count: batch.rowsRejected })}
                  </Button>
                  <Button
                    variant="default"
                    loading={save.running}
                    onClick={() => void save.start({ batchId: batch.id, format: 'xlsx' })}
                  >
                    {t('rejects.saveBook')}
                  </Button>
                </>
              )}
              {batch.rowsMarked > 0 && (
                <Button
                  variant="default"
                  loading={list.running}
                  onClick={() => void list.start({ batchId: batch.id })}
                >
                  {t('faults.saveMarked')}
                </Button>
              )}
              <Button
                variant="default"
                loading={template.running}
                onClick={() => void template.start({ batchId: batch.id })}
              >
                {t('data.batches.saveTemplate')}
              </Button>
              <Button
                variant="subtle"
                color="red"
                loading={undo.running}
                disabled={busy || undo.result !== undefined}
                onClick={() => void undo.start({ batchId: batch.id })}
              >
                {t('data.batches.undo')}
              </Button>
            </div>
          )}
          {template.result && (
            <p className={styles['faint']} role="status">
              {t('data.batches.savedTemplate', { file: template.result.savedAs })}
            </p>
          )}
          {list.result && (
            <p className={styles['faint']} role="status">
              {t('faults.savedMarked', { count: list.result.rows, file: list.result.savedAs })}
            </p>
          )}
          {save.result && (
            <p className={styles['faint']} role="status">
              {t('data.batches.savedRejects', {
                count: save.result.rows,
                file: save.result.savedAs,
              })}
            </p>
          )}
        </Section>
      </div>
    </div>
  );
}

/** What was done, in a sentence. */
function doneText(batch: BatchView, returned: number | null, { t, format }: Words): string {
  const about = {
    file: batch.fileName,
    rows: format.number(batch.rowsAccepted),
    customers: format.number(batch.customers),
  };
  if (returned !== null) return t('faults.correct.done', { ...about, count: returned });
  const message = batch.customers > 0 ? 'data.result.done' : 'data.result.stored';
  return t(message, { ...about, time: format.duration(Math.max(1, batch.seconds)) });
}
