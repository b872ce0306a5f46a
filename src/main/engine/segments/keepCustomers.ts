import type { OrderColumns, RefundColumns, Snapshot } from '#shared/domain/orderColumns.ts';
import type { Marks } from './combine.ts';

/**
 * The snapshot of the marked customers alone, renumbered in their order: what an analysis takes to
 * obey a filter. One pass over the columns; the given snapshot is not touched.
 */
export function keepCustomers(snapshot: Snapshot, marks: Marks): Snapshot {
  return {
    asOf: snapshot.asOf,
    orders: keepOrders(snapshot.orders, marks),
    refunds: keepRefunds(snapshot.refunds, marks),
  };
}

function keepOrders(orders: OrderColumns, marks: Marks): OrderColumns {
  const { start, runs } = keptRuns(orders.start, marks);
  return {
    customers: start.length - 1,
    start,
    day: joined(orders.day, runs, start),
    net: joined(orders.net, runs, start),
    channel: joined(orders.channel, runs, start),
  };
}

function keepRefunds(refunds: RefundColumns, marks: Marks): RefundColumns {
  const { start, runs } = keptRuns(refunds.start, marks);
  return {
    start,
    day: joined(refunds.day, runs, start),
    amount: joined(refunds.amount, runs, start),
  };
}

/** New starts, and the ranges to copy: neighbours are one range. */
function keptRuns(
  start: Uint32Array,
  marks: Marks,
): { readonly start: Uint32Array; readonly runs: readonly (readonly [number, number])[] } {
  const kept = marks.reduce((sum, mark) => sum + mark, 0);
  const out = new Uint32Array(kept + 1);
  const runs: [number, number][] = [];
  let n = 0;
  for (let c = 0; c < marks.length; c++) {
    if (marks[c] === 0) continue;
    const [from, to] = [start[c] as number, start[c + 1] as number];
    out[n + 1] = (out[n] as number) + to - from;
    n++;
    const last = runs.at(-1);
    if (last?.[1] === from) last[1] = to;
    else if (to > from) runs.push([from, to]);
  }
  return { start: out, runs };
}

function joined<T extends Int32Array | Float64Array | Uint16Array>(
  values: T,
  runs: readonly (readonly [number, number])[],
  start: Uint32Array,
): T {
  const out = new (values.constructor as new (length: number) => T)(start.at(-1) ?? 0);
  let at = 0;
  for (const [from, to] of runs) {
    out.set(values.subarray(from, to), at);
    at += to - from;
  }
  return out;
}
