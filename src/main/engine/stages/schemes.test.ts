import { lastDayOfMonth, parseIsoMonth } from '#shared/domain/calendar.ts';
import {
  DATED_SCHEME_IDS,
  DEFAULT_STAGE_RULES,
  NO_STAGE,
  STAGE_SCHEMES,
  type DatedScheme,
} from '#shared/domain/stageSchemes.ts';
import { naiveStages } from '#test/fixtures/naiveStages.ts';
import {
  dayOf,
  GOLDEN_BASE,
  simulatedSnapshot,
  snapshotOf,
  type Row,
} from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kpiSeries } from '../kpis/index.ts';
import { keepCustomers } from '../segments/index.ts';
import {
  migration,
  MonthsBase,
  outlookColumn,
  StageBase,
  stageColumn,
  stageHistory,
  StageLogMaker,
  winBacks,
} from './index.ts';

const RULES = DEFAULT_STAGE_RULES;
const SHORT = { ...RULES, newMonths: 2, activeMonths: 3, dormantMonths: 6, matureMonths: 4 };

/** Name of customer 0's stage on a day. */
function stageOn(iso: string, days: readonly string[], scheme: DatedScheme, rules = RULES): string {
  const rows = days.map((day): Row => [0, dayOf(day), 1000]);
  const snapshot = snapshotOf(1, dayOf(iso), rows);
  const column = stageColumn(new StageBase(snapshot, dayOf(iso)), scheme, rules);
  return STAGE_SCHEMES[scheme][column[0] ?? NO_STAGE] ?? 'none';
}

describe('four phases (1.03)', () => {
  const back = ['2021-01-31', '2022-02-01'];

  it.each([
    ['2021-07-30', 'acquisition'],
    ['2021-07-31', 'development'],
    ['2022-01-31', 'development'],
    ['2022-02-01', 'reacquired'],
    ['2022-07-31', 'reacquired'],
    ['2022-08-01', 'development'],
    ['2023-02-01', 'development'],
    ['2023-02-02', 'churn'],
  ])('who came back one day after the limit is, on %s, %s', (iso, phase) => {
    expect(stageOn(iso, back, 'phases')).toBe(phase);
  });

  it('does not take an order on the last active day for a return', () => {
    expect(stageOn('2022-01-31', ['2021-01-31', '2022-01-31'], 'phases')).toBe('development');
  });
});

describe('nurture (3.01)', () => {
  it('goes from one order to partnership, and outside by silence', () => {
    const days = ['2021-01-01', '2021-06-01', '2021-09-01', '2021-12-01'];
    expect(stageOn('2021-05-31', days, 'nurture')).toBe('acquisition');
    expect(stageOn('2021-06-01', days, 'nurture')).toBe('development');
    expect(stageOn('2021-12-31', days, 'nurture')).toBe('development');
    expect(stageOn('2022-01-01', days, 'nurture')).toBe('partnership');
    expect(stageOn('2022-12-02', days, 'nurture')).toBe('outside');
  });
});

describe('own cadence (B5)', () => {
  // Gaps of 10, 20 and 30 days: the median is 20, late from day 41, gone from day 81.
  const days = ['2023-01-01', '2023-01-11', '2023-01-31', '2023-03-02'];

  it.each([
    ['2023-04-11', 'on_time'],
    ['2023-04-12', 'late'],
    ['2023-05-21', 'late'],
    ['2023-05-22', 'gone'],
  ])('after gaps of 10, 20 and 30 days is, on %s, %s', (iso, stage) => {
    expect(stageOn(iso, days, 'cadence')).toBe(stage);
  });

  it('counts several orders of one day as one', () => {
    const twice = days.flatMap((day) => [day, day]);
    expect(stageOn('2023-04-11', twice, 'cadence')).toBe('on_time');
    expect(stageOn('2023-04-12', twice, 'cadence')).toBe('late');
  });

  it('measures a single order by the rhythm of all, and nobody before there is one', () => {
    const rows = days.map((day): Row => [0, dayOf(day), 10]);
    const snapshot = snapshotOf(2, dayOf('2023-03-22'), [...rows, [1, dayOf('2023-01-31'), 10]]);
    const column = stageColumn(new StageBase(snapshot, snapshot.asOf), 'cadence', RULES);
    // 50 days of silence beside a common median of 20.
    expect([...column]).toEqual([0, 1]);
    expect(stageOn('2030-01-01', ['2023-01-01'], 'cadence')).toBe('on_time');
  });
});

