import type { ModelAgeView, ModelFit } from '#shared/contract/valueWatch.ts';
import type { ClvView } from '#shared/contract/value.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import { StoredResults } from '../storedResults.ts';
import type { GatedBody } from '../views/stored.ts';

/** A quarter: models older than this should be fitted anew (requirement 4.29). */
const DUE_DAYS = 91;

/**
 * When the models of a run were fitted, on orders up to when, how many days of orders have come since,
 * and what an earlier run had found. Days are those of the orders, never today's.
 */
export function modelAge(store: Store, record: RunRecord): GatedBody<ModelAgeView> {
  const fit = fitOf(store, record);
  if (!fit.ok) return fit;
  const dataUpTo = store.batches
    .sources()
    .filter(({ kind }) => isLedgerKind(kind))
    .reduce((latest, { lastDay }) => Math.max(latest, lastDay ?? latest), record.asOf);
  return {
    ok: true,
    value: {
      fit: fit.value,
      dataUpTo: formatIsoDay(dataUpTo),
      ageDays: dataUpTo - record.asOf,
      dueDays: DUE_DAYS,
      previous: previousFit(store, record),
    },
  };
}

/** The latest earlier run that rests on other orders, or on those of another day. */
function previousFit(store: Store, record: RunRecord): ModelFit | null {
  const orders = ordersOf(store, record);
  for (const run of store.runs.list().reverse()) {
    if (run.id >= record.id || ordersOf(store, run) === orders) continue;
    const fit = fitOf(store, run);
    if (fit.ok) return fit.value;
  }
  return null;
}

/** What tells the orders of two runs apart: files of costs or leads do not. */
function ordersOf(store: Store, record: RunRecord): string {
  const { asOf, customers, orders, net } = new StoredResults(store, record).table('facts');
  return [asOf, customers, orders, net].join(' ');
}

function fitOf(store: Store, record: RunRecord): GatedBody<ModelFit> {
  const results = new StoredResults(store, record);
  const models = results.table('models');
  if (!models.ok) return models;
  const { clv } = results.table('value');
  return {
    ok: true,
    value: {
      runId: record.id,
      asOf: formatIsoDay(record.asOf),
      createdAt: record.createdAt,
      engineVersion: record.engineVersion,
      models: models.value,
      expectedOrders: clv.ok ? clv.value.expectedOrders : null,
      total: clv.ok ? clv.value.total : null,
      terms: clv.ok ? termsOf(clv.value) : null,
    },
  };
}

function termsOf({ horizonMonths, yearlyRate, margin }: ClvView): ModelFit['terms'] {
  return { horizonMonths, yearlyRate, margin };
}
