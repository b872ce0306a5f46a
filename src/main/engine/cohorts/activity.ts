import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { CohortGroups } from './cohortRows.ts';
import type { PeriodGrid } from './periodGrid.ts';

/** Customers by period of the grid. */
export interface PeriodActivity {
  /** With at least one order in the period. */
  readonly active: Float64Array;
  /** Active in the period and in the one before. */
  readonly kept: Float64Array;
}

/** Who ordered in each period, and who of them in the period before; one pass over the orders. */
export function periodActivity(
  snapshot: Snapshot,
  grid: PeriodGrid,
  groups?: CohortGroups,
  control?: EngineControl,
): PeriodActivity {
  const { orders } = snapshot;
  const active = new Float64Array(grid.count);
  const kept = new Float64Array(grid.count);
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    if (groups !== undefined && (groups.of[c] as number) >= groups.count) continue;
    let previous = -2;
    for (let i = orders.start[c] as number; i < (orders.start[c + 1] as number); i++) {
      const period = grid.periodOf[(orders.day[i] as number) - grid.firstDay] as number;
      if (period === previous) continue;
      active[period] = (active[period] as number) + 1;
      if (period === previous + 1) kept[period] = (kept[period] as number) + 1;
      previous = period;
    }
  }
  return { active, kept };
}
