import { monthOfDay } from '#shared/domain/calendar.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyCohorts, type CohortTable } from './index.ts';

const AS_OF = dayOf('2024-04-15');

/** Two buy first in January (one returns in March), one in March; a refund comes in February. */
const ROWS: readonly Row[] = [
  [0, dayOf('2024-01-05'), 100],
  [0, dayOf('2024-01-31'), 50],
  [0, dayOf('2024-03-01'), 30],
  [0, dayOf('2024-02-10'), -20],
  [1, dayOf('2024-01-20'), 10],
  [2, dayOf('2024-03-31'), 70],
  [2, dayOf('2024-04-15'), 5],
];

function cells(table: CohortTable, column: Float64Array | Uint8Array, row: number): number[] {
  return [...column.subarray(table.offset[row], table.offset[row + 1])];
}

describe('monthly cohorts', () => {
  const table = monthlyCohorts(snapshotOf(3, AS_OF, ROWS));

  it('have a row for every month with a first order', () => {
    expect([...table.month]).toEqual(['2024-01-01', '2024-03-01'].map((d) => monthOfDay(dayOf(d))));
    expect([...table.size]).toEqual([2, 1]);
  });

  it('count customers on month n, orders and revenue', () => {
    expect(cells(table, table.active, 0)).toEqual([2, 0, 1, 0]);
    expect(cells(table, table.retention, 0)).toEqual([1, 0, 0.5, 0]);
    expect(cells(table, table.orders, 0)).toEqual([3, 0, 1, 0]);
    expect(cells(table, table.revenue, 0)).toEqual([160, -20, 30, 0]);
    expect(cells(table, table.cumulativeRevenue, 0)).toEqual([160, 140, 170, 170]);
    expect(cells(table, table.active, 1)).toEqual([1, 1]);
  });

  it('mark cells whose calendar month has not ended', () => {
    expect(cells(table, table.complete, 0)).toEqual([1, 1, 1, 0]);
    expect(cells(table, table.complete, 1)).toEqual([1, 0]);
    const ended = monthlyCohorts(snapshotOf(3, dayOf('2024-04-30'), ROWS));
    expect(cells(ended, ended.complete, 1)).toEqual([1, 1]);
  });

  it('average complete cells weighted by cohort size', () => {
    expect([...table.mean.size]).toEqual([3, 2, 2]);
    expect([...table.mean.retention]).toEqual([1, 0, 0.5]);
    expect([...table.mean.revenuePerCustomer]).toEqual([(160 + 70) / 3, 70, 85]);
  });

  it('are weighted, not averaged: 20 % of 10 and 0 % of 100 are 1.8 %', () => {
    const rows: Row[] = [];
    for (let c = 0; c < 110; c++) {
      const month = c < 10 ? '01' : '02';
      rows.push([c, dayOf(`2023-${month}-10`), 1]);
      if (c < 2) rows.push([c, dayOf('2023-02-10'), 1]);
    }
    const { mean } = monthlyCohorts(snapshotOf(110, dayOf('2023-03-31'), rows));
    expect(mean.retention[1]).toBeCloseTo(2 / 110, 15);
  });

  it('are empty without an order', () => {
    const empty = monthlyCohorts(snapshotOf(0, AS_OF, []));
    expect([empty.month.length, empty.active.length, empty.mean.size.length]).toEqual([0, 0, 0]);
  });

  it('reconcile with the rows', () => {
    const anyRows = fc.array(
      fc
        .tuple(fc.nat(9), fc.nat(600), fc.integer({ min: 1, max: 50 }))
        .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount]),
    );
    fc.assert(
      fc.property(anyRows, (rows) => {
        const cohorts = monthlyCohorts(snapshotOf(10, AS_OF, rows));
        const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
        expect(sum(cohorts.revenue)).toBe(rows.reduce((a, [, , amount]) => a + amount, 0));
        expect(sum(cohorts.orders)).toBe(rows.length);
        expect(sum(cohorts.size)).toBe(new Set(rows.map(([customer]) => customer)).size);
        for (let row = 0; row < cohorts.month.length; row++) {
          expect(cohorts.active[cohorts.offset[row] ?? 0]).toBe(cohorts.size[row]);
        }
      }),
    );
  });
});
