import { Button } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { navigate } from '../../../app/useRoute.ts';
import { JobBar } from '../../../components/JobBar.tsx';
import { Section } from '../../../components/Page.tsx';
import { ErrorState } from '../../../components/states.tsx';
import { useJob } from '../../../rpc/hooks.ts';
import { useImport } from './ImportProvider.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import styles from './Wizard.module.css';

/** What is stored now, how it adds up, and what to do next. */
export function ResultStep({ batch }: { batch: BatchView }) {
  const { t, format } = useWords();
  const { leave, waiting, takeNext } = useImport();
  const [next] = waiting;
  const run = useJob('analysis.run');
  const undo = useJob('imports.undo');
  const save = useJob('imports.saveRejects');
  const digits = batch.amount.split('.')[1]?.length ?? 0;
  const minor = (major: string): string => major.replace('.', '');
  const error = run.error ?? undo.error ?? save.error;
  const busy = run.running || undo.running;

  const ledger = isLedgerKind(batch.kind);
  const ran = run.result !== undefined;
  useEffect(() => {
    if (!ran) return;
    leave();
    navigate('home');
  }, [ran, leave]);

  return (
    <div className={styles['stack']}>
      <p className={styles['fine']}>
        <IconCircleCheckFilled size={16} aria-hidden />
        {undo.result
          ? t('data.result.undone', { file: batch.fileName })
          : t(batch.customers > 0 ? 'data.result.done' : 'data.result.stored', {
              file: batch.fileName,
              rows: format.number(batch.rowsAccepted),
              customers: format.number(batch.customers),
              time: format.duration(batch.seconds),
            })}
        {!ledger && ` ${t('data.result.noFigures')}`}
      </p>
      <div className={styles['two']}>
        <Section title={t('data.check.reconciliation')}>
          <Reconciliation
            rows={batch}
            sums={
              batch.hasAmounts
                ? {
                    source: null,
                    rejected: null,
                    accepted: minor(batch.amount),
                    refunds: minor(batch.refunds),
                    unit: { currency: batch.currency, digits },
                  }
                : null
            }
          />
        </Section>
        <Section title={t('data.result.next')}>
          {error && <ErrorState error={error} />}
          {run.job && run.running ? (
            <JobBar job={run.job} onCancel={run.cancel} />
          ) : (
            <div className={styles['nextSteps']}>
              {next && (
                <Button disabled={busy} onClick={takeNext}>
                  {t('data.queue.next', { file: next.name })}
                </Button>
              )}
              {ledger && !next && (
                <Button
                  disabled={busy || undo.result !== undefined}
                  onClick={() => void run.start({})}
                >
                  {t('data.result.compute')}
                </Button>
              )}
              <Button
                variant={ledger || next ? 'default' : 'filled'}
                disabled={busy}
                onClick={leave}
              >
                {t('data.result.another')}
              </Button>
              {batch.rowsRejected > 0 && (
                <Button
                  variant="default"
                  loading={save.running}
                  onClick={() => void save.start({ batchId: batch.id })}
                >
                  {t('data.result.saveRejects', { count: batch.rowsRejected })}
                </Button>
              )}
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
