import { addMonths, lastDayOfMonth, monthOfDay } from '#shared/domain/calendar.ts';
import {
  DEFAULT_STAGE_RULES,
  NO_STAGE,
  DATED_SCHEME_IDS,
  STAGE_SCHEMES,
  type StageRules,
  type DatedScheme,
} from '#shared/domain/stageSchemes.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migration, stageHistory, stagesAt, STAGES_WITHOUT_DATA } from './index.ts';
import { valueTiers } from './rules.ts';

const RULES = DEFAULT_STAGE_RULES;

/** Name of customer 0's stage on a day. */
function stageOn(iso: string, rows: readonly Row[], scheme: DatedScheme, rules = RULES): string {
  const day = dayOf(iso);
  const index = stagesAt(snapshotOf(1, day, rows), day, rules).stage[scheme][0] ?? NO_STAGE;
  return index === NO_STAGE ? 'none' : (STAGE_SCHEMES[scheme][index] ?? '?');
}

const order = (iso: string): Row => [0, dayOf(iso), 1000];

describe('time scheme (B5)', () => {
  const once = [order('2023-01-31')];

  it.each([
    ['2023-01-31', 'new'],
    ['2023-07-30', 'new'],
    ['2023-07-31', 'active'],
    ['2024-01-31', 'active'],
    ['2024-02-01', 'dormant'],
    ['2025-01-31', 'dormant'],
    ['2025-02-01', 'lost'],
  ])('a single order of 2023-01-31 is, on %s, %s', (iso, expected) => {
    expect(stageOn(iso, once, 'time')).toBe(expected);
  });

  it('clamps calendar months at the end of a shorter month', () => {
    const rules: StageRules = { ...RULES, newMonths: 1 };
    expect(stageOn('2023-02-27', once, 'time', rules)).toBe('new');
    expect(stageOn('2023-02-28', once, 'time', rules)).toBe('active');
  });

  it('does not call a buyer of yesterday with a long tenure lost', () => {
    expect(stageOn('2024-06-02', [order('2020-01-01'), order('2024-06-01')], 'time')).toBe(
      'active',
    );
  });
});

describe('behaviour scheme', () => {
  it('counts orders up to loyalty and lets silence decide first', () => {
    const rows = [order('2023-01-01'), order('2023-02-01'), order('2023-03-01')];
    expect(stageOn('2023-02-28', rows, 'behaviour')).toBe('purchase');
    expect(stageOn('2023-03-01', rows, 'behaviour')).toBe('loyalty');
    expect(stageOn('2024-03-01', rows, 'behaviour')).toBe('loyalty');
    expect(stageOn('2024-03-02', rows, 'behaviour')).toBe('churn');
  });
});

describe('composite scheme', () => {
  const four = ['2023-01-15', '2023-04-01', '2023-08-01', '2024-01-01'].map(order);

  it.each([
    ['2023-07-14', 'new'],
    ['2023-07-15', 'developing'],
    ['2024-01-14', 'developing'],
    ['2024-01-15', 'mature'],
    ['2025-01-01', 'mature'],
    ['2025-01-02', 'developing'],
    ['2026-01-01', 'developing'],
    ['2026-01-02', 'lost'],
  ])('on %s is %s', (iso, expected) => {
    expect(stageOn(iso, four, 'composite')).toBe(expected);
  });

  it('names the stages that orders alone cannot fill', () => {
    expect(STAGES_WITHOUT_DATA).toMatchObject({ behaviour: [0, 1], time: [], composite: [0] });
  });
});

describe('value scheme (B4)', () => {
  const tiers = (values: number[]): string => {
    const ascending = Float64Array.from(values).sort();
    const total = values.reduce((sum, v) => sum + v, 0);
    const { highFrom, midFrom } = valueTiers(ascending, values.length, total, RULES);
    return values.map((v) => (v >= highFrom ? 'h' : v >= midFrom ? 'm' : 'l')).join('');
  };

  it('lets the customer who crosses a line join the higher tier', () => {
    expect(tiers([40, 30, 20, 10])).toBe('hhml');
    expect(tiers([50, 30, 20])).toBe('hml');
    expect(tiers([51, 30, 19])).toBe('hml');
    expect(tiers([49, 31, 20])).toBe('hhl');
    expect(tiers([100])).toBe('h');
  });

  it('keeps ties together and puts zero and below into low', () => {
    expect(tiers([25, 25, 25, 25])).toBe('hhhh');
    expect(tiers([60, 20, 20, 0, -5])).toBe('hmmll');
    expect(tiers([-1, -2])).toBe('ll');
    expect(tiers([5, -10])).toBe('ll');
  });
});

const AS_OF = dayOf('2024-05-17');

const anyRows = fc.array(
  fc
    .tuple(fc.nat(11), fc.nat(1400), fc.integer({ min: -8, max: 25 }))
    .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount === 0 ? 1 : amount]),
  { minLength: 1, maxLength: 60 },
);
const anyRules = fc
  .record({
    newMonths: fc.integer({ min: 1, max: 8 }),
    silence: fc.integer({ min: 0, max: 8 }),
    dormancy: fc.integer({ min: 0, max: 14 }),
    loyalOrders: fc.integer({ min: 1, max: 4 }),
    matureOrders: fc.integer({ min: 1, max: 4 }),
    matureMonths: fc.integer({ min: 0, max: 14 }),
  })
  .map(({ newMonths, silence, dormancy, ...rest }): StageRules => ({
    ...RULES,
    ...rest,
    newMonths,
    activeMonths: newMonths + silence,
    dormantMonths: newMonths + silence + dormancy,
  }));

