import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadFunnel, type LeadColumns, type LeadFunnel } from './leadFunnel.ts';
import { durationsOf } from './percentile.ts';

/** Lead, day, step (-1 none), line. */
type LeadRow = readonly [lead: number, day: number, step?: number, line?: number];

const STEP = { rank: Number.NaN, lost: false };
const AS_OF = 400;

/** Leads 0 to 3 are customers 0 to 3, whose order days are given; the others never ordered. */
function funnelOf(
  rows: readonly LeadRow[],
  orderDays: readonly (readonly number[])[] = [],
  steps: LeadColumns['steps'] = [STEP, STEP, STEP],
): LeadFunnel {
  const leads = Math.max(0, ...rows.map(([lead]) => lead + 1));
  const start = [0];
  for (const days of orderDays) start.push((start.at(-1) ?? 0) + days.length);
  const day = Int32Array.from(orderDays.flat());
  const orders = {
    customers: orderDays.length,
    start: Uint32Array.from(start),
    day,
    net: new Float64Array(day.length).fill(1),
    channel: new Uint16Array(day.length),
  };
  return leadFunnel(
    orders,
    {
      lead: Uint32Array.from(rows, ([lead]) => lead),
      day: Int32Array.from(rows, (row) => row[1]),
      step: Int32Array.from(rows, (row) => row[2] ?? -1),
      line: Int32Array.from(rows, (row) => row[3] ?? 0),
      customer: Int32Array.from({ length: leads }, (_, l) => (l < orderDays.length ? l : -1)),
      steps,
    },
    3,
    AS_OF,
    undefined,
  );
}

describe('the lead funnel, by hand', () => {
  const funnel = funnelOf(
    [
      // Lead 0: all steps, an order after 20 days, another 30 days later.
      [0, 100, 2, 1],
      [0, 105, 0, 2],
      [0, 110, 1],
      // Lead 1: one step, then an order without the others, 80 days ago.
      [1, 200, 2, 1],
      // Lead 2 had ordered before the first contact.
      [2, 300, 2, 1],
      // Lead 3: the order lies after the analysis date and is not in the columns.
      [3, 350, 2, 2],
      [3, 351, 0],
      [4, 360],
    ],
    [[120, 150], [320], [250, 310], []],
  );

  it('learns the order of the steps from the dates', () => {
    expect(funnel.steps).toEqual([2, 0, 1]);
  });

  it('counts who came so far, or further', () => {
    expect(funnel.total).toMatchObject({
      leads: 4,
      reached: [3, 3, 2],
      ordered: 2,
      observed: 1,
      returned: 1,
      orderedBefore: 1,
      cycle: { count: 2, median: 20, p90: 120 },
    });
  });

  it('takes the channel of the first contact', () => {
    expect(funnel.lines.map(({ leads }) => leads)).toEqual([1, 2, 1]);
    expect(funnel.lines[1]).toMatchObject({ ordered: 2, orderedBefore: 1 });
  });

  it('times neighbouring steps that both have a day', () => {
    expect(funnel.durations.map(({ count, median }) => [count, median])).toEqual([
      [0, Number.NaN],
      [2, 1],
      [1, 5],
    ]);
    expect(funnel.toOrder).toMatchObject({ count: 1, median: 10 });
  });
});

describe('odd leads', () => {
  it('are none', () => {
    expect(funnelOf([]).total).toMatchObject({ leads: 0, ordered: 0, cycle: { count: 0 } });
    expect(funnelOf([]).total.cycle.median).toBeNaN();
  });

  it('come after the analysis date: they are not there yet', () => {
    expect(funnelOf([[0, AS_OF + 1, 0]]).total.leads).toBe(0);
  });

  it('were given up: an end and no step, unless they ordered', () => {
    const steps = [STEP, { rank: Number.NaN, lost: true }];
    const { total, steps: order } = funnelOf(
      [
        [0, 10, 0],
        [0, 12, 1],
        [1, 10, 0],
        [1, 12, 1],
      ],
      [[15]],
      steps,
    );
    expect(order).toEqual([0]);
    expect(total).toMatchObject({ leads: 2, reached: [2], ordered: 1, lost: 1 });
  });

  it('have one row each: names tell the order, then numbers do', () => {
    const rows: LeadRow[] = [
      [0, 10, 0],
      [1, 10, 1],
      [2, 10, 1],
      [3, 10, 2],
    ];
    const named = [2, 0, 1].map((rank) => ({ rank, lost: false }));
    expect(funnelOf(rows, [], named).steps).toEqual([1, 2, 0]);
    expect(funnelOf(rows).steps).toEqual([1, 0, 2]);
  });

  it('go backwards: the fault is counted, the time is not', () => {
    const { steps, durations } = funnelOf([
      [0, 10, 0],
      [0, 12, 1],
      [1, 10, 0],
      [1, 12, 1],
      [2, 12, 0],
      [2, 10, 1],
    ]);
    expect(steps).toEqual([0, 1]);
    expect(durations[1]).toMatchObject({ count: 2, median: 2, backwards: 1 });
  });
});

describe('durations', () => {
  it('are nearest ranks', () => {
    expect(durationsOf([7])).toEqual({ count: 1, median: 7, p90: 7 });
    expect(durationsOf([9, 1, 3, 5])).toEqual({ count: 4, median: 3, p90: 9 });
    expect(durationsOf(Array.from({ length: 10 }, (_, i) => i + 1)).p90).toBe(9);
  });
});

const anyRows = fc.array(
  fc.tuple(fc.nat(9), fc.nat(AS_OF), fc.integer({ min: -1, max: 2 }), fc.nat(2)),
  { maxLength: 40 },
);
const anyOrders = fc.array(
  fc.array(fc.nat(AS_OF), { maxLength: 4 }).map((days) => [...days].sort((a, b) => a - b)),
  { minLength: 4, maxLength: 4 },
);

describe('any leads', () => {
  it('never rise from step to step, and the channels add up', () => {
    fc.assert(
      fc.property(anyRows, anyOrders, (rows, orderDays) => {
        const { lines, total } = funnelOf(rows, orderDays);
        for (const line of [...lines, total]) {
          const steps = [line.leads, ...line.reached, line.ordered, line.returned];
          for (let k = 1; k < steps.length; k++) {
            expect(steps[k]).toBeLessThanOrEqual(steps[k - 1] ?? 0);
          }
          expect(line.observed).toBeLessThanOrEqual(line.ordered);
        }
        const sum = (of: (line: LeadFunnel['total']) => number): number =>
          lines.reduce((all, line) => all + of(line), 0);
        expect(sum(({ leads }) => leads)).toBe(total.leads);
        expect(sum(({ ordered }) => ordered)).toBe(total.ordered);
        expect(sum(({ orderedBefore }) => orderedBefore)).toBe(total.orderedBefore);
      }),
    );
  });

  it('do not hang on the order of the rows', () => {
    fc.assert(
      fc.property(anyRows, anyOrders, (rows, orderDays) => {
        const reversed = [...rows].reverse();
        expect(funnelOf(reversed, orderDays)).toEqual(funnelOf(rows, orderDays));
      }),
    );
  });
});
