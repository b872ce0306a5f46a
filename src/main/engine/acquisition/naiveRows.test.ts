import { addMonths, lastDayOfMonth, monthOfDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { dayOf } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelAcquisition, type Acquisition, type LeadColumns } from './index.ts';

/**
 * Everything once more by going over plain rows, one figure after the other, with none of the engine's
 * columns, cohorts or sums.
 */
interface Order {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly line: number;
}
interface Cost {
  readonly line: number;
  readonly day: number;
  readonly cost: number;
  readonly clicks: number;
}
interface LeadRow {
  readonly lead: number;
  readonly line: number;
  readonly day: number;
}

const AS_OF = dayOf('2024-05-17');
const FIRST = dayOf('2023-09-10');
const CUSTOMERS = 8;
const LINES = 3;
const TIERS = 2;

const day = fc.integer({ min: FIRST, max: AS_OF });
const orders = fc.array(
  fc.record({
    customer: fc.nat(CUSTOMERS - 1),
    day,
    amount: fc.integer({ min: 1, max: 500 }),
    line: fc.nat(LINES - 1),
  }),
  { minLength: 1, maxLength: 40 },
);
const costs = fc.array(
  fc.record({
    line: fc.integer({ min: 1, max: LINES - 1 }),
    day: fc.integer({ min: FIRST - 40, max: AS_OF }),
    cost: fc.nat(400),
    clicks: fc.integer({ min: 1, max: 90 }),
  }),
  { minLength: 1, maxLength: 15 },
);
const leads = fc.array(fc.record({ lead: fc.nat(11), line: fc.nat(LINES - 1), day }), {
  maxLength: 25,
});

/** Orders of a customer by day; of one day in the order of the rows. */
function ordersOf(rows: readonly Order[], customer: number): Order[] {
  return rows.filter((row) => row.customer === customer).sort((a, b) => a.day - b.day);
}

function snapshotOf(rows: readonly Order[]): Snapshot {
  const sorted = Array.from({ length: CUSTOMERS }, (_, c) => ordersOf(rows, c));
  const flat = sorted.flat();
  const ends = sorted.map((_, c) => sorted.slice(0, c + 1).flat().length);
  return {
    asOf: AS_OF,
    orders: {
      customers: CUSTOMERS,
      start: Uint32Array.from([0, ...ends]),
      day: Int32Array.from(flat, (row) => row.day),
      net: Float64Array.from(flat, (row) => row.amount),
      channel: Uint16Array.from(flat, (row) => row.line),
    },
    refunds: {
      start: new Uint32Array(CUSTOMERS + 1),
      day: new Int32Array(0),
      amount: new Float64Array(0),
    },
  };
}

/** Leads 0 to 5 are the customers of their number, the others are none. */
function leadColumns(rows: readonly LeadRow[]): LeadColumns {
  return {
    lead: Uint32Array.from(rows, ({ lead }) => lead),
    line: Int32Array.from(rows, ({ line }) => line),
    step: new Int32Array(rows.length).fill(-1),
    day: Int32Array.from(rows, (row) => row.day),
    customer: Int32Array.from({ length: 12 }, (_, lead) => (lead < 6 ? lead : -1)),
    steps: [],
  };
}

function found(
  orderRows: readonly Order[],
  costRows: readonly Cost[],
  leadRows: readonly LeadRow[],
): Acquisition {
  return channelAcquisition({
    snapshot: snapshotOf(orderRows),
    lineOf: Uint16Array.of(0, 1, 2),
    lines: LINES,
    costs: {
      line: Int32Array.from(costRows, ({ line }) => line),
      day: Float64Array.from(costRows, (row) => row.day),
      cost: Float64Array.from(costRows, ({ cost }) => cost),
      clicks: Float64Array.from(costRows, ({ clicks }) => clicks),
      impressions: new Float64Array(costRows.length).fill(Number.NaN),
      basis: new Uint8Array(costRows.length),
    },
    leads: leadColumns(leadRows),
    allocation: 'none',
    hasAmounts: true,
    margin: 1,
    moneyScale: 1,
    outlook: undefined,
    tierOf: Uint8Array.from({ length: CUSTOMERS }, (_, c) => c % TIERS),
    tiers: TIERS,
  });
}

