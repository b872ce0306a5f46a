import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { customerTotals } from '../customerTotals.ts';
import { rfmCell } from './classes.ts';
import { quantileCuts, scoreOf } from './cutPoints.ts';
import { orderedWithin } from './repurchase.ts';

/** Columns of the three dimensions, higher is better: minus the days of silence, orders, net revenue. */
export type Dimensions<T> = readonly [recency: T, frequency: T, monetary: T];

/** The customers of a past day and whether they ordered in the period after it. */
export interface PastScores {
  readonly day: Day;
  /** Last day of the period. */
  readonly end: Day;
  readonly values: Dimensions<Int32Array | Float64Array>;
  readonly ordered: Uint8Array;
  readonly orderedCount: number;
}

/** What the customers had done by the end of `day`, and who ordered up to `end`. */
export function pastScores(snapshot: Snapshot, day: Day, end: Day): PastScores {
  const totals = customerTotals(snapshot, day);
  const within = orderedWithin(snapshot.orders, day, end);
  const silence = new Int32Array(totals.buyers);
  const orders = new Int32Array(totals.buyers);
  const net = new Float64Array(totals.buyers);
  const ordered = new Uint8Array(totals.buyers);
  let n = 0;
  let orderedCount = 0;
  for (let c = 0; c < within.length; c++) {
    if (totals.orders[c] === 0) continue;
    silence[n] = (totals.lastDay[c] as number) - day;
    orders[n] = totals.orders[c] as number;
    net[n] = totals.net[c] as number;
    ordered[n] = within[c] as number;
    orderedCount += within[c] as number;
    n++;
  }
  return { day, end, values: [silence, orders, net], ordered, orderedCount };
}

/** The quantile cut points of a past day's own customers. */
export function quantilesOf({ values }: PastScores, parts: number): Dimensions<Float64Array> {
  const of = (column: Int32Array | Float64Array): Float64Array =>
    Float64Array.from(quantileCuts(column.slice().sort(), parts));
  return [of(values[0]), of(values[1]), of(values[2])];
}

/** Customers and who of them ordered, by cell of the RFM cube. */
export interface CellCounts {
  readonly customers: Float64Array;
  readonly ordered: Float64Array;
}

/** Counts a past day's customers by their cell under some cut points, on top of `counts`. */
export function countCells(
  { values, ordered }: PastScores,
  cuts: Dimensions<Float64Array>,
  counts: CellCounts,
): void {
  const [silence, orders, net] = values;
  for (let i = 0; i < ordered.length; i++) {
    const cell = rfmCell(
      scoreOf(silence[i] as number, cuts[0]),
      scoreOf(orders[i] as number, cuts[1]),
      scoreOf(net[i] as number, cuts[2]),
    );
    counts.customers[cell] = (counts.customers[cell] as number) + 1;
    counts.ordered[cell] = (counts.ordered[cell] as number) + (ordered[i] as number);
  }
}
