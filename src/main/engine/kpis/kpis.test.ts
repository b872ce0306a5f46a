import { lastDayOfMonth } from '#shared/domain/calendar.ts';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kpis, kpiSeries, previousWindow } from './index.ts';

const AS_OF = dayOf('2024-06-30');
const RULES = DEFAULT_STAGE_RULES;

describe('headline figures', () => {
  const rows: readonly Row[] = [
    [0, dayOf('2022-03-01'), 100],
    [0, dayOf('2024-04-10'), 60],
    [0, dayOf('2024-04-10'), 40],
    [1, dayOf('2024-05-05'), 300],
    [1, dayOf('2024-05-20'), -50],
    [2, dayOf('2023-05-15'), 10],
    [3, dayOf('2024-01-01'), 5],
  ];
  const window = { from: dayOf('2024-04-01'), to: AS_OF };

  it('count one window', () => {
    expect(kpis(snapshotOf(4, AS_OF, rows), window, RULES)).toEqual({
      window,
      customers: 4,
      active: 2,
      new: 1,
      orders: 3,
      netRevenue: 350,
      averageOrderValue: 350 / 3,
      ordersPerCustomer: 1.5,
      repeatShare: 0.5,
      churned: 1,
      canLose: true,
      wonBack: 1,
    });
  });

  it('call a customer churned on the first day beyond the limit', () => {
    const once: Row[] = [[0, dayOf('2023-01-31'), 1]];
    const on = (iso: string): number =>
      kpis(snapshotOf(1, AS_OF, once), { from: dayOf(iso), to: dayOf(iso) }, RULES).churned;
    expect(['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02'].map(on)).toEqual([0, 0, 1, 0]);
  });

  it('know of a loss from the day on which the first customer could be lost', () => {
    const rows: Row[] = [
      [0, dayOf('2023-01-31'), 1],
      [1, dayOf('2023-05-01'), 1],
    ];
    const snapshot = snapshotOf(2, AS_OF, rows);
    const on = (iso: string): boolean =>
      kpis(snapshot, { from: dayOf(iso), to: dayOf(iso) }, RULES).canLose;
    expect(['2024-01-31', '2024-02-01'].map(on)).toEqual([false, true]);
    // Of the later customer alone, later.
    const months = kpiSeries(snapshot, RULES, undefined, Uint8Array.of(0, 1)).months;
    expect(months.find(({ canLose }) => canLose)?.window.from).toBe(dayOf('2024-05-01'));
    expect(kpis(snapshotOf(0, AS_OF, []), window, RULES).canLose).toBe(false);
  });

  it('have no ratio over nobody', () => {
    const none = kpis(snapshotOf(0, AS_OF, []), window, RULES);
    expect([none.customers, none.orders, none.netRevenue]).toEqual([0, 0, 0]);
    expect([none.averageOrderValue, none.repeatShare]).toEqual([NaN, NaN]);
    expect(kpiSeries(snapshotOf(0, AS_OF, []), RULES).months).toEqual([]);
  });

  it('month by month equal each month asked alone', () => {
    const anyRows = fc.array(
      fc
        .tuple(fc.nat(7), fc.nat(900), fc.integer({ min: -3, max: 50 }))
        .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount === 0 ? 1 : amount]),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(anyRows, (any) => {
        const snapshot = snapshotOf(8, AS_OF, any);
        const series = kpiSeries(snapshot, RULES);
        for (const month of series.months)
          expect(kpis(snapshot, month.window, RULES)).toEqual(month);
        const orders = series.months.reduce((sum, month) => sum + month.orders, 0);
        expect(orders).toBe(snapshot.orders.day.length);
      }),
    );
  });
});

describe('previous window', () => {
  it('is as many whole months, or as many days', () => {
    const quarter = { from: dayOf('2024-04-01'), to: dayOf('2024-06-30') };
    expect(previousWindow(quarter)).toEqual({ from: dayOf('2024-01-01'), to: dayOf('2024-03-31') });
    const march = { from: dayOf('2024-03-01'), to: dayOf('2024-03-31') };
    const february = previousWindow(march);
    expect(february.to - february.from + 1).toBe(29);
    expect(lastDayOfMonth(Math.floor(2024 * 12 + 1))).toBe(february.to);
    const week = { from: dayOf('2024-06-10'), to: dayOf('2024-06-16') };
    expect(previousWindow(week)).toEqual({ from: dayOf('2024-06-03'), to: dayOf('2024-06-09') });
  });
});
