import { AppError } from '#shared/contract/errors.ts';
import type { Gate } from '#shared/contract/common.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { GoodsKind } from '#shared/domain/goods.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { formatMajor } from '#shared/domain/money.ts';
import type { RepurchaseRate } from '#shared/contract/rfm.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { NO_STAGE, STAGE_SCHEME_IDS, STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { NO_TIER } from '#main/engine/index.ts';
import { textAt } from '#main/store/index.ts';
import { csvRecord, type Cell } from '#main/csv/index.ts';
import type { CustomerGoods } from '../goods/index.ts';
import { channelName } from '../customers/customerRow.ts';
import type { RunReader } from '../runReader.ts';
import type { GatedBody } from '../views/stored.ts';
import { actionCustomerRows, actionRows } from './actionRows.ts';
import { channelRows, cohortWorthRows, funnelRows } from './acquisitionRows.ts';
import { TABLES, type ResultTableName } from './resultTables.ts';
import { openLeadRows, scorecardRows } from './leadRows.ts';
import { benefitRows } from './benefitRows.ts';
import { needRows } from './needRows.ts';
import { outsideRows } from './outsideRows.ts';
import { migrationRows, stageRows } from './stageRows.ts';
import { contestRows, valueModelRows } from './valueRows.ts';

/**
 * One result table of a run as CSV records, the head first; made row by row, so that a table of
 * millions of customers is never held. Customers come in the order of their first appearance.
 *
 * @throws AppError NOT_FOUND for a name that no table has; TOO_FEW_DATA, CANNOT_FIT or NO_DATA when the
 * analysis behind the table was gated, with the counts of the gate; NO_RUN as the reader.
 */
export function* tableRecords(run: RunReader, name: string): Generator<string> {
  const table = TABLES.find((candidate) => candidate.name === name);
  if (!table) throw new AppError('NOT_FOUND', { details: { table: name } });
  const rows = ROWS[table.name](run);
  yield csvRecord(table.columns.map(({ id }) => id));
  for (const row of rows) yield csvRecord(row);
}

type Rows = Iterable<readonly Cell[]>;

const ROWS: Readonly<Record<ResultTableName, (run: RunReader) => Rows>> = {
  customers: customerRows,
  rfm: rfmRows,
  rfm_backtest: backtestRows,
  stages: stageRows,
  migration: migrationRows,
  stage_needs: (run) => needRows(run, open),
  cohorts: cohortRows,
  clv: clvRows,
  clv_models: modelRows,
  value_models: (run) => valueModelRows(run, open),
  contest: (run) => contestRows(run, open),
  concentration: concentrationRows,
  channels: (run) => channelRows(open(run.table('acquisition'))),
  funnel: (run) => funnelRows(open(open(run.table('acquisition')).funnel)),
  cac_cohorts: (run) => cohortWorthRows(open(run.table('acquisition'))),
  lead_scores: (run) => openLeadRows(open(run.acquisition.openLeads(detachedControl()))),
  lead_scorecard: (run) => scorecardRows(open(run.acquisition.leadScores())),
  loyalty_benefits: (run) => benefitRows(run, open),
  outside: (run) => outsideRows(run, open),
  segments: segmentRows,
  actions: actionRows,
  action_customers: actionCustomerRows,
};

/** The value behind a gate. @throws AppError with the gate's code when it is closed. */
function open<T>(body: GatedBody<T>): T {
  if (body.ok) return body.value;
  throw closed(body);
}

function closed(gate: Gate): AppError {
  const code = gate.code === 'NO_AMOUNTS' ? 'NO_DATA' : gate.code;
  return new AppError(code, { details: { reason: gate.reason, ...gate.details } });
}

function* customerRows(run: RunReader): Rows {
  const columns = run.columns();
  const ledger = run.ledger();
  const { digits } = ledger.money;
  const present = columns.need('present');
  const orders = columns.need('orders');
  const stages = STAGE_SCHEME_IDS.map((scheme) => ({
    names: STAGE_SCHEMES[scheme],
    column: columns.get(`stage_${scheme}`),
  }));
  const goodsCells = goodsWriter(run.goods());
  for (let c = 0; c < present.length; c++) {
    if (present[c] === 0) continue;
    const bought = (orders[c] as number) > 0;
    yield [
      textAt(ledger.customers, c),
      bought ? formatIsoDay(columns.need('first_day')[c] as number) : null,
      bought ? formatIsoDay(columns.need('last_day')[c] as number) : null,
      orders[c] as number,
      ledger.hasAmounts ? formatMajor(columns.need('net_revenue')[c] as number, digits) : null,
      ledger.hasAmounts ? formatMajor(columns.need('refunds')[c] as number, digits) : null,
      channelName(ledger, columns.need('channel')[c] as number),
      ...stages.map(({ names, column }) => names[column?.[c] ?? NO_STAGE] ?? null),
      ...goodsCells(c),
    ];
  }
}

/** What a customer buys, as cells of the table of customers. */
function goodsWriter(goods: CustomerGoods): (customer: number) => Cell[] {
  const named = (kind: GoodsKind, codes: Uint32Array | undefined) => (c: number) => {
    const [names, code] = [goods.names(kind), codes?.[c] ?? 0];
    return code === 0 || !names ? null : textAt(names, code);
  };
  const firstCategory = named('category', goods.first('category'));
  const firstProduct = named('product', goods.first('product'));
  const [byCategory, byProduct] = [goods.spread('category'), goods.spread('product')];
  const mainCategory = named('category', byCategory?.main);
  const known = (count: number | undefined) => (count === undefined || count < 0 ? null : count);
  return (c) => {
    const share = byCategory?.share[c] ?? Number.NaN;
    return [
      firstCategory(c),
      firstProduct(c),
      mainCategory(c),
      Number.isNaN(share) ? null : share,
      known(byCategory?.different[c]),
      known(byProduct?.different[c]),
    ];
  };
}

