import { NOT_COUNTED, type GroupedOrders } from './groupOrders.ts';
import type {
  LedgerAdjustments,
  LedgerOrders,
  LedgerRefunds,
  LedgerTotals,
  UnidentifiedDays,
} from './ledger.ts';
import type { LineColumns } from './lines.ts';

/** Lines of nobody. */
export interface Unidentified {
  readonly days: UnidentifiedDays;
  readonly lines: number;
  readonly amount: number;
  /** Lines without a customer that do not count, per status 1 to 5. */
  readonly notCounted: readonly { lines: number; amount: number }[];
}

/** Counting lines without a customer by day, and those that do not count. */
export function unidentifiedDays(lines: LineColumns): Unidentified {
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

/** Sums in which every line is once. */
export function totalsOf(
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
