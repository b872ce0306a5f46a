import type { CohortsView } from '#shared/contract/analysis.ts';
import type { KeyFigure } from '#shared/contract/keyFigures.ts';
import type { Finding, Kpi } from '#shared/contract/overview.ts';
import type { HeldCells, ReportModel } from '#shared/contract/reports.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { formatMajor } from '#shared/domain/money.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { savedSegments, type RunReader } from '#main/analysis/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { dominatedCohorts, rfmDominance, tierDominance } from './dominance.ts';
import { answerFigure } from './figures/index.ts';
import { heldCount, isFew, type Protected } from './heldCells.ts';
import { protectKeyFigures } from './keyFigures.ts';
import { lastReportOf } from './lastReport.ts';
import { readOutline } from './outline.ts';
import {
  protectCohorts,
  protectMigration,
  protectRfm,
  protectStages,
  protectValue,
} from './protect.ts';

export interface ReportOptions {
  readonly workspaceName: string;
  /** Number of the export. */
  readonly exportId: string;
  /** Scheme of the stages page. */
  readonly scheme: StageScheme;
}

/** Months that the report's migration matrix spans. */
const MIGRATION_MONTHS = 3;
const MOST_MESSAGES = 5;

/**
 * Everything that the printed report says, with its small cells held back (docs/security.md). Computed
 * from one run alone, so that the same run gives the same pages.
 *
 * @throws AppError NO_RUN when the run's data are gone.
 */
export function buildReportModel(
  store: Store,
  run: RunReader,
  options: ReportOptions,
): ReportModel {
  const suppressed: Record<string, HeldCells> = {};
  const counted = <Figure>(name: string, { figure, held }: Protected<Figure>): Figure => {
    if (heldCount(held) > 0) suppressed[name] = held;
    return figure;
  };
  const outline = readOutline(store);
  const { changes: _, ...overview } = run.overview();
  const rfm = run.rfm();
  const stages = run.stages(options.scheme);
  const migration = run.migrationBack(options.scheme, MIGRATION_MONTHS);
  const cohorts = run.cohorts();
  const value = run.value.overview();
  const shownRfm = rfm.ok
    ? {
        ok: true as const,
        value: counted('rfm', protectRfm(rfm.value, rfmDominance(run, rfm.value.levels))),
      }
    : rfm;
  const kpis = counted('kpis', protectKeyFigures(overview.kpis));
  const findings = overview.findings.filter(
    (finding) => maySay(finding, shownRfm) && isToldBy(finding, kpis),
  );
  return {
    workspaceName: options.workspaceName,
    exportId: options.exportId,
    auditHead: store.audit.head(),
    outline,
    added: outline.entries.flatMap((entry) =>
      entry.kind === 'figure' && entry.shown ? answerFigure({ store, run }, entry) : [],
    ),
    segments: savedSegments(store).map(({ id, name }) => ({ id, name })),
    overview: { ...overview, kpis, findings },
    valueChange: valueChangeOf(run),
    lastReport: lastReportOf(store, run, kpis),
    messages: findings.slice(0, MOST_MESSAGES),
    scheme: options.scheme,
    stages: stages.ok
      ? { ok: true, value: counted('stages', protectStages(stages.value)) }
      : stages,
    migration: migration.ok
      ? { ok: true, value: counted('migration', protectMigration(migration.value)) }
      : migration,
    rfm: shownRfm,
    cohorts: cohorts.ok
      ? {
          ok: true,
          value: counted(
            'cohorts',
            protectCohorts(
              cohorts.value,
              dominatedCohorts(run.snapshot(), cohortMonths(cohorts.value)),
            ),
          ),
        }
      : cohorts,
    value: counted('value', protectValue(value, overview.run.customers, tierDominance(run))),
    models: fourModels(run),
    settings: run.settings(),
    quality: quality(store, run, suppressed),
  };
}

/** The four value models; figures of all customers together, so that no cell is small. */
function fourModels(run: RunReader): ReportModel['models'] {
  const models = run.value.models();
  if (!models.ok) return models;
  const { money } = models.value;
  if (!money.ok) return money;
  const { inputs, realised, forward, contract, probabilistic } = money.value;
  return { ok: true, value: { inputs, realised, forward, contract, probabilistic } };
}

/** A message about a class that the grid holds back is not said either. */
function maySay(finding: Finding, rfm: ReturnType<RunReader['rfm']>): boolean {
  if (finding.code !== 'class_in_danger' || !rfm.ok) return true;
  const named = rfm.value.classes12.find(({ id }) => id === finding.params['group']);
  return named !== undefined && !isHeldBack(named.customers);
}

/** The key figure that a message tells in other words. */
const FIGURE_OF: Readonly<Record<string, Kpi['id']>> = {
  new_customers_up: 'new_customers',
  new_customers_down: 'new_customers',
  lost_customers: 'churn',
  won_back: 'won_back',
};

/** A message does not say what the key figures hold back. */
function isToldBy({ code }: Finding, kpis: readonly KeyFigure[]): boolean {
  const figure = kpis.find(({ id }) => id === FIGURE_OF[code]);
  return figure?.held.some((time) => time !== 'lastYear') !== true;
}

/** The expected value against some months before, as Home tells it; not of few customers. */
function valueChangeOf(run: RunReader): ReportModel['valueChange'] {
  const change = run.value.change();
  if (!change.ok || isFew(change.value.all.customers)) return null;
  const { months, all } = change.value;
  return { months, all };
}

/** Months of the cohorts, as month numbers. */
function cohortMonths(view: CohortsView): number[] {
  return view.cohorts.map(({ cohort }) => {
    const [year = 0, month = 1] = cohort.split('-').map(Number);
    return year * 12 + month - 1;
  });
}

function quality(
  store: Store,
  run: RunReader,
  suppressed: Record<string, HeldCells>,
): ReportModel['quality'] {
  const facts = run.table('facts');
  const batches = store.batches.list().filter((batch) => batch.state === 'complete');
  const revenue = facts.net + facts.unidentifiedRevenue;
  return {
    batches: batches.map(batchLine),
    rejections: rejectionsOf(batches),
    unidentifiedShare: facts.hasAmounts && revenue > 0 ? facts.unidentifiedRevenue / revenue : null,
    unlinkedRefunds: facts.unlinkedRefunds,
    suppressed,
  };
}

function batchLine(batch: BatchRecord): ReportModel['quality']['batches'][number] {
  return {
    id: batch.id,
    fileName: batch.fileName,
    fileHash: batch.fileHash,
    rowsRead: batch.rowsRead,
    rowsAccepted: batch.rowsAccepted,
    rowsRejected: batch.rowsRejected,
    rowsSkipped: batch.rowsSkipped,
    rowsUnidentified: batch.rowsUnidentified,
    hasAmounts: batch.hasAmounts,
    currency: batch.currency,
    amount: formatMajor(Number(batch.amountMinor), batch.moneyDigits),
    firstDay: batch.firstDay === null ? null : formatIsoDay(batch.firstDay),
    lastDay: batch.lastDay === null ? null : formatIsoDay(batch.lastDay),
  };
}

function rejectionsOf(batches: readonly BatchRecord[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { rejections } of batches) {
    for (const [rule, rows] of Object.entries(rejections)) sums[rule] = (sums[rule] ?? 0) + rows;
  }
  return sums;
}
