import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { groupOrders, NOT_COUNTED, type GroupedOrders } from './groupOrders.ts';
import { identityRules, ledgerVersion, type IdentityRules } from './identityRules.ts';
import type {
  Ledger,
  LedgerAdjustments,
  LedgerOrders,
  LedgerRefunds,
  LedgerTotals,
  UnidentifiedDays,
} from './ledger.ts';
import { gatherLines, type LineColumns } from './lines.ts';
import { refundColumns, startsOf } from './refundColumns.ts';
import { sortLines } from './sortLines.ts';

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
  control.progress({ phase: 'snapshot', done: 0, total: 3, unit: 'steps' });
  const lines = gatherLines(store, rules, control);
  control.progress({ phase: 'snapshot', done: 1, total: 3, unit: 'steps' });
  const sorted = sortLines(lines);
  control.check();
  const grouped = groupOrders(lines, sorted, control);
  control.progress({ phase: 'snapshot', done: 2, total: 3, unit: 'steps' });
  const { orders, adjustments } = sortOrders(grouped, lines.customers.count);
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
  return ledger;
}

/** Puts each customer's orders into the order of their moments; equal moments by amount, channel. */
function sortOrders(
  grouped: GroupedOrders,
  customers: number,
): { orders: LedgerOrders; adjustments: LedgerAdjustments } {
  const { count } = grouped;
  const start = startsOf(grouped.customer, customers);
  const place = new Uint32Array(count);
  for (let o = 0; o < count; o++) place[o] = o;
  const before = (a: number, b: number): number =>
    (grouped.day[a] as number) - (grouped.day[b] as number) ||
    (grouped.second[a] as number) - (grouped.second[b] as number) ||
    (grouped.amount[a] as number) - (grouped.amount[b] as number) ||
    (grouped.channel[a] as number) - (grouped.channel[b] as number);
  let moved = false;
  for (let c = 0; c < customers; c++) {
    const from = start[c] as number;
    const to = start[c + 1] as number;
    for (let o = from + 1; o < to; o++) {
      if (before(o - 1, o) > 0) {
        place.subarray(from, to).sort(before);
        moved = true;
        break;
      }
    }
  }
  const adjustments = moved ? movedAdjustments(grouped, place) : grouped.adjustments;
  const orders = moved
    ? {
        start,
        day: grouped.day.map((_, i) => grouped.day[place[i] as number] as number),
        amount: grouped.amount.map((_, i) => grouped.amount[place[i] as number] as number),
        channel: grouped.channel.map((_, i) => grouped.channel[place[i] as number] as number),
      }
    : { start, day: grouped.day, amount: grouped.amount, channel: grouped.channel };
  return { orders, adjustments };
}

function movedAdjustments(grouped: GroupedOrders, place: Uint32Array): LedgerAdjustments {
  const { order, day, amount } = grouped.adjustments;
  const now = new Uint32Array(place.length);
  for (let i = 0; i < place.length; i++) now[place[i] as number] = i;
  const sorted = new Uint32Array(order.length);
  for (let k = 0; k < order.length; k++) sorted[k] = k;
  sorted.sort(
    (a, b) => (now[order[a] as number] as number) - (now[order[b] as number] as number) || a - b,
  );
  return {
    order: sorted.map((k) => now[order[k] as number] as number),
    day: Int32Array.from(sorted, (k) => day[k] as number),
    amount: Float64Array.from(sorted, (k) => amount[k] as number),
  };
}

interface Unidentified {
  readonly days: UnidentifiedDays;
  readonly lines: number;
  readonly amount: number;
  /** Lines without a customer that do not count, per status 1 to 5. */
  readonly notCounted: readonly { lines: number; amount: number }[];
}

function unidentifiedDays(lines: LineColumns): Unidentified {
  const byDay = new Map<number, { lines: number; amount: number }>();
  const notCounted = NOT_COUNTED.map(() => ({ lines: 0, amount: 0 }));
  const all = { lines: 0, amount: 0 };
  for (let i = 0; i < lines.count; i++) {
    if ((lines.customer[i] as number) >= 0) continue;
    const value = lines.amount ? (lines.amount[i] as number) : 0;
    const status = lines.status ? (lines.status[i] as number) : 0;
    const day = lines.day[i] as number;
    let bucket = status === 0 ? byDay.get(day) : notCounted[status - 1];
    if (!bucket) {
      bucket = { lines: 0, amount: 0 };
      byDay.set(day, bucket);
    }
    bucket.lines++;
    bucket.amount += value;
    if (status === 0) {
      all.lines++;
      all.amount += value;
    }
  }
  const days = [...byDay.entries()].sort((a, b) => a[0] - b[0]);
  return {
    ...all,
    days: {
      day: Int32Array.from(days, ([day]) => day),
      amount: Float64Array.from(days, ([, sums]) => sums.amount),
      lines: Uint32Array.from(days, ([, sums]) => sums.lines),
    },
    notCounted,
  };
}

function totalsOf(
  lines: LineColumns,
  grouped: GroupedOrders,
  unidentified: Unidentified,
  parts: { orders: LedgerOrders; adjustments: LedgerAdjustments; unlinked: LedgerRefunds },
): LedgerTotals {
  const net = Float64Array.from(parts.orders.amount);
  parts.adjustments.order.forEach((order, k) => {
    net[order] = (net[order] as number) + (parts.adjustments.amount[k] as number);
  });
  let ordersNet = 0;
  let belowZero = 0;
  let ordersCounting = 0;
  let ordersZero = 0;
  for (let o = 0; o < net.length; o++) {
    const value = net[o] as number;
    if (value < 0) belowZero += value;
    else ordersNet += value;
    if (value > 0 || !lines.amount) ordersCounting++;
    else if (value === 0) ordersZero++;
  }
  const reasons = grouped.notCounted.map((bucket, k) => ({
    lines: bucket.lines + (unidentified.notCounted[k]?.lines ?? 0),
    amount: bucket.amount + (unidentified.notCounted[k]?.amount ?? 0),
  }));
  const notCountedLines = reasons.reduce((sum, reason) => sum + reason.lines, 0);
  return {
    lines: lines.count,
    amount: lines.amount ? lines.amount.reduce((sum, value) => sum + value, 0) : 0,
    orderLines: lines.count - unidentified.lines - notCountedLines - grouped.refundLines,
    ordersNet,
    ordersCounting,
    ordersZero,
    unlinkedLines: grouped.refundLines,
    unlinked: belowZero + parts.unlinked.amount.reduce((sum, value) => sum + value, 0),
    unidentifiedLines: unidentified.lines,
    unidentified: unidentified.amount,
    notCountedLines,
    notCounted: reasons.reduce((sum, reason) => sum + reason.amount, 0),
    notCountedByReason: reasons,
    ...daySpan(lines.day),
  };
}

function daySpan(days: Int32Array): { firstDay: number; lastDay: number } {
  if (days.length === 0) return { firstDay: 0, lastDay: -1 };
  let firstDay = days[0] as number;
  let lastDay = firstDay;
  for (let i = 1; i < days.length; i++) {
    const day = days[i] as number;
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  }
  return { firstDay, lastDay };
}
