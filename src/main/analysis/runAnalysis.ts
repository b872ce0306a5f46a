import type { ClvView, RunSummary } from '#shared/contract/analysis.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  concentration,
  DEFAULT_CLV_SETTINGS,
  DEFAULT_RFM_SETTINGS,
  ENGINE_VERSION,
  fitClv,
  monthlyCohorts,
  purchaseSummary,
  sumOfLogGaps,
  scoreRfm,
  type OrderModelName,
} from '#main/engine/index.ts';
import {
  currentLedger,
  defaultAsOf,
  identityRules,
  ledgerKey,
  moneyTotalsAt,
  purchasesAt,
  snapshotAt,
  type Ledger,
  type MoneyTotals,
} from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import { acquisitionPart } from './acquisition/acquisitionPart.ts';
import { importedCosts, type ImportedCosts } from './acquisition/importedCosts.ts';
import { contestPart } from './contestPart.ts';
import { customerFacts, type CustomerFacts } from './customerFacts.ts';
import { RunReader } from './runReader.ts';
import { stagesPart } from './stages/index.ts';
import type { RunColumnSet } from './runColumns.ts';
import { cohortsView } from './views/cohortsView.ts';
import { findingsOf } from './views/findings.ts';
import { kpiFigures } from './views/kpiValues.ts';
import { overviewView } from './views/overviewView.ts';
import { rfmView } from './views/rfmView.ts';
import { migrationView, monthsBefore } from './views/stagesView.ts';
import {
  NO_AMOUNTS,
  NO_CUSTOMERS,
  type CohortsBody,
  type GatedBody,
  type RfmBody,
  type RunFacts,
  type RunTables,
} from './views/stored.ts';
import { clvView, modelsOf, valuesOf, valueView } from './views/valueView.ts';
import { writeRun } from './writeRun.ts';

/** Cohorts of fewer months than this are no cohorts yet. */
const LEAST_COHORT_MONTHS = 3;
const STEPS = 7;
const CLV_UNIT = 'week';
const CLV_UNIT_DAYS = 7;

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
  store.cache.retain([ledgerKey(ledger.dataVersion)]);
  const asOf = analysisDate(ledger, settings);
  const step = (done: number): void => {
    control.check();
    control.progress({ phase: 'analysing', done, total: STEPS, unit: 'steps' });
  };
  step(0);
  const costs = importedCosts(store);
  const results = analyse(ledger, snapshotAt(ledger, asOf), costs, settings, control, step);
  const record = writeRun(
    store,
    {
      asOf,
      settings: canonicalJson(settings),
      dataVersion: ledger.dataVersion,
      engineVersion: ENGINE_VERSION,
      ...results,
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
  readonly tables: RunTables;
  readonly columns: RunColumnSet;
}

function analyse(
  ledger: Ledger,
  snapshot: Snapshot,
  costs: ImportedCosts | undefined,
  settings: AnalysisSettings,
  control: JobControl,
  step: (done: number) => void,
): Results {
  const { hasAmounts } = ledger;
  const rules = settings.stageRules;
  const columns = customerFacts(ledger, snapshot);
  const money = moneyTotalsAt(ledger, snapshot);
  const facts = factsOf(ledger, snapshot, columns, money);
  const rfm = rfmPart(snapshot, settings, hasAmounts, facts.customers, control);
  step(1);
  const cohorts = cohortsPart(snapshot, facts.customers, control);
  const values = concentration(valuesOf(columns.net_revenue, columns.orders));
  step(2);
  const contest = contestPart(purchasesAt(ledger, snapshot), ledger.customers, control);
  step(3);
  const clv = clvPart(ledger, snapshot, settings, contest.model, control);
  const acquisition = acquisitionPart(
    { ledger, snapshot, costs, outlook: clv.columns.clv, customers: facts.customers, settings },
    control,
  );
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
  step(5);
  const value = valueView({
    hasAmounts,
    money,
    customers: facts.customers,
    concentration: values,
    stages: stages.at,
    orders: columns.orders,
    clv: clv.view,
    contest: contest.view,
  });
  const figures = kpiFigures(snapshot, rules, ledger.totals.firstDay, control);
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
    customers: facts.customers,
    oneOrder: columns.orders.reduce((n, count) => n + (count === 1 ? 1 : 0), 0),
  });
  step(6);
  return {
    tables: {
      facts,
      overview: overviewView({ figures, hasAmounts, clv: clv.view, findings }),
      rfm: rfm.view,
      cohorts,
      value,
      acquisition,
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

function rfmPart(
  snapshot: Snapshot,
  settings: AnalysisSettings,
  hasAmounts: boolean,
  customers: number,
  control: JobControl,
): { view: RfmBody; columns: RunColumnSet } {
  if (!hasAmounts) return { view: NO_AMOUNTS, columns: {} };
  const scored = scoreRfm(snapshot, { ...DEFAULT_RFM_SETTINGS, line: settings.rfm.line }, control);
  if (!scored.ok) return { view: scored, columns: {} };
  const { r, f, m, class12, class8 } = scored.value;
  return {
    view: { ok: true, value: rfmView(scored.value, customers) },
    columns: { r, f, m, class12, class8 },
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

interface ClvPart {
  readonly view: GatedBody<ClvView>;
  readonly models: RunTables['models'];
  readonly columns: RunColumnSet;
}

/**
 * The value models. Without amounts the model of orders still runs: who is likely to order needs no
 * money, so its columns are there and only the value is gated.
 */
function clvPart(
  ledger: Ledger,
  snapshot: Snapshot,
  settings: AnalysisSettings,
  model: OrderModelName,
  control: JobControl,
): ClvPart {
  const purchases = purchasesAt(ledger, snapshot);
  const summary = purchaseSummary(purchases, snapshot.asOf, control);
  const fitted = fitClv(
    summary,
    {
      ...DEFAULT_CLV_SETTINGS,
      model,
      unit: CLV_UNIT,
      horizonMonths: settings.clv.horizonMonths,
      yearlyRate: settings.clv.yearlyRate,
      minorPerMajor: 10 ** ledger.money.digits,
    },
    control,
    model === 'mbgcnbdk'
      ? sumOfLogGaps(purchases, CLV_UNIT_DAYS, snapshot.asOf, control)
      : undefined,
  );
  if (!fitted.ok) return { view: fitted, models: fitted, columns: {} };
  const { gammaGamma } = fitted.value;
  const models = modelsOf(fitted.value, ledger.hasAmounts ? gammaGamma : undefined, CLV_UNIT);
  const found = fitted.value.columns;
  const orders = {
    repeats: found.frequency,
    purchase_span: summary.recencyDays,
    purchase_age: summary.ageDays,
    p_alive: found.pAlive,
    p_order: found.pOrder,
    expected_orders: found.expectedOrders,
    expected_orders_low: found.expectedOrdersLow,
    expected_orders_high: found.expectedOrdersHigh,
  };
  if (!ledger.hasAmounts) {
    return { view: NO_AMOUNTS, models: { ok: true, value: models }, columns: orders };
  }
  const margin = settings.clv.margin ?? 1;
  const earned = (column: Float64Array): Float64Array => column.map((value) => value * margin);
  const clv = earned(found.clv);
  return {
    view: { ok: true, value: clvView(fitted.value, models, clv, settings.clv) },
    models: { ok: true, value: models },
    columns: {
      ...orders,
      mean_value: found.meanValue,
      expected_value: found.expectedValue,
      clv,
      clv_low: earned(found.clvLow),
      clv_high: earned(found.clvHigh),
    },
  };
}
