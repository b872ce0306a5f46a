import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import {
  firstDayOfPeriod,
  isoWeek,
  lastDayOfPeriod,
  PERIOD_UNITS,
  periodOfDay,
  type PeriodUnit,
} from '#shared/domain/periods.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeByPeriod, cohortLine, cohortRows, periodGrid, type CohortRows } from './index.ts';

const AS_OF = dayOf('2024-04-17');

const anyRows = fc.array(
  fc
    .tuple(fc.nat(9), fc.nat(500), fc.integer({ min: -20, max: 50 }))
    .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount]),
);
const anyGroups = fc.array(fc.nat(3), { minLength: 10, maxLength: 10 });
const anyUnit = fc.constantFrom(...PERIOD_UNITS);

interface Cell {
  active: number;
  activeLater: number;
  orders: number;
  revenue: number;
}

/** The same cells by a walk over the rows, one customer and one period at a time. */
function walk(rows: readonly Row[], groups: readonly number[], unit: PeriodUnit) {
  const cells = new Map<string, Cell>();
  const sizes = new Map<string, number>();
  const last = periodOfDay(unit, AS_OF);
  for (const [customer, group] of groups.entries()) {
    const own = rows.filter(([c]) => c === customer);
    const orders = own.filter(([, , amount]) => amount >= 0);
    if (group > 2 || orders.length === 0) continue;
    const first = periodOfDay(unit, Math.min(...orders.map(([, day]) => day)));
    sizes.set(`${group}:${first}`, (sizes.get(`${group}:${first}`) ?? 0) + 1);
    for (let period = first; period <= last; period++) {
      const inPeriod = (day: number): boolean => {
        const at = Math.max(first, periodOfDay(unit, day));
        return at === period;
      };
      const key = `${group}:${first}:${period - first}`;
      const cell = cells.get(key) ?? { active: 0, activeLater: 0, orders: 0, revenue: 0 };
      const here = orders.filter(([, day]) => inPeriod(day));
      cell.active += here.length > 0 ? 1 : 0;
      cell.activeLater += orders.some(([, day]) => periodOfDay(unit, day) >= period) ? 1 : 0;
      cell.orders += here.length;
      for (const [, day, amount] of own) if (inPeriod(day)) cell.revenue += amount;
      cells.set(key, cell);
    }
  }
  return { cells, sizes };
}

function cellsOf(table: CohortRows, first: number) {
  const cells = new Map<string, Cell>();
  const sizes = new Map<string, number>();
  for (const [row, size] of table.size.entries()) {
    const key = `${table.group[row]}:${(table.period[row] ?? 0) + first}`;
    sizes.set(key, size);
    const begin = table.offset[row] ?? 0;
    for (let cell = begin; cell < (table.offset[row + 1] ?? 0); cell++) {
      cells.set(`${key}:${cell - begin}`, {
        active: table.active[cell] ?? 0,
        activeLater: table.activeLater[cell] ?? 0,
        orders: table.orders[cell] ?? 0,
        revenue: table.revenue[cell] ?? 0,
      });
    }
  }
  return { cells, sizes };
}

describe('cohort rows', () => {
  it('are what a walk over the rows counts, in every unit and group', () => {
    fc.assert(
      fc.property(anyRows, anyGroups, anyUnit, (rows, groups, unit) => {
        const snapshot = snapshotOf(10, AS_OF, rows);
        const grid = periodGrid(snapshot, unit);
        const table = cohortRows(snapshot, grid, { of: Uint8Array.from(groups), count: 3 });
        expect(cellsOf(table, grid.first)).toEqual(walk(rows, groups, unit));
      }),
    );
  });

  it('have one line: sums over complete cells, revenue adding up', () => {
    fc.assert(
      fc.property(anyRows, anyUnit, (rows, unit) => {
        const snapshot = snapshotOf(10, AS_OF, rows);
        const grid = periodGrid(snapshot, unit);
        const table = cohortRows(snapshot, grid);
        const line = cohortLine(table);
        for (const [n, size] of line.size.entries()) {
          let [customers, active, cumulative] = [0, 0, 0];
          for (let row = 0; row < table.size.length; row++) {
            const cell = (table.offset[row] ?? 0) + n;
            if (cell >= (table.offset[row + 1] ?? 0) || table.complete[cell] === 0) continue;
            customers += table.size[row] ?? 0;
            active += table.active[cell] ?? 0;
            cumulative += table.cumulativeRevenue[cell] ?? 0;
          }
          expect([size, line.active[n], line.cumulativeRevenue[n]]).toEqual([
            customers,
            active,
            cumulative,
          ]);
        }
      }),
    );
  });

  it('leave the open period out of the line: it is of the others alone', () => {
    const rows: Row[] = [
      [0, dayOf('2024-02-05'), 10],
      [1, dayOf('2024-03-05'), 10],
      [1, dayOf('2024-04-05'), 10],
    ];
    const snapshot = snapshotOf(2, AS_OF, rows);
    const line = cohortLine(cohortRows(snapshot, periodGrid(snapshot, 'month')));
    expect([...line.size]).toEqual([2, 1]);
    expect([...line.active]).toEqual([2, 0]);
  });
});

describe('activity by period', () => {
  it('counts who ordered, and who of them in the period before', () => {
    fc.assert(
      fc.property(anyRows, anyUnit, (rows, unit) => {
        const snapshot = snapshotOf(10, AS_OF, rows);
        const grid = periodGrid(snapshot, unit);
        const table = cohortRows(snapshot, grid);
        const active = activeByPeriod(table);
        const { kept } = table;
        for (let period = 0; period < grid.count; period++) {
          const here = (at: number) =>
            new Set(
              rows
                .filter(([, d, amount]) => amount >= 0 && periodOfDay(unit, d) === grid.first + at)
                .map(([customer]) => customer),
            );
          expect(active[period]).toBe(here(period).size);
          const before = here(period - 1);
          expect(kept[period]).toBe([...here(period)].filter((c) => before.has(c)).length);
        }
      }),
    );
  });
});

describe('periods of the calendar', () => {
  it('hold their days without gap or overlap', () => {
    fc.assert(
      fc.property(anyUnit, fc.integer({ min: -30_000, max: 60_000 }), (unit, day) => {
        const index = periodOfDay(unit, day);
        expect(firstDayOfPeriod(unit, index)).toBeLessThanOrEqual(day);
        expect(lastDayOfPeriod(unit, index)).toBeGreaterThanOrEqual(day);
        expect(periodOfDay(unit, lastDayOfPeriod(unit, index) + 1)).toBe(index + 1);
      }),
    );
  });

  // Python: datetime.date.fromisoformat(day).isocalendar().
  it.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
    ['2016-01-01', 2015, 53],
    ['1970-01-01', 1970, 1],
  ])('%s lies in ISO week %d-W%d', (day, year, week) => {
    expect(isoWeek(periodOfDay('week', dayOf(day)))).toEqual({ year, week });
  });
});
