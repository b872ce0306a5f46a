import type { RunSummary } from '#shared/contract/run.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { collectGarbage, type JobControl } from '#main/jobs/index.ts';
import {
  concentration,
  ENGINE_VERSION,
  monthlyCohorts,
  previousWindow,
} from '#main/engine/index.ts';
import {
  currentLedger,
  defaultAsOf,
  identityRules,
  ledgerKeys,
  moneyTotalsAt,
  purchasesAt,
  snapshotAt,
  type Ledger,
  type MoneyTotals,
} from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import { acquisitionPart } from './acquisition/acquisitionPart.ts';
import { importedCosts, type ImportedCosts } from './acquisition/importedCosts.ts';
import { importedLeads, type ImportedLeads } from './acquisition/importedLeads.ts';
import { besidePart } from './beside/index.ts';
import { calendarPart } from './calendarPart.ts';
import { clvPart } from './clvPart.ts';
import { contestPace, contestPart } from './contestPart.ts';
import { customerFacts, type CustomerFacts } from './customerFacts.ts';
import { leadScoresView, scoredLeads } from './leadScores/index.ts';
import { rfmPart } from './rfm/rfmPart.ts';
import { RunReader } from './runReader.ts';
import { runSettings } from './settings.ts';
import { stagesPart } from './stages/index.ts';
import type { RunColumnSet } from './runColumns.ts';
import { cohortsView } from './views/cohortsView.ts';
import { findingsOf } from './views/findings.ts';
import { HeadlineFigures } from './views/kpiValues.ts';
import { periodOf } from './views/windows.ts';
import { changesView, dataAsOfBefore } from './views/changesView.ts';
import { overviewView } from './views/overviewView.ts';
import { migrationView, monthsBefore } from './views/stagesView.ts';
import { NO_CUSTOMERS, type CohortsBody, type RunFacts, type RunTables } from './views/stored.ts';
import { valueModelsPart } from './valueModels/valueModelsPart.ts';
import { valuesOf, valueView } from './views/valueView.ts';
import { writeRun } from './writeRun.ts';

/** Cohorts of fewer months than this are no cohorts yet. */
const LEAST_COHORT_MONTHS = 3;
const STEPS = 7;
/** Orders from which what a part leaves behind is worth collecting before the next. */
const MANY_ORDERS = 1_000_000;

/**
 * Runs every analysis that the data allow and stores the results under a new run.
 *
 * What the data do not allow is stored as a gate with the user's own counts. Nothing depends on the
 * clock: the same data and settings give the same tables, columns and fingerprint.
 *
 * @throws AppError NO_DATA when nothing is imported, or nothing up to the analysis date;
 * CURRENCY_MIXED; CANCELLED on request, with nothing stored.
 */
export function runAnalysis(
  store: Store,
  settings: AnalysisSettings,
  control: JobControl,
): RunSummary {
  const started = performance.now();
  const ledger = currentLedger(
    store,
    control,
    identityRules(store, settings.identity.leastConfidence),
  );
  // Earlier ledgers go at once: after an undo they would keep what was taken back.
  store.cache.retain(ledgerKeys(ledger.dataVersion));
  const asOf = analysisDate(ledger, settings);
  const step = (done: number): void => {
    control.check();
    if (ledger.orders.day.length > MANY_ORDERS) collectGarbage();
    control.progress({ phase: 'analysing', done, total: STEPS, unit: 'steps' });
  };
  step(0);
  const data = {
    store,
    ledger,
    snapshot: snapshotAt(ledger, asOf),
    costs: importedCosts(store),
    leads: importedLeads(store, ledger, settings.identity.leastConfidence, control),
    since: dataAsOfBefore(store, asOf),
  };
  const { leastConfidence } = settings.identity;
  const before = previousWindow(periodOf(asOf)).to;
  const { orders } = data.snapshot;
  const beside = besidePart(store, ledger, { asOf, before, orders, leastConfidence }, control);
  const { tables, columns } = analyse(data, settings, control, step);
  const record = writeRun(
    store,
    {
      asOf,
      settings: canonicalJson(runSettings(settings)),
      dataVersion: ledger.dataVersion,
      engineVersion: ENGINE_VERSION,
      tables: { ...tables, beside: beside.table },
      columns: { ...columns, ...beside.columns },
    },
    () => (performance.now() - started) / 1000,
  );
  step(STEPS);
  return new RunReader(store, record).summary();
}

function analysisDate(ledger: Ledger, settings: AnalysisSettings): number {
  const chosen = settings.asOf === null ? defaultAsOf(ledger) : parseIsoDay(settings.asOf);
  if (chosen === undefined) throw new AppError('NO_DATA');
  if (chosen < ledger.totals.firstDay) {
    throw new AppError('NO_DATA', {
      details: {
        asOf: formatIsoDay(chosen),
        firstDay: formatIsoDay(ledger.totals.firstDay),
      },
    });
  }
  return chosen;
}

interface Results {
  readonly tables: Omit<RunTables, 'beside'>;
  readonly columns: RunColumnSet;
}

