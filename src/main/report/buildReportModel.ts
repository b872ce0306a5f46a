import type { CohortsView } from '#shared/contract/analysis.ts';
import type { Finding } from '#shared/contract/overview.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import type { RunReader } from '#main/analysis/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { dominatedCohorts, dominatedGroups } from './dominance.ts';
import {
  protectCohorts,
  protectKpis,
  protectMigration,
  protectRfm,
  protectStages,
  protectValue,
  type Protected,
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
  const suppressed: Record<string, number> = {};
  const counted = <Figure>(name: string, { figure, held }: Protected<Figure>): Figure => {
    if (held > 0) suppressed[name] = held;
    return figure;
  };
  const overview = run.overview();
  const rfm = run.rfm();
  const stages = run.stages(options.scheme);
  const migration = run.migrationBack(options.scheme, MIGRATION_MONTHS);
  const cohorts = run.cohorts();
  const value = run.value();
  const shownRfm = rfm.ok
    ? {
        ok: true as const,
        value: counted('rfm', protectRfm(rfm.value, rfmDominance(run, rfm.value.levels))),
      }
    : rfm;
  const findings = overview.findings.filter((finding) => maySay(finding, shownRfm));
  return {
    workspaceName: options.workspaceName,
    exportId: options.exportId,
    auditHead: store.audit.head(),
    overview: { ...overview, kpis: counted('kpis', protectKpis(overview.kpis)), findings },
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
  const models = run.valueModels();
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

function rfmDominance(run: RunReader, levels: number) {
  const columns = run.columns();
  const revenue = columns.need('net_revenue');
  const [r, f] = [columns.need('r'), columns.need('f')];
  const scored = (c: number, group: number | undefined): number | undefined =>
    r[c] === 0 ? undefined : group;
  return {
    grid: dominatedGroups(revenue, levels ** 2, (c) =>
      scored(c, ((r[c] as number) - 1) * levels + (f[c] as number) - 1),
    ),
    classes12: dominatedGroups(revenue, RFM_CLASSES_12.length, (c) =>
      scored(c, columns.need('class12')[c]),
    ),
    classes8: dominatedGroups(revenue, RFM_CLASSES_8.length, (c) =>
      scored(c, columns.need('class8')[c]),
    ),
  };
}

function tierDominance(run: RunReader): boolean[] {
  const columns = run.columns();
  const tier = columns.get('stage_value');
  const tiers = STAGE_SCHEMES.value.length;
  return dominatedGroups(columns.need('net_revenue'), tiers, (c) => {
    const group = tier?.[c];
    return group !== undefined && group < tiers ? group : undefined;
  });
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
  suppressed: Record<string, number>,
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
