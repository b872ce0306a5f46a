import {
  DEFAULT_CLV_SETTINGS,
  fitClv,
  fitPareto,
  monthlyCohorts,
  purchaseSummary,
  purchaseTable,
  RFM_MOST_LEVELS,
  rfmCell,
  scoreRfm,
  stageHistory,
  type CohortTable,
  type RfmScores,
  type StageHistory,
} from '#main/engine/index.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { dayOf, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { COHORTS_SQL, loadedDuckDb, RFM_SQL, STAGES_SQL } from './engineSql.ts';

/**
 * RFM, four stage schemes month by month and cohorts over a million orders, against the same questions
 * in DuckDB SQL over a loaded in-memory table; both must give equal counts. Then BG/NBD and Pareto/NBD.
 * The value models have no peer here: Python's lifetimes is not installed (docs name its known times).
 */
const SQL_SCHEMES = ['behaviour', 'time', 'value', 'composite'] as const;
const ORDERS = 1_000_000;
const ROUNDS = 3;

interface Line {
  readonly question: string;
  readonly engine: number;
  readonly duckdb: number | undefined;
}

/** Best of some rounds, in milliseconds, and the last result. */
async function best<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  let ms = Number.POSITIVE_INFINITY;
  let result: T | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    result = await work();
    ms = Math.min(ms, performance.now() - begin);
  }
  return { ms, result: result as T };
}

type Row = Record<string, unknown>;

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

function number(row: Row, column: string): number {
  return Number(row[column]);
}

function assertEqual(what: string, ours: number, theirs: number): void {
  if (ours !== theirs) throw new Error(`${what}: engine ${String(ours)}, DuckDB ${String(theirs)}`);
}

function checkRfm(scores: RfmScores, rows: Row[]): void {
  const theirs = new Float64Array(RFM_MOST_LEVELS ** 3);
  for (const row of rows) {
    theirs[rfmCell(number(row, 'r'), number(row, 'f'), number(row, 'm'))] = number(row, 'n');
  }
  for (const [cell, n] of theirs.entries()) {
    assertEqual(`RFM cell ${String(cell)}`, scores.cells[cell] as number, n);
  }
}

function checkStages(history: StageHistory<(typeof SQL_SCHEMES)[number]>, rows: Row[]): void {
  for (const scheme of SQL_SCHEMES) {
    const ours = history.schemes[scheme].customers;
    const theirs = new Float64Array(ours.length);
    for (const row of rows) {
      const cell =
        number(row, scheme) * history.months + (number(row, 'month') - history.firstMonth);
      theirs[cell] = (theirs[cell] as number) + number(row, 'n');
    }
    for (const [cell, n] of theirs.entries()) {
      assertEqual(`${scheme} cell ${String(cell)}`, ours[cell] as number, n);
    }
  }
}

function checkCohorts(table: CohortTable, rows: Row[]): void {
  const rowOf = new Map(Array.from(table.month, (month, row) => [month, row]));
  let orders = 0;
  for (const row of rows) {
    const cohort = rowOf.get(number(row, 'cohort')) ?? Number.NaN;
    const cell = (table.offset[cohort] as number) + number(row, 'period');
    assertEqual('cohort active', table.active[cell] as number, number(row, 'active'));
    assertEqual('cohort revenue', table.revenue[cell] as number, number(row, 'revenue'));
    orders += number(row, 'orders');
  }
  assertEqual(
    'cohort orders',
    table.orders.reduce((sum, n) => sum + n, 0),
    orders,
  );
}

async function againstDuckDb(snapshot: Snapshot): Promise<Line[]> {
  const connection = await loadedDuckDb(snapshot);
  const asOf = formatIsoDay(snapshot.asOf);
  const rfm = await best(() => scoreRfm(snapshot));
  const stages = await best(() => stageHistory(snapshot, DEFAULT_STAGE_RULES, SQL_SCHEMES));
  const cohorts = await best(() => monthlyCohorts(snapshot));
  const rfmSql = await best(() => rowsOf(connection, RFM_SQL(asOf)));
  const stagesSql = await best(() => rowsOf(connection, STAGES_SQL(asOf)));
  const cohortsSql = await best(() => rowsOf(connection, COHORTS_SQL));
  if (!rfm.result.ok) throw new Error('RFM is gated');
  checkRfm(rfm.result.value, rfmSql.result);
  checkStages(stages.result, stagesSql.result);
  checkCohorts(cohorts.result, cohortsSql.result);
  return [
    { question: 'RFM scores', engine: rfm.ms, duckdb: rfmSql.ms },
    { question: 'four stage schemes, 36 months', engine: stages.ms, duckdb: stagesSql.ms },
    { question: 'monthly cohorts', engine: cohorts.ms, duckdb: cohortsSql.ms },
    {
      question: 'all three',
      engine: rfm.ms + stages.ms + cohorts.ms,
      duckdb: rfmSql.ms + stagesSql.ms + cohortsSql.ms,
    },
  ];
}