/** What a run is made from. */
interface RunData {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly snapshot: Snapshot;
  /** What the files beside orders tell; undefined where none of the kind was imported. */
  readonly costs: ImportedCosts | undefined;
  readonly leads: ImportedLeads | undefined;
  /** Last day of the data before the latest import. */
  readonly since: number | undefined;
}

function analyse(
  { store, ledger, snapshot, costs, leads, since }: RunData,
  settings: AnalysisSettings,
  control: JobControl,
  step: (done: number) => void,
): Results {
  const { hasAmounts } = ledger;
  const rules = settings.stageRules;
  const columns = customerFacts(ledger, snapshot);
  const money = moneyTotalsAt(ledger, snapshot);
  const facts = factsOf(ledger, snapshot, columns, money);
  const rfm = rfmPart({ ledger, snapshot, settings, customers: facts.customers }, control);
  step(1);
  const cohorts = cohortsPart(snapshot, facts.customers, control);
  const values = concentration(valuesOf(columns.net_revenue, columns.orders));
  step(2);
  const purchases = purchasesAt(ledger, snapshot);
  const contest = contestPart(purchases, ledger.customers, settings.clv.model, control);
  const calendar = calendarPart(purchases, contest, control);
  step(3);
  const { view: contestView, ...tested } = contestPace(contest, calendar.profile);
  const forecast = { model: contest.model, calendar: calendar.profile, ...tested };
  const clv = clvPart(ledger, purchases, settings, forecast, control);
  step(4);
  const stages = stagesPart(
    {
      snapshot,
      rules,
      hasAmounts,
      facts: columns,
      customers: facts.customers,
      chance: clv.columns.p_order ?? (clv.models.ok ? NO_CUSTOMERS : clv.models),
    },
    control,
  );
  const acquisition = acquisitionPart(
    {
      ledger,
      snapshot,
      costs,
      leads,
      outlook: clv.columns.clv,
      tierOf: stages.at.stage.value,
      customers: facts.customers,
      settings,
    },
    control,
  );
  const scored = scoredLeads(
    { store, ledger, orders: snapshot.orders, asOf: snapshot.asOf, leads, settings },
    control,
  );
  step(5);
  const value = valueView({
    hasAmounts,
    money,
    customers: facts.customers,
    concentration: values,
    stages: stages.at,
    orders: columns.orders,
    clv: clv.view,
    contest: contestView,
    calendar: calendar.view,
  });
  const valueModels = valueModelsPart({
    ledger,
    snapshot,
    settings,
    facts: columns,
    stages: stages.at,
    customers: facts.customers,
    clv,
    contest: contestView,
    acquisition,
    costs,
  });
  const changes = since === undefined ? null : changesView(snapshot, since, rules);
  const { firstDay } = ledger.totals;
  const figures = new HeadlineFigures({ snapshot, rules, firstDay, hasAmounts }).of(
    undefined,
    control,
  );
  const findings = findingsOf({
    figures,
    rules,
    hasAmounts,
    money,
    rfm: rfm.view,
    migration: migrationView(snapshot, 'time', rules, [
      monthsBefore(snapshot.asOf, 1),
      snapshot.asOf,
    ]),
    value,
    clv: clv.view,
    columns: clv.columns,
    channels: acquisition.ok ? acquisition.value.channels : [],
    watch: settings.clv.watch,
    customers: facts.customers,
    oneOrder: columns.orders.reduce((n, count) => n + (count === 1 ? 1 : 0), 0),
  });
  step(6);
  return {
    tables: {
      facts,
      overview: overviewView({ figures, hasAmounts, clv: clv.view, findings, changes }),
      rfm: rfm.view,
      repurchase: rfm.repurchase,
      loyalty: rfm.loyalty,
      cohorts,
      value,
      value_models: valueModels,
      acquisition,
      lead_scores: scored.ok
        ? { ok: true, value: leadScoresView(scored.value, leads?.steps ?? []) }
        : scored,
      models: clv.models,
      ...stages.tables,
    },
    columns: { ...columns, ...rfm.columns, ...clv.columns, ...stages.columns },
  };
}

function factsOf(
  ledger: Ledger,
  snapshot: Snapshot,
  columns: CustomerFacts,
  money: MoneyTotals,
): RunFacts {
  return {
    asOf: formatIsoDay(snapshot.asOf),
    dataAsOf: formatIsoDay(ledger.totals.lastDay),
    firstDay: formatIsoDay(ledger.totals.firstDay),
    money: ledger.money,
    hasAmounts: ledger.hasAmounts,
    customers: columns.orders.reduce((n, count) => n + (count > 0 ? 1 : 0), 0),
    orders: snapshot.orders.day.length,
    unidentifiedLines: money.unidentifiedLines,
    unidentifiedRevenue: money.unidentified,
    unlinkedRefunds: money.unlinked,
    net: money.net,
  };
}

function cohortsPart(snapshot: Snapshot, customers: number, control: JobControl): CohortsBody {
  if (customers === 0) return NO_CUSTOMERS;
  const table = monthlyCohorts(snapshot, control);
  const months = (table.offset[1] ?? 0) - (table.offset[0] ?? 0);
  if (months < LEAST_COHORT_MONTHS) {
    const details = { months, monthsNeeded: LEAST_COHORT_MONTHS };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_months', details };
  }
  return { ok: true, value: cohortsView(table) };
}
