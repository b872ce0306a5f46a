import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CheckReport, OverlapChoice } from '#shared/contract/checkReport.ts';
import type { Duplicates } from '#shared/contract/duplicates.ts';
import {
  BAD_ROW_CHOICES,
  type ImportOverrides,
  type ImportPlan,
} from '#shared/contract/importPlan.ts';
import type { InspectedFile, SameFile } from '#shared/contract/importMethods.ts';
import { duplicateRules } from '#shared/domain/duplicates.ts';
import { isLedgerKind, type ImportKind } from '#shared/domain/importKinds.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { JobBar } from '../../../components/JobBar.tsx';
import { Section } from '../../../components/Page.tsx';
import { ErrorState, Loading } from '../../../components/states.tsx';
import { BeforeAfter } from './BeforeAfter.tsx';
import { DuplicateSettings } from './DuplicateSettings.tsx';
import { FaultTable } from './FaultTable.tsx';
import { useImport } from './ImportProvider.tsx';
import { LastImport } from './LastImport.tsx';
import { OverlapChoice as OverlapQuestion } from './OverlapChoice.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import { SameFileChoice } from './SameFile.tsx';
import own from './CheckStep.module.css';
import styles from './Wizard.module.css';
import { WizardFoot } from './WizardFoot.tsx';

/** The dry run: the same figures that the import would store, before anything is stored. */
export function CheckStep({ inspection, ticket }: { inspection: InspectedFile; ticket: string }) {
  const { t } = useWords();
  const { check, commit, inspect, named, settle, dispatch } = useImport();
  const { plan, already, previous } = inspection;
  const [sameFile, setSameFile] = useState<SameFile>('refuse');
  const [overlap, setOverlap] = useState<OverlapChoice>('refuse');
  /** The check before the last change. */
  const [before, setBefore] = useState<CheckReport | null>(null);
  const { start, reset, job, result: report } = check;
  const skipOverlap = overlap === 'skip';
  /** False while a change is being read: the plan at hand is then still that of before. */
  const upToDate = !inspect.running && inspect.result === inspection;
  const idle = job === null && !check.running && check.error === null && upToDate;

  useEffect(() => {
    if (idle) void start({ ...named(ticket), plan, skipOverlap });
  }, [idle, start, named, ticket, plan, skipOverlap]);

  const change = (settled: ImportOverrides): void => {
    setBefore(report ?? null);
    settle(settled);
  };
  const chooseOverlap = (choice: OverlapChoice): void => {
    setOverlap(choice);
    // Only leaving rows out changes what the check counts.
    if ((choice === 'skip') === skipOverlap) return;
    setBefore(report ?? null);
    reset();
  };
  const open = openChoice(already !== null && sameFile === 'refuse', report, overlap);
  const [rule] = duplicateRules(plan.kind, plan.columns);
  const unsought = plan.duplicates === undefined && report?.duplicates === null;
  const lookFor = unsought && rule !== undefined ? { rule, keep: 'sum' as const } : null;
  const ready = report !== undefined && report.rowsAccepted > 0 && upToDate;
  return (
    <div className={styles['stack']}>
      {already && <SameFileChoice batch={already} value={sameFile} onChange={setSameFile} />}
      {report?.overlap && (
        <OverlapQuestion
          overlap={report.overlap}
          value={overlap}
          disabled={commit.running}
          onChange={chooseOverlap}
        />
      )}
      <Choices plan={plan} lookFor={lookFor} onChange={change} />
      {check.job && check.running && <JobBar job={check.job} onCancel={check.cancel} />}
      {check.error && (
        <ErrorState
          error={check.error}
          onRetry={() => void start({ ...named(ticket), plan, skipOverlap })}
        />
      )}
      {report ? (
        <>
          {(plan.duplicates ?? report.duplicates) && (
            <DuplicateSettings
              plan={plan}
              report={report}
              disabled={commit.running || inspect.running}
              onChange={change}
            />
          )}
          <Report report={report} kind={plan.kind} before={before} />
          <Section title={t('faults.title')}>
            <FaultTable
              report={report}
              plan={plan}
              disabled={commit.running || inspect.running}
              onFix={change}
            />
          </Section>
          {previous && <LastImport report={report} last={previous} />}
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
          note={t(open ?? 'data.check.nothingStored')}
        >
          <Button
            disabled={!ready || open !== null}
            loading={commit.running}
            onClick={() => void commit.start({ ...named(ticket), plan, sameFile, overlap })}
          >
            {report
              ? t('data.check.import', { count: report.rowsAccepted })
              : t('common.action.import')}
          </Button>
        </WizardFoot>
      )}
    </div>
  );
}

/** Which question is still to be answered before rows could count twice. */
function openChoice(
  sameFileOpen: boolean,
  report: CheckReport | undefined,
  overlap: OverlapChoice,
): 'data.same.choose' | 'faults.overlap.choose' | null {
  if (sameFileOpen) return 'data.same.choose';
  return report?.overlap?.asks === true && overlap === 'refuse' ? 'faults.overlap.choose' : null;
}

/** What happens to bad and repeated rows. */
function Choices({
  plan,
  lookFor,
  onChange,
}: {
  plan: ImportPlan;
  /** What looking for duplicates asks; null where that is done or cannot be. */
  lookFor: Duplicates | null;
  onChange: (change: ImportOverrides) => void;
}) {
  const { t } = useWords();
  const { commit } = useImport();
  const labels = {
    skip: t('data.check.bad.skip'),
    stop: t('data.check.bad.stop'),
    mark: t('faults.bad.mark'),
  };
  return (
    <div className={own['choices']}>
      <span>{t('data.check.badRows')}</span>
      <SegmentedControl
        disabled={commit.running}
        aria-label={t('data.check.badRows')}
        data={BAD_ROW_CHOICES.map((value) => ({ value, label: labels[value] }))}
        value={plan.onBadRow}
        onChange={(onBadRow) => onChange({ onBadRow })}
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
        onChange={(repeats) => onChange({ repeats })}
      />
      {lookFor !== null && (
        <Button
          variant="subtle"
          disabled={commit.running}
          onClick={() => onChange({ duplicates: lookFor })}
        >
          {t('duplicates.look')}
        </Button>
      )}
      {plan.onBadRow === 'mark' && <p className={styles['faint']}>{t('faults.markedNote')}</p>}
    </div>
  );
}

function Report({
  report,
  kind,
  before,
}: {
  report: CheckReport;
  kind: ImportKind;
  before: CheckReport | null;
}) {
  const { t, format } = useWords();
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
    [t('faults.cleaned'), format.number(report.rowsChanged)],
  ];
  return (
    <>
      <dl className={own['facts']}>
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
            same={{ rows: leftOut(report), minor: report.duplicateMinor }}
            sums={
              report.hasAmounts
                ? {
                    source: report.sourceMinor,
                    rejected: report.rejectedMinor,
                    accepted: report.amountMinor,
                    refunds: isLedgerKind(kind) ? report.refundMinor : null,
                    unit: { currency: report.currency, digits: report.moneyDigits },
                  }
                : null
            }
          />
        </Section>
        {before && (
          <Section title={t('faults.before.title')}>
            <BeforeAfter before={before} now={report} />
          </Section>
        )}
      </div>
    </>
  );
}

/** Rows that are left out because another row is the same. */
function leftOut({ skips }: CheckReport): number {
  return skips.find(({ code }) => code === 'DUPLICATE_ROW')?.count ?? 0;
}
