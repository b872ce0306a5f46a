import type { CohortCell, RetentionCohorts } from '#shared/contract/retention.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { firstDayOfPeriod, lastDayOfPeriod, type PeriodUnit } from '#shared/domain/periods.ts';
import type { CohortBy } from '#shared/domain/retention.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  activeByPeriod,
  cohortLine,
  cohortRows,
  periodGrid,
  type CohortLine,
  type CohortRows,
  type PeriodGrid,
} from '#main/engine/index.ts';
import { NOBODY_CHOSEN, type Body, type GatedBody } from '../views/stored.ts';
import type { CustomerGroups } from './customerGroups.ts';

/** Cohorts of fewer periods than this are no cohorts yet. */
const LEAST_PERIODS = 3;
/** Newest cohorts, and periods of each, that cross to the screen: two years of weeks. */
const MOST_COHORTS = 104;

type Cohort = RetentionCohorts['cohorts'][number];

/** Cohorts of grouped customers. `groups` is undefined where cohort and period are the same unit. */
export interface CohortQuestion {
  readonly by: CohortBy;
  readonly period: PeriodUnit;
  readonly groups: CustomerGroups;
}

/** The answer of `retention.cohorts`, or a gate with the counts of the customers asked about. */
export function cohortsAnswer(
  snapshot: Snapshot,
  { by, period, groups }: CohortQuestion,
  control: JobControl,
): GatedBody<Body<RetentionCohorts>> {
  const grid = periodGrid(snapshot, period);
  const table = cohortRows(snapshot, grid, groups, control);
  if (table.size.length === 0) return NOBODY_CHOSEN;
  if (grid.count < LEAST_PERIODS) {
    const details = { periods: grid.count, periodsNeeded: LEAST_PERIODS };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_periods', details };
  }
  const all = by === period ? rowCohorts(table, grid) : groupCohorts(table, groups.ids);
  const cohorts = all.slice(-MOST_COHORTS);
  return {
    ok: true,
    value: {
      by,
      period,
      customers: table.size.reduce((sum, size) => sum + size, 0),
      earlier: all.length - cohorts.length,
      cohorts: cohorts.map((cohort) => ({ ...cohort, cells: cohort.cells.slice(0, MOST_COHORTS) })),
      mean: lineCells(cohortLine(table)).slice(0, MOST_COHORTS),
      plainMean: plainMean(all).slice(0, MOST_COHORTS),
      periods: grid.count,
      calendar: calendarOf(table, grid),
    },
  };
}

/** A cohort per period of the first order; its last cell may be open. */
function rowCohorts(table: CohortRows, grid: PeriodGrid): Cohort[] {
  return Array.from(table.size, (size, row) => {
    const begin = table.offset[row] as number;
    const length = (table.offset[row + 1] as number) - begin;
    return {
      id: formatIsoDay(firstDayOfPeriod(grid.unit, grid.first + (table.period[row] as number))),
      size,
      cells: Array.from({ length }, (_, n): CohortCell => {
        const cell = begin + n;
        return {
          customers: size,
          active: table.active[cell] as number,
          activeLater: table.activeLater[cell] as number,
          orders: table.orders[cell] as number,
          revenue: table.revenue[cell] as number,
          cumulativeRevenue: table.cumulativeRevenue[cell] as number,
          complete: table.complete[cell] === 1,
        };
      }),
    };
  });
}

/** A cohort per group: the sums of its rows over the customers whose period has ended. */
function groupCohorts(table: CohortRows, ids: readonly (string | null)[]): Cohort[] {
  const rows = Map.groupBy(table.group.keys(), (row) => table.group[row] as number);
  return ids.flatMap((id, group) => {
    const own = rows.get(group);
    if (own === undefined) return [];
    const size = own.reduce((sum, row) => sum + (table.size[row] as number), 0);
    return [{ id, size, cells: lineCells(cohortLine(table, own)) }];
  });
}

function lineCells(line: CohortLine): CohortCell[] {
  return Array.from(line.size, (customers, n) => ({
    customers,
    active: line.active[n] as number,
    activeLater: line.activeLater[n] as number,
    orders: line.orders[n] as number,
    revenue: line.revenue[n] as number,
    cumulativeRevenue: line.cumulativeRevenue[n] as number,
    complete: true,
  }));
}

const RATIOS = ['active', 'activeLater', 'orders', 'revenue', 'cumulativeRevenue'] as const;

/** Each cohort's own ratio, averaged over the cohorts whose period has ended. */
function plainMean(cohorts: readonly Cohort[]): RetentionCohorts['plainMean'] {
  const longest = cohorts.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const means: RetentionCohorts['plainMean'] = [];
  for (let n = 0; n < longest; n++) {
    const cells = cohorts
      .flatMap((cohort) => cohort.cells[n] ?? [])
      .filter((cell) => cell.complete);
    if (cells.length === 0) break;
    const mean = { active: 0, activeLater: 0, orders: 0, revenue: 0, cumulativeRevenue: 0 };
    for (const cell of cells) {
      for (const ratio of RATIOS) mean[ratio] += cell[ratio] / cell.customers / cells.length;
    }
    means.push({ cohorts: cells.length, ...mean });
  }
  return means;
}

function calendarOf(table: CohortRows, grid: PeriodGrid): RetentionCohorts['calendar'] {
  const whole = Array.from(activeByPeriod(table), (active, at) => ({
    from: formatIsoDay(firstDayOfPeriod(grid.unit, grid.first + at)),
    to: formatIsoDay(lastDayOfPeriod(grid.unit, grid.first + at)),
    active,
    kept: table.kept[at] as number,
    complete: at < grid.count - 1 || grid.lastComplete,
  }));
  return whole.slice(-MOST_COHORTS);
}