describe('return probability (B5)', () => {
  it('takes a chance on the limit into the higher stage, and nobody without one', () => {
    const chance = Float64Array.of(0.5, 0.4999, 0.2, 0.1999, 0, 1, Number.NaN, 0.9);
    const orders = Int32Array.of(1, 1, 1, 1, 1, 1, 1, 0);
    expect([...outlookColumn(chance, orders, RULES)]).toEqual([
      0,
      1,
      1,
      2,
      2,
      0,
      NO_STAGE,
      NO_STAGE,
    ]);
  });
});

describe('against a naive walk over the orders', () => {
  const base = simulatedSnapshot({ ...GOLDEN_BASE, customers: 250 });
  // The last thirty customers return a little unlinked.
  const rows: Row[] = [];
  for (let c = 0; c < base.orders.customers; c++) {
    for (let i = base.orders.start[c] ?? 0; i < (base.orders.start[c + 1] ?? 0); i++) {
      rows.push([c, base.orders.day[i] ?? 0, base.orders.net[i] ?? 0]);
    }
    if (c >= 220) rows.push([c, dayOf('2023-06-15'), -500]);
  }
  const snapshot = snapshotOf(250, base.asOf, rows);
  const months = ['2022-03', '2022-09', '2023-01', '2023-06', '2023-12'].map(
    (month) => parseIsoMonth(month) ?? 0,
  );
  const everyThird = Uint8Array.from({ length: 250 }, (_, c) => (c % 3 === 0 ? 1 : 0));

  it.each(DATED_SCHEME_IDS)(
    '%s: counts and movement of several months, also of some customers',
    (scheme) => {
      const stages: readonly string[] = STAGE_SCHEMES[scheme];
      const history = stageHistory(snapshot, SHORT, DATED_SCHEME_IDS);
      const some = stageHistory(snapshot, SHORT, [scheme], undefined, everyThird);
      let seen = 0;
      for (const month of months) {
        const naive = naiveStages(snapshot, lastDayOfMonth(month), scheme, SHORT);
        const before = naiveStages(snapshot, lastDayOfMonth(month - 1), scheme, SHORT);
        const at = month - history.firstMonth;
        for (const [s, id] of stages.entries()) {
          const held = naive.filter((name) => name === id).length;
          expect(history.schemes[scheme].customers[s * history.months + at]).toBe(held);
          expect(some.schemes[scheme].customers[s * some.months + at]).toBe(
            naive.filter((name, c) => name === id && c % 3 === 0).length,
          );
          for (let from = 0; from <= stages.length; from++) {
            if (from === s) continue;
            const moved = naive.filter(
              (name, c) => name === id && before[c] === (stages[from] ?? null),
            );
            const cell = (from * stages.length + s) * history.months + at;
            expect(history.schemes[scheme].moves[cell]).toBe(moved.length);
            seen += moved.length;
          }
        }
        const matrix = migration(
          snapshot,
          scheme,
          lastDayOfMonth(month - 4),
          lastDayOfMonth(month),
          SHORT,
          everyThird,
        );
        const then = naiveStages(snapshot, lastDayOfMonth(month - 4), scheme, SHORT);
        for (const [s, id] of stages.entries()) {
          for (let from = 0; from <= stages.length; from++) {
            const moved = naive.filter(
              (name, c) => c % 3 === 0 && name === id && then[c] === (stages[from] ?? null),
            );
            expect(matrix.customers[from * stages.length + s]).toBe(moved.length);
          }
        }
      }
      expect(seen).toBeGreaterThan(50);
    },
  );
});