/** 36 months of a simulated base, the last month unfinished. */
function base(customers: number, seed: number): Snapshot {
  return simulatedSnapshot({
    seed,
    customers,
    firstDay: dayOf('2021-01-01'),
    lastStart: dayOf('2023-12-20'),
    asOf: dayOf('2023-12-20'),
    r: 0.9,
    alpha: 45,
    a: 0.8,
    b: 6,
    p: 6,
    q: 4,
    v: 1500,
  });
}

/** The first million orders of a base, and the customers who made them. */
function million(): Snapshot {
  const whole = base(200_000, 1);
  const customers = whole.orders.start.findIndex((end) => end >= ORDERS);
  const start = whole.orders.start.slice(0, customers + 1);
  start[customers] = ORDERS;
  return {
    asOf: whole.asOf,
    orders: {
      customers,
      start,
      day: whole.orders.day.slice(0, ORDERS),
      net: whole.orders.net.slice(0, ORDERS),
      channel: new Uint16Array(ORDERS),
    },
    refunds: { ...whole.refunds, start: new Uint32Array(customers + 1) },
  };
}

/** Summary, fit and score of all customers of a simulated base. */
async function value(customers: number): Promise<Line> {
  const snapshot = base(customers, 5);
  const { ms, result } = await best(() => fitClv(purchaseSummary(snapshot), DEFAULT_CLV_SETTINGS));
  if (!result.ok) throw new Error(`value is gated: ${result.reason}`);
  const fit = result.value.orders.fit;
  process.stdout.write(
    `BG/NBD: ${String(fit.customers)} customers in ${String(fit.mergedRows)} merged rows, ` +
      `log-likelihood ${fit.logLikelihood.toFixed(4)}, converged ${String(fit.converged)}\n`,
  );
  const question = `summary, BG/NBD, Gamma-Gamma, value of ${customers.toLocaleString('en')}`;
  return { question, engine: ms, duckdb: undefined };
}

/** Pareto/NBD alone on the purchases of a simulated base, in weeks. */
async function pareto(customers: number): Promise<Line> {
  const { frequency, recencyDays, ageDays } = purchaseSummary(base(customers, 5));
  const table = purchaseTable(frequency, recencyDays, ageDays, 7);
  const { ms, result } = await best(() => fitPareto(table));
  if (!result.ok) throw new Error(`Pareto/NBD is gated: ${result.reason}`);
  process.stdout.write(`Pareto/NBD: log-likelihood ${result.value.logLikelihood.toFixed(4)}\n`);
  const question = `Pareto/NBD fit of ${customers.toLocaleString('en')}`;
  return { question, engine: ms, duckdb: undefined };
}

function print(lines: readonly Line[]): void {
  process.stdout.write(
    `${'question'.padEnd(52)}${'engine ms'.padStart(12)}${'DuckDB ms'.padStart(12)}${'ratio'.padStart(9)}\n`,
  );
  for (const { question, engine, duckdb } of lines) {
    const peer = duckdb === undefined ? '-' : duckdb.toFixed(0);
    const ratio = duckdb === undefined ? '-' : (engine / duckdb).toFixed(3);
    process.stdout.write(
      `${question.padEnd(52)}${engine.toFixed(0).padStart(12)}${peer.padStart(12)}${ratio.padStart(9)}\n`,
    );
  }
}

const snapshot = million();
process.stdout.write(
  `${ORDERS.toLocaleString('en')} orders of ${snapshot.orders.customers.toLocaleString('en')} customers\n`,
);
const lines = await againstDuckDb(snapshot);
lines.push(await value(100_000), await value(1_000_000), await pareto(1_000_000));
print(lines);
