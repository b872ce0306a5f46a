import type { GoodsKind } from '#shared/domain/goods.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { groupOrders } from './groupOrders.ts';
import { goodsOfOrders, type LedgerGoods } from './goodsOfOrders.ts';
import { identityRules, ledgerVersion, type IdentityRules } from './identityRules.ts';
import type { Ledger } from './ledger.ts';
import { totalsOf, unidentifiedDays } from './ledgerTotals.ts';
import { lineGoods } from './lineGoods.ts';
import { gatherLines } from './lines.ts';
import { refundColumns } from './refundColumns.ts';
import { sortLines } from './sortLines.ts';
import { sortOrders } from './sortOrders.ts';

/** A ledger, and what its orders hold while the lines are still at hand. */
export interface BuiltLedger {
  readonly ledger: Ledger;
  /** What the orders hold; undefined where no line names anything of the kind. Read from the lines now. */
  readonly goods: (kind: GoodsKind) => LedgerGoods | undefined;
}

/**
 * Builds the ledger of all complete batches: links and unifies customers and orders, nets refunds, and keeps
 * totals that reconcile with the lines.
 *
 * @param rules which ids are one person; those of the workspace at the default confidence if left out
 * @throws AppError CURRENCY_MIXED when batches name different currencies; CANCELLED on request.
 */
export function buildLedger(
  store: Store,
  control: JobControl,
  rules: IdentityRules = identityRules(store),
): Ledger {
  return buildWithGoods(store, control, rules).ledger;
}

/** As {@link buildLedger}; whoever holds the answer holds the lines. */
export function buildWithGoods(
  store: Store,
  control: JobControl,
  rules: IdentityRules,
): BuiltLedger {
  control.progress({ phase: 'snapshot', done: 0, total: 3, unit: 'steps' });
  const lines = gatherLines(store, rules, control);
  control.progress({ phase: 'snapshot', done: 1, total: 3, unit: 'steps' });
  const sorted = sortLines(lines);
  control.check();
  const grouped = groupOrders(lines, sorted, control);
  control.progress({ phase: 'snapshot', done: 2, total: 3, unit: 'steps' });
  const { orders, adjustments, first, again } = sortOrders(grouped, lines.customers.count);
  const unlinked = refundColumns(grouped.refunds, lines.customers.count);
  const unidentified = unidentifiedDays(lines);
  const ledger: Ledger = {
    dataVersion: ledgerVersion(store, rules),
    money: lines.money,
    hasAmounts: lines.amount !== undefined,
    customers: lines.customers,
    aliases: lines.aliases,
    channels: lines.channels,
    orders,
    adjustments,
    unlinked,
    unidentified: unidentified.days,
    totals: totalsOf(lines, grouped, unidentified, { orders, adjustments, unlinked }),
  };
  control.progress({ phase: 'snapshot', done: 3, total: 3, unit: 'steps' });
  return {
    ledger,
    goods: (kind) => {
      const named = lineGoods(store, lines, kind, control);
      return (
        named && goodsOfOrders(lines, sorted, { first, again, day: orders.day }, named, control)
      );
    },
  };
}