describe('month by month', () => {
  it('gives at every month end what the stages at that day give', () => {
    fc.assert(
      fc.property(anyRows, anyRules, (rows, rules) => {
        const snapshot = snapshotOf(12, AS_OF, rows);
        const history = stageHistory(snapshot, rules, DATED_SCHEME_IDS);
        for (let month = 0; month < history.months; month++) {
          const day = Math.min(lastDayOfMonth(history.firstMonth + month), AS_OF);
          const at = stagesAt(snapshot, day, rules);
          for (const scheme of DATED_SCHEME_IDS) {
            const { customers, netRevenue } = history.schemes[scheme];
            const column = (values: Float64Array): number[] =>
              STAGE_SCHEMES[scheme].map((_, s) => (values[s * history.months + month] ?? NaN) + 0);
            expect(column(customers)).toEqual([...at.counts[scheme]]);
            expect(column(netRevenue)).toEqual([...at.netRevenue[scheme]].map((v) => v + 0));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has the same customers and revenue under every scheme', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const history = stageHistory(snapshotOf(12, AS_OF, rows), RULES, DATED_SCHEME_IDS);
        const total = (scheme: DatedScheme, key: 'customers' | 'netRevenue' | 'monthRevenue') =>
          Array.from({ length: history.months }, (_, m) =>
            STAGE_SCHEMES[scheme].reduce<number>(
              (sum, _stage, s) =>
                sum + (history.schemes[scheme][key][s * history.months + m] ?? NaN),
              0,
            ),
          );
        for (const key of ['customers', 'netRevenue', 'monthRevenue'] as const) {
          for (const scheme of DATED_SCHEME_IDS) {
            expect(total(scheme, key)).toEqual(total('time', key));
          }
        }
      }),
    );
  });

  it('starts with the first order, ends with the analysis date, and marks an unfinished month', () => {
    const rows: Row[] = [
      [0, dayOf('2024-01-10'), -5],
      [0, dayOf('2024-02-10'), 50],
    ];
    const history = stageHistory(snapshotOf(1, dayOf('2024-04-29'), rows), RULES, DATED_SCHEME_IDS);
    expect(history.firstMonth).toBe(monthOfDay(dayOf('2024-02-01')));
    expect(history.months).toBe(3);
    expect(history.lastComplete).toBe(false);
    expect([...history.schemes.time.customers.subarray(0, 3)]).toEqual([1, 1, 1]);
    expect([...history.schemes.time.netRevenue.subarray(0, 3)]).toEqual([45, 45, 45]);
    expect(
      stageHistory(snapshotOf(1, dayOf('2024-04-30'), rows), RULES, DATED_SCHEME_IDS).lastComplete,
    ).toBe(true);
  });

  it('is empty without an order', () => {
    expect(stageHistory(snapshotOf(0, AS_OF, []), RULES, DATED_SCHEME_IDS).months).toBe(0);
    expect(
      stageHistory(snapshotOf(1, AS_OF, [[0, AS_OF, -3]]), RULES, DATED_SCHEME_IDS).months,
    ).toBe(0);
  });

  it('carries one stray order of long ago', () => {
    const rows: Row[] = [
      [0, dayOf('1003-05-05'), 10],
      [1, AS_OF, 10],
    ];
    const history = stageHistory(snapshotOf(2, AS_OF, rows), RULES, DATED_SCHEME_IDS);
    expect(history.months).toBe(1021 * 12 + 1);
    expect(history.schemes.time.customers.at(-1)).toBe(1);
  });
});

describe('migration', () => {
  it('row sums are the start counts, column sums the end counts', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.nat(900),
        fc.constantFrom(...DATED_SCHEME_IDS),
        (rows, ago, scheme) => {
          const snapshot = snapshotOf(12, AS_OF, rows);
          const from = AS_OF - ago;
          const moved = migration(snapshot, scheme, from, AS_OF, RULES);
          const start = stagesAt(snapshot, from, RULES);
          const end = stagesAt(snapshot, AS_OF, RULES);
          expect([...moved.fromCounts.subarray(0, moved.stages)]).toEqual([
            ...start.counts[scheme],
          ]);
          expect(moved.fromCounts[moved.stages]).toBe(end.customers - start.customers);
          expect([...moved.toCounts]).toEqual([...end.counts[scheme]]);
          for (let row = 0; row <= moved.stages; row++) {
            const cells = moved.customers.subarray(row * moved.stages, (row + 1) * moved.stages);
            expect(cells.reduce((sum, n) => sum + n, 0)).toBe(moved.fromCounts[row]);
          }
        },
      ),
    );
  });

  it('shows a buyer who went silent, and one who came in between', () => {
    const rows: Row[] = [
      [0, dayOf('2022-01-01'), 10],
      [1, dayOf('2024-02-01'), 10],
    ];
    const moved = migration(snapshotOf(2, AS_OF, rows), 'time', dayOf('2022-12-31'), AS_OF, RULES);
    expect(moved.customers[1 * 4 + 3]).toBe(1);
    expect(moved.customers[4 * 4 + 0]).toBe(1);
  });

  it('refuses an end before the start', () => {
    const snapshot = snapshotOf(1, AS_OF, [order('2024-01-01')]);
    expect(() => migration(snapshot, 'time', AS_OF, addMonths(AS_OF, -1), RULES)).toThrow(
      RangeError,
    );
  });
});
