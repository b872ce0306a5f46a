import { Button, SegmentedControl } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { CheckReport, Inspection } from '#shared/contract/imports.ts';
import type { InspectedFile, SameFile } from '#shared/contract/importMethods.ts';
import { isLedgerKind, type ImportKind } from '#shared/domain/importKinds.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { JobBar } from '../../../components/JobBar.tsx';
import { Section } from '../../../components/Page.tsx';
import { SimpleTable } from '../../../components/SimpleTable.tsx';
import { ErrorState, Loading } from '../../../components/states.tsx';
import { useImport } from './ImportProvider.tsx';
import { rejectionTable, warningTable } from './checkTables.ts';
import { LastImport } from './LastImport.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import { SameFileChoice } from './SameFile.tsx';
import styles from './Wizard.module.css';
import { WizardFoot } from './WizardFoot.tsx';

/** The dry run: the same figures that the import would store, before anything is stored. */
export function CheckStep({ inspection, ticket }: { inspection: InspectedFile; ticket: string }) {
  const { t } = useWords();
  const { check, commit, inspect, named, dispatch } = useImport();
  const { plan, already, previous } = inspection;
  const [sameFile, setSameFile] = useState<SameFile>('refuse');
  const { start, job } = check;
  const idle = job === null && !check.running && check.error === null && !inspect.running;

  useEffect(() => {
    if (idle) void start({ ...named(ticket), plan });
  }, [idle, start, named, ticket, plan]);

  const answered = already === null || sameFile !== 'refuse';
  const ready =
    check.result !== undefined && check.result.rowsAccepted > 0 && !inspect.running && answered;
  return (
    <div className={styles['stack']}>
      {already && <SameFileChoice batch={already} value={sameFile} onChange={setSameFile} />}
      <Choices plan={plan} />
      {check.job && check.running && <JobBar job={check.job} onCancel={check.cancel} />}
      {check.error && (
        <ErrorState error={check.error} onRetry={() => void start({ ...named(ticket), plan })} />
      )}
      {check.result ? (
        <>
          <Report report={check.result} kind={plan.kind} />
          {previous && <LastImport report={check.result} last={previous} />}
        </>
      ) : (
        check.error === null && <Loading height={280} />
      )}
      {commit.error && <ErrorState error={commit.error} />}
      {commit.job && commit.running ? (
        <JobBar job={commit.job} onCancel={commit.cancel} />
      ) : (
        <WizardFoot
          onBack={() => dispatch({ type: 'goTo', step: 'columns' })}
          note={t(answered ? 'data.check.nothingStored' : 'data.same.choose')}
        >
          <Button
            disabled={!ready}
            loading={commit.running}
            onClick={() => void commit.start({ ...named(ticket), plan, sameFile })}
          >
            {t('data.check.import', { count: check.result?.rowsAccepted ?? 0 })}
          </Button>
        </WizardFoot>
      )}
    </div>
  );
}

/** What happens to bad and repeated rows. */
function Choices({ plan }: { plan: Inspection['plan'] }) {
  const { t } = useWords();
  const { settle, commit } = useImport();
  return (
    <div className={styles['choices']}>
      <span>{t('data.check.badRows')}</span>
      <SegmentedControl
        disabled={commit.running}
        aria-label={t('data.check.badRows')}
        data={(['skip', 'stop'] as const).map((value) => ({
          value,
          label: t(`data.check.bad.${value}`),
        }))}
        value={plan.onBadRow}
        onChange={(onBadRow) => settle({ onBadRow })}
      />
      <span>{t('data.check.repeatedRows')}</span>
      <SegmentedControl
        disabled={commit.running}
        aria-label={t('data.check.repeatedRows')}
        data={(['keep', 'drop'] as const).map((value) => ({
          value,
          label: t(`data.check.repeat.${value}`),
        }))}
        value={plan.repeats}
        onChange={(repeats) => settle({ repeats })}
      />
    </div>
  );
}

function Report({ report, kind }: { report: CheckReport; kind: ImportKind }) {
  const words = useWords();
  const { t, format } = words;
  const rejections = useMemo(() => rejectionTable(report, words), [report, words]);
  const warnings = useMemo(() => warningTable(report, words), [report, words]);
  const facts: readonly (readonly [string, string])[] = [
    [t('data.check.customers'), format.number(report.customers)],
    isLedgerKind(kind)
      ? [t('data.check.orders'), format.number(report.orders)]
      : [t('data.check.rowsStored'), format.number(report.rowsAccepted)],
    [
      t('data.check.period'),
      report.firstDay !== null && report.lastDay !== null
        ? t('common.figure.period', {
            from: format.day(report.firstDay),
            to: format.day(report.lastDay),
          })
        : t('common.state.none'),
    ],
    [t('data.check.unidentified'), format.number(report.rowsUnidentified)],
  ];
  return (
    <>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['two']}>
        <Section title={t('data.check.reconciliation')}>
          <Reconciliation
            rows={report}
            sums={
              report.hasAmounts
                ? {
                    source: report.sourceMinor,
                    rejected: report.rejectedMinor,
                    accepted: report.amountMinor,
                    refunds: report.refundMinor,
                    unit: { currency: report.currency, digits: report.moneyDigits },
                  }
                : null
            }
          />
        </Section>
        <div className={styles['stack']}>
          <Section title={t('data.check.rejected')}>
            {rejections.rows.length === 0 ? (
              <p className={styles['fine']}>
                <IconCircleCheckFilled size={16} aria-hidden />
                {t('data.check.noRejected')}
              </p>
            ) : (
              <SimpleTable table={rejections} />
            )}
          </Section>
          {warnings.rows.length > 0 && (
            <Section title={t('data.check.notices')}>
              <SimpleTable table={warnings} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
