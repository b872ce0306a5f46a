import type { OrderColumns, Snapshot } from '#shared/domain/orderColumns.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { PeriodGrid } from './periodGrid.ts';

/** Customers by group: a code per customer, and how many codes count; higher codes are left out. */
export interface CohortGroups {
  readonly of: Uint8Array | Uint16Array;
  readonly count: number;
}

/**
 * What customers did by group, period of the first order and period since. Only pairs of group and
 * first period that somebody is in have a row, by group, then by first period. The cells of row k are
 * the indices `offset[k]` to `offset[k + 1] - 1`; the n-th of them is the n-th period after the first.
 */
export interface CohortRows {
  readonly group: Int32Array;
  /** Period of the first order, in the grid's count. */
  readonly period: Int32Array;
  /** Customers of the row. */
  readonly size: Float64Array;
  readonly offset: Uint32Array;
  /** Customers with at least one order in the period. */
  readonly active: Float64Array;
  /** Customers with at least one order in the period or in a later one. */
  readonly activeLater: Float64Array;
  readonly orders: Float64Array;
  /** Net revenue of the period, unlinked refunds of the period included, minor units. */
  readonly revenue: Float64Array;
  /** Revenue from period 0 to this period. */
  readonly cumulativeRevenue: Float64Array;
  /** 1 if the cell's period has ended by the analysis date. */
  readonly complete: Uint8Array;
  /** By period of the grid: customers with an order in it and in the one before. */
  readonly kept: Float64Array;
}

/**
 * Cohort rows of a snapshot in one pass over its orders. Without groups everybody is in group 0.
 *
 * Revenue of all cells = revenue of all customers with an order in a group: an unlinked refund dated
 * before the first order counts in period 0.
 */
export function cohortRows(
  snapshot: Snapshot,
  grid: PeriodGrid,
  groups?: CohortGroups,
  control?: EngineControl,
): CohortRows {
  const { orders, refunds } = snapshot;
  const { start, day, net } = orders;
  const { periodOf, firstDay } = grid;
  const plan = planRows(orders, grid, groups);
  const cells = plan.offset.at(-1) ?? 0;
  const active = new Float64Array(cells);
  const activeLater = new Float64Array(cells);
  const count = new Float64Array(cells);
  const revenue = new Float64Array(cells);
  const kept = new Float64Array(grid.count);
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const begin = start[c] as number;
    const end = start[c + 1] as number;
    const slot = begin === end ? -1 : slotOf(orders, grid, groups, c);
    if (slot < 0) continue;
    const first = slot % grid.count;
    const base = (plan.offset[plan.rowOfSlot[slot] as number] as number) - first;
    // Two before the first period: nobody is kept in it.
    let previous = -2;
    for (let i = begin; i < end; i++) {
      const period = periodOf[(day[i] as number) - firstDay] as number;
      const cell = base + period;
      count[cell] = (count[cell] as number) + 1;
      revenue[cell] = (revenue[cell] as number) + (net[i] as number);
      if (period === previous) continue;
      active[cell] = (active[cell] as number) + 1;
      if (period === previous + 1) kept[period] = (kept[period] as number) + 1;
      previous = period;
    }
    activeLater[base + previous] = (activeLater[base + previous] as number) + 1;
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      const period = periodOf[(refunds.day[k] as number) - firstDay] as number;
      const cell = base + Math.max(period, first);
      revenue[cell] = (revenue[cell] as number) + (refunds.amount[k] as number);
    }
  }
  const { group, period, size, offset } = plan;
  const sums = { group, period, size, offset, active, activeLater, orders: count, revenue, kept };
  return finish(grid, sums);
}

interface RowPlan extends Pick<CohortRows, 'group' | 'period' | 'size' | 'offset'> {
  /** Row of each slot `group * periods + first period`, meaningless where nobody is. */
  readonly rowOfSlot: Int32Array;
}

/** Slot of a customer with an order, -1 for one who is in no group. */
function slotOf(
  orders: OrderColumns,
  grid: PeriodGrid,
  groups: CohortGroups | undefined,
  customer: number,
): number {
  const group = groups === undefined ? 0 : (groups.of[customer] as number);
  if (groups !== undefined && group >= groups.count) return -1;
  const day = orders.day[orders.start[customer] as number] as number;
  return group * grid.count + (grid.periodOf[day - grid.firstDay] as number);
}

function planRows(orders: OrderColumns, grid: PeriodGrid, groups?: CohortGroups): RowPlan {
  const sizes = new Float64Array((groups?.count ?? 1) * grid.count);
  for (let c = 0; c < orders.customers; c++) {
    if (orders.start[c] === orders.start[c + 1]) continue;
    const slot = slotOf(orders, grid, groups, c);
    if (slot >= 0) sizes[slot] = (sizes[slot] as number) + 1;
  }
  const slots = Int32Array.from(sizes.keys()).filter((slot) => (sizes[slot] as number) > 0);
  const rowOfSlot = new Int32Array(sizes.length);
  const offset = new Uint32Array(slots.length + 1);
  const period = slots.map((slot) => slot % grid.count);
  for (const [row, slot] of slots.entries()) {
    rowOfSlot[slot] = row;
    offset[row + 1] = (offset[row] as number) + grid.count - (period[row] as number);
  }
  return {
    rowOfSlot,
    group: slots.map((slot) => Math.floor(slot / grid.count)),
    period,
    size: Float64Array.from(slots, (slot) => sizes[slot] as number),
    offset,
  };
}

/** Running sums along each row: revenue forward, the last order's period backward. */
function finish(
  grid: PeriodGrid,
  sums: Omit<CohortRows, 'cumulativeRevenue' | 'complete'>,
): CohortRows {
  const cumulativeRevenue = new Float64Array(sums.revenue.length);
  const complete = new Uint8Array(sums.revenue.length).fill(1);
  for (let row = 0; row < sums.size.length; row++) {
    const begin = sums.offset[row] as number;
    const end = sums.offset[row + 1] as number;
    let running = 0;
    for (let cell = begin; cell < end; cell++) {
      running += sums.revenue[cell] as number;
      cumulativeRevenue[cell] = running;
    }
    let later = 0;
    for (let cell = end - 1; cell >= begin; cell--) {
      later += sums.activeLater[cell] as number;
      sums.activeLater[cell] = later;
    }
    // The last cell of every row is the period of the analysis date.
    if (!grid.lastComplete) complete[end - 1] = 0;
  }
  return { ...sums, cumulativeRevenue, complete };
}