function* rfmRows(run: RunReader): Rows {
  open(run.table('rfm'));
  const columns = run.columns();
  const ledger = run.ledger();
  const [r, f, m] = [columns.need('r'), columns.need('f'), columns.need('m')];
  const points = columns.get('composite');
  for (let c = 0; c < r.length; c++) {
    if (r[c] === 0) continue;
    const [recency, frequency, monetary] = [r[c] as number, f[c] as number, m[c] as number];
    yield [
      textAt(ledger.customers, c),
      columns.need('recency_days')[c] as number,
      columns.need('orders')[c] as number,
      formatMajor(columns.need('net_revenue')[c] as number, ledger.money.digits),
      recency,
      frequency,
      monetary,
      100 * recency + 10 * frequency + monetary,
      RFM_CLASSES_12[columns.need('class12')[c] as number] ?? null,
      RFM_CLASSES_8[columns.need('class8')[c] as number] ?? null,
      points?.[c] ?? null,
      columns.get('grade')?.[c] ?? null,
      LOYALTY_TIERS[columns.get('loyalty')?.[c] ?? NO_TIER] ?? null,
    ];
  }
}

function* backtestRows(run: RunReader): Rows {
  const { from, to, grid, classes12 } = open(run.repurchase().backtest);
  const rate = ({ customers, ordered, low, high }: RepurchaseRate): Cell[] => [
    from,
    to,
    customers,
    ordered,
    customers > 0 ? ordered / customers : null,
    low,
    high,
    customers < FEW_CUSTOMERS ? 1 : 0,
  ];
  for (const [r, row] of grid.entries()) {
    for (const [f, cell] of row.entries()) yield ['cell', r + 1, f + 1, null, ...rate(cell)];
  }
  for (const group of classes12) yield ['class12', null, null, group.id, ...rate(group)];
}

function* cohortRows(run: RunReader): Rows {
  const { money, hasAmounts } = run.table('facts');
  const amount = (minor: number): string | null =>
    hasAmounts ? formatMajor(minor, money.digits) : null;
  for (const { cohort, size, cells } of open(run.table('cohorts')).cohorts) {
    let sum = 0;
    for (const [period, cell] of cells.entries()) {
      sum += cell.revenue;
      yield [
        cohort,
        period,
        size,
        cell.active,
        cell.active / size,
        amount(cell.revenue),
        amount(sum),
        cell.complete ? 1 : 0,
      ];
    }
  }
}

const DAYS_PER_WEEK = 7;

function* clvRows(run: RunReader): Rows {
  const value = run.table('value');
  const columns = run.columns();
  const alive = columns.get('p_alive');
  // Without amounts the model of orders stands alone; its columns are there, those of money empty.
  if (!alive) throw closed(value.clv.ok ? { ...NO_CLV } : value.clv);
  const ledger = run.ledger();
  const minor = 10 ** ledger.money.digits;
  const money = (column: Float64Array | undefined, c: number): number | null =>
    column ? (column[c] as number) / minor : null;
  const names = [
    'mean_value',
    'expected_value',
    'clv',
    'clv_low',
    'clv_high',
    'clv_before',
  ] as const;
  const [mean, expected, clv, low, high, before] = names.map((name) => columns.get(name));
  const ratio = columns.get('clv_ratio');
  const repeats = columns.need('repeats');
  for (let c = 0; c < alive.length; c++) {
    if ((repeats[c] as number) < 0) continue;
    yield [
      textAt(ledger.customers, c),
      repeats[c] as number,
      (columns.need('purchase_span')[c] as number) / DAYS_PER_WEEK,
      (columns.need('purchase_age')[c] as number) / DAYS_PER_WEEK,
      money(mean, c),
      alive[c] as number,
      columns.need('expected_orders')[c] as number,
      columns.need('expected_orders_low')[c] as number,
      columns.need('expected_orders_high')[c] as number,
      money(expected, c),
      money(clv, c),
      money(low, c),
      money(high, c),
      columns.need('p_order')[c] as number,
      money(before, c),
      ratio?.[c] ?? null,
    ];
  }
}

const NO_CLV = { ok: false, code: 'NO_DATA', reason: 'no_clv', details: {} } as const;

function* modelRows(run: RunReader): Rows {
  for (const model of open(run.table('models'))) {
    for (const { name, estimate, low, high } of model.parameters) {
      yield [
        model.model,
        name,
        estimate,
        low,
        high,
        model.logLikelihood,
        model.n,
        model.unit,
        model.converged ? 1 : 0,
      ];
    }
  }
}

function* concentrationRows(run: RunReader): Rows {
  yield* open(run.table('value').concentration).lorenz;
}

function* segmentRows(run: RunReader): Rows {
  const { customers } = run.ledger();
  for (const { name, members } of run.segments().memberships()) {
    for (let c = 0; c < members.length; c++) {
      if (members[c] === 1) yield [name, textAt(customers, c)];
    }
  }
}