/** Equal but for rounding, unknown and infinite included. */
function expectNear(value: number | undefined, wanted: number): void {
  if (Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 9);
  else expect(value).toBe(wanted);
}

const months = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, k) => from + k);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('recomputed by plain rows', () => {
  it('CAC, conversion, retention, stickiness and CLV by channel', () => {
    fc.assert(
      fc.property(orders, costs, (orderRows, costRows) => {
        const { lines } = found(orderRows, costRows, []);
        const customers = Array.from({ length: CUSTOMERS }, (_, c) => ordersOf(orderRows, c))
          .filter((own) => own.length > 0)
          .map((own) => ({ own, first: own[0] as Order }));
        const firstMonth = Math.min(...customers.map(({ first }) => monthOfDay(first.day)));
        const costMonths = costRows.map((row) => monthOfDay(row.day));
        const [from, to] = [Math.max(firstMonth, Math.min(...costMonths)), Math.max(...costMonths)];
        const within = (at: number): boolean => monthOfDay(at) >= from && monthOfDay(at) <= to;
        for (const [k, line] of lines.entries()) {
          const won = customers.filter(({ first }) => first.line === k);
          const paid = costRows.filter((row) => row.line === k && within(row.day));
          const spent = paid.length > 0 ? paid.reduce((s, { cost }) => s + cost, 0) : Number.NaN;
          const wonInPeriod = won.filter(({ first }) => within(first.day)).length;
          expectNear(line.cac, spent / wonInPeriod);
          const clickMonths = new Set(paid.map((row) => monthOfDay(row.day)));
          const clicks = paid.reduce((sum, row) => sum + row.clicks, 0);
          const converted = won.filter(({ first }) =>
            clickMonths.has(monthOfDay(first.day)),
          ).length;
          expectNear(
            line.conversion,
            won.length > 0 && clicks > 0 ? converted / clicks : Number.NaN,
          );
          const seen = won.filter(({ first }) => AS_OF - first.day >= 90);
          const back = seen.filter(({ own, first }) =>
            own.some((row) => row.day > first.day && row.day <= first.day + 90),
          );
          expectNear(line.retention, back.length / seen.length);
          expectNear(
            line.stickiness,
            mean(
              seen.map(({ own, first }) => {
                const all = months(monthOfDay(first.day), monthOfDay(AS_OF));
                const active = all.filter((m) => own.some((row) => monthOfDay(row.day) === m));
                return active.length / all.length;
              }),
            ),
          );
          expectNear(line.clv, mean(won.map(({ own }) => own.reduce((s, r) => s + r.amount, 0))));
        }
      }),
    );
  });

  it('early loss of the newest three months and of all before', () => {
    fc.assert(
      fc.property(orders, (orderRows) => {
        const { total } = found(orderRows, [], []);
        const wholly = (month: number): boolean => lastDayOfMonth(month) + 90 <= AS_OF;
        let newest = monthOfDay(AS_OF);
        while (!wholly(newest)) newest--;
        const lossOf = (isIn: (month: number) => boolean) => {
          const own = Array.from({ length: CUSTOMERS }, (_, c) => ordersOf(orderRows, c)).filter(
            ([first]) => first !== undefined && isIn(monthOfDay(first.day)),
          );
          const lost = own.filter(
            ([first, ...rest]) =>
              !rest.some((row) => row.day > (first?.day ?? 0) && row.day <= (first?.day ?? 0) + 90),
          );
          return { customers: own.length, lost: lost.length };
        };
        const first = Math.min(...orderRows.map((row) => monthOfDay(row.day)));
        // With nobody before, the newest months are counted from the first of the data.
        if (newest < first) newest = first - 1;
        expect(total.newestLoss).toEqual(lossOf((m) => m <= newest && m > newest - 3));
        expect(total.earlierLoss).toEqual(lossOf((m) => m <= newest - 3));
      }),
    );
  });

  it('cycle time from first contact to first order, and who ordered before', () => {
    fc.assert(
      fc.property(orders, leads, (orderRows, leadRows) => {
        const { funnel } = found(orderRows, [], leadRows);
        const gaps: number[] = [];
        let [before, leadCount] = [0, 0];
        for (const lead of new Set(leadRows.map((row) => row.lead))) {
          const contact = Math.min(
            ...leadRows.filter((row) => row.lead === lead).map((row) => row.day),
          );
          const [first] = lead < 6 ? ordersOf(orderRows, lead) : [];
          if (first && first.day < contact) before++;
          else leadCount++;
          if (first && first.day >= contact) gaps.push(first.day - contact);
        }
        gaps.sort((a, b) => a - b);
        // Nearest rank: the smallest value that so many do not exceed.
        const rank = (share: number): number =>
          gaps.find((gap) => gaps.filter((g) => g <= gap).length >= share * gaps.length) ??
          Number.NaN;
        expect(funnel?.total).toMatchObject({
          leads: leadCount,
          ordered: gaps.length,
          orderedBefore: before,
          cycle: { count: gaps.length, median: rank(0.5), p90: rank(0.9) },
        });
      }),
    );
  });

  it('cost and value by cohort and by tier', () => {
    fc.assert(
      fc.property(orders, costs, (orderRows, costRows) => {
        const { cohorts, tiers, lines, period } = found(orderRows, costRows, []);
        const firsts = Array.from({ length: CUSTOMERS }, (_, c) => ordersOf(orderRows, c)[0]);
        for (const cohort of cohorts) {
          const won = firsts.filter((row) => row && monthOfDay(row.day) === cohort.month);
          const paid = costRows.filter((row) => monthOfDay(row.day) === cohort.month);
          const spent = paid.length > 0 ? paid.reduce((s, row) => s + row.cost, 0) : Number.NaN;
          expect(cohort.customers).toBe(won.length);
          expectNear(cohort.cac, spent / won.length);
        }
        expect(cohorts.reduce((n, { customers }) => n + customers, 0)).toBe(
          firsts.filter((row) => row !== undefined).length,
        );
        for (const [tier, worth] of tiers.entries()) {
          const carried = firsts.flatMap((row, c) => {
            const inPeriod =
              row &&
              period &&
              monthOfDay(row.day) >= period.from &&
              monthOfDay(row.day) <= period.to;
            const cac = row && inPeriod && c % TIERS === tier ? lines[row.line]?.cac : undefined;
            return cac !== undefined && Number.isFinite(cac) ? [cac] : [];
          });
          expectNear(worth.cac, mean(carried));
        }
        const carried = tiers.reduce((s, { cost }) => s + (Number.isNaN(cost) ? 0 : cost), 0);
        const spent = lines.reduce(
          (s, { cost, costedCustomers }) => s + (costedCustomers > 0 && cost > 0 ? cost : 0),
          0,
        );
        expectNear(carried, spent);
      }),
    );
  });

  it('payback of a cohort: the first month by whose end the mean has brought the CAC', () => {
    const rows = [
      { customer: 0, day: dayOf('2024-01-05'), amount: 30, line: 1 },
      { customer: 0, day: dayOf('2024-03-01'), amount: 90, line: 1 },
      { customer: 1, day: dayOf('2024-01-20'), amount: 10, line: 1 },
    ];
    const paid = [{ line: 1, day: dayOf('2024-01-01'), cost: 120, clicks: 10 }];
    const [january] = found(rows, paid, []).cohorts;
    // 20 each in January and February, 65 by the end of March; the CAC is 60.
    expect(january).toMatchObject({ cac: 60, clv: 65, paybackMonths: 2 });
    expect(january?.recovered).toEqual([20, 20, 65, 65]);
    expect(monthOfDay(addMonths(AS_OF, -1)) - (january?.month ?? 0)).toBe(3);
  });
});