const AS_OF = dayOf('2024-05-17');
const anyRows = fc.array(
  fc
    .tuple(fc.nat(11), fc.nat(1400), fc.integer({ min: -8, max: 25 }))
    .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount === 0 ? 1 : amount]),
  { minLength: 1, maxLength: 60 },
);
const anyMarks = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });

describe('win-back (1.07)', () => {
  it('counts one return, the days of loss before it, and what it brought', () => {
    const rows: Row[] = [
      [0, dayOf('2022-01-15'), 100],
      [0, dayOf('2023-03-10'), 40],
      [0, dayOf('2023-03-20'), 2],
      [1, dayOf('2022-01-20'), 100],
    ];
    const found = winBacks(snapshotOf(2, dayOf('2023-04-30'), rows), 12);
    const from2023 = (column: Float64Array): number[] => [...column.subarray(12)];
    expect(from2023(found.lost)).toEqual([2, 2, 2, 1]);
    expect(from2023(found.wonBack)).toEqual([0, 0, 1, 0]);
    expect(from2023(found.revenue)).toEqual([0, 0, 42, 0]);
  });

  it('wins back as many as the headline figure says, of those who were lost', () => {
    fc.assert(
      fc.property(anyRows, anyMarks, fc.integer({ min: 1, max: 7 }), (rows, marked, active) => {
        const rules = { ...RULES, newMonths: 1, activeMonths: active };
        const marks = Uint8Array.from(marked, Number);
        const snapshot = snapshotOf(12, AS_OF, rows);
        const kept = keepCustomers(snapshot, marks);
        const found = winBacks(snapshot, active, undefined, marks);
        const headline = kpiSeries(kept, rules);
        for (const [i, kpi] of headline.months.entries()) {
          const month = headline.firstMonth - found.firstMonth + i;
          expect(found.wonBack[month]).toBe(kpi.wonBack);
        }
        expect(found.wonBack.reduce((sum, n) => sum + n, 0)).toBe(
          headline.months.reduce((sum, kpi) => sum + kpi.wonBack, 0),
        );
        for (const [m, won] of found.wonBack.entries()) {
          expect(won).toBeLessThanOrEqual(found.lost[m] ?? -1);
        }
      }),
    );
  });
});

describe('a filter chooses customers and leaves their stages', () => {
  it('a kept log tells what a walk over the orders tells', () => {
    fc.assert(
      fc.property(anyRows, anyMarks, (rows, marked) => {
        const snapshot = snapshotOf(12, AS_OF, rows);
        const marks = Uint8Array.from(marked, Number);
        for (const scheme of DATED_SCHEME_IDS) {
          const maker = new StageLogMaker(new MonthsBase(snapshot, SHORT), scheme);
          while (!maker.step(5));
          const log = maker.log();
          for (const some of [undefined, marks]) {
            expect(log.history(some)).toEqual(
              stageHistory(snapshot, SHORT, [scheme], undefined, some),
            );
          }
        }
      }),
    );
  });

  it('counts of the marked and of the others add up to those of all', () => {
    fc.assert(
      fc.property(anyRows, anyMarks, (rows, marked) => {
        const snapshot = snapshotOf(12, AS_OF, rows);
        const of = (marks?: Uint8Array<ArrayBuffer>) =>
          stageHistory(snapshot, SHORT, DATED_SCHEME_IDS, undefined, marks);
        const [all, some, others] = [
          of(),
          of(Uint8Array.from(marked, Number)),
          of(Uint8Array.from(marked, (mark) => (mark ? 0 : 1))),
        ];
        for (const scheme of DATED_SCHEME_IDS) {
          for (const key of ['customers', 'netRevenue', 'monthRevenue', 'moves'] as const) {
            const sum = some.schemes[scheme][key].map(
              (n, i) => n + (others.schemes[scheme][key][i] ?? NaN),
            );
            expect(sum).toEqual(all.schemes[scheme][key]);
          }
        }
      }),
    );
  });
});
