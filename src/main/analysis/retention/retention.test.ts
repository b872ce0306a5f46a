import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gated } from '#shared/contract/common.ts';
import {
  churnTimingSchema,
  retentionCohortsSchema,
  survivalSchema,
  type RetentionCohorts,
} from '#shared/contract/retention.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { PERIOD_UNITS } from '#shared/domain/periods.ts';
import { COHORT_BYS, SURVIVAL_BYS, SURVIVAL_EVENTS } from '#shared/domain/retention.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import {
  addBatch,
  temporaryStore,
  type TemporaryStore,
  type TestLine,
} from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, saveSegment, type RunReader } from '../index.ts';

const control = detachedControl();
const REPEATERS: SegmentRule = { kind: 'number', field: 'orders', least: 2 };

let held: TemporaryStore;
let run: RunReader;

beforeAll(() => {
  held = temporaryStore();
  const lines = manyLines({ customers: 500, seed: 3, goods: true });
  addBatch(held.store, lines);
  addBatch(held.store, attributesOf(lines), { kind: 'customers' });
  runAnalysis(held.store, analysisSettingsSchema.parse({}), control);
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

/** What a file of customers says of those who ordered, and of every fifth nothing. */
function attributesOf(lines: readonly TestLine[]): TestLine[] {
  const customers = [...new Set(lines.map(({ customer }) => customer))];
  return customers
    .filter((_, at) => at % 5 > 0)
    .map((customer, at) => ({
      customer,
      day: '2024-01-01',
      level: at % 2 === 0 ? 'gold' : 'silver',
      category: at % 3 === 0 ? 'firm' : 'person',
      region: `region ${at % 17}`,
      gender: at % 2 === 0 ? 'F' : 'M',
      birth: `${1950 + (at % 50)}-06-01`,
    }));
}

function cohorts(
  by: RetentionCohorts['by'],
  period: RetentionCohorts['period'],
  filter: SegmentRule | null = null,
): RetentionCohorts {
  const answer = run.retention().cohorts({ by, period, filter }, control);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

/** Customers of the list that a rule chooses. */
function customers(filter: SegmentRule) {
  const sort = { by: 'customer_id', direction: 'ascending' } as const;
  return run.customers().page({ filter, search: '', sort, offset: 0, limit: 200 });
}

describe('cohorts on demand', () => {
  it('have the shape of the contract by everything and in every period', () => {
    for (const by of COHORT_BYS) {
      for (const period of PERIOD_UNITS) {
        const answer = run.retention().cohorts({ by, period, filter: null }, control);
        expect(gated(retentionCohortsSchema).parse(answer)).toEqual(answer);
        expect(answer.ok).toBe(true);
      }
    }
  });

  it('tell how many periods there are, of which the newest are listed', () => {
    const [month, week] = [cohorts('month', 'month'), cohorts('channel', 'week')];
    expect(month.periods).toBe(month.calendar.length);
    expect(week.periods).toBeGreaterThanOrEqual(week.calendar.length);
    expect(week.calendar.length).toBe(104);
    expect(Math.max(...week.cohorts.map(({ cells }) => cells.length))).toBe(104);
  });

  it('by month are those of the run', () => {
    const stored = run.cohorts();
    if (!stored.ok) throw new Error(stored.reason);
    const found = cohorts('month', 'month');
    expect(found.cohorts.map(({ id, size }) => [id?.slice(0, 7), size])).toEqual(
      stored.value.cohorts.map(({ cohort, size }) => [cohort, size]),
    );
    expect(
      found.cohorts.map(({ cells }) =>
        cells.map(({ active, orders, revenue, complete }) => ({
          active,
          orders,
          revenue,
          complete,
        })),
      ),
    ).toEqual(stored.value.cohorts.map(({ cells }) => cells));
    expect(found.mean.map((cell) => cell.active / cell.customers)).toEqual(
      stored.value.mean.map(({ retention }) => retention),
    );
  });

  it('by month but in weeks are the weekly cohorts of each month, open weeks left out', () => {
    const months = cohorts('month', 'week');
    const weeks = cohorts('week', 'week');
    const complete = weeks.cohorts.reduce(
      (sum, { cells }) => sum + (cells[1]?.complete === true ? cells[1].active : 0),
      0,
    );
    expect(months.cohorts.reduce((sum, { cells }) => sum + (cells[1]?.active ?? 0), 0)).toBe(
      complete,
    );
    expect(months.mean).toEqual(weeks.mean);
  });

  it('hold everybody once, whatever they are sorted by', () => {
    const all = cohorts('month', 'month').customers;
    for (const by of COHORT_BYS) {
      const view = cohorts(by, 'month');
      expect([by, view.customers]).toEqual([by, all]);
      expect(view.cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(all);
    }
  });

  it('never fall below "on" when counted "on or after", and never rise with time', () => {
    for (const { cells } of cohorts('month', 'month').cohorts) {
      for (const [n, cell] of cells.entries()) {
        expect(cell.activeLater).toBeGreaterThanOrEqual(cell.active);
        expect(cell.activeLater).toBeLessThanOrEqual(cells[n - 1]?.activeLater ?? cell.customers);
      }
    }
  });

  it('have a plain mean in which each finished cohort counts the same', () => {
    const { cohorts: rows, plainMean } = cohorts('month', 'month');
    const shares = rows.flatMap(({ size, cells }) =>
      cells[2]?.complete === true ? [cells[2].active / size] : [],
    );
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(plainMean[2]?.cohorts).toBe(shares.length);
    expect(plainMean[2]?.active).toBeCloseTo(mean, 12);
  });

  it('follow the filter as if the others were not there', () => {
    const filter: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
    const view = cohorts('month', 'month', filter);
    const web = cohorts('channel', 'month').cohorts.find(({ id }) => id === 'web');
    expect(view.customers).toBe(web?.size);
    expect(view.mean).toEqual(web?.cells);
    const cohort = view.cohorts[3];
    const month: SegmentRule = {
      kind: 'choice',
      field: 'cohort',
      values: [cohort?.id?.slice(0, 7) ?? ''],
    };
    expect(customers({ kind: 'all', rules: [filter, month] }).total).toBe(cohort?.size);
  });

  it('are asked anew when a saved segment of the filter changes', () => {
    const segment = saveSegment(held.store, null, 'kept', REPEATERS);
    const filter: SegmentRule = { kind: 'segment', id: segment.id };
    const before = cohorts('month', 'month', filter).customers;
    saveSegment(held.store, segment.id, 'kept', { ...REPEATERS, least: 5 });
    expect(cohorts('month', 'month', filter).customers).toBeLessThan(before);
  });

  it('by first category are the customers that the condition chooses, the unknown among them', () => {
    const view = cohorts('category', 'month');
    expect(view.cohorts.map(({ id }) => id).sort()).toEqual(['', 'chairs', 'lamps', 'tables']);
    for (const { id, size } of view.cohorts) {
      const buyers: SegmentRule = { kind: 'number', field: 'orders', least: 1 };
      const first: SegmentRule = { kind: 'choice', field: 'first_category', values: [id ?? ''] };
      expect(customers({ kind: 'all', rules: [buyers, first] }).total).toBe(size);
    }
  });

  it('by product and category say what is missing where no line names any', () => {
    const plain = temporaryStore();
    try {
      addBatch(plain.store, manyLines({ customers: 60, seed: 3 }));
      runAnalysis(plain.store, analysisSettingsSchema.parse({}), control);
      const retention = latestRun(plain.store).retention();
      for (const [by, reason] of [
        ['product', 'no_products'],
        ['category', 'no_categories'],
      ] as const) {
        const question = { by, period: 'month', filter: null } as const;
        expect(retention.cohorts(question, control)).toMatchObject({ ok: false, reason });
        const survival = { of: 'loss', by, filter: null } as const;
        expect(retention.survival(survival, control)).toMatchObject({ ok: false, reason });
      }
    } finally {
      plain.dispose();
    }
  });

  it('of nobody are a gate', () => {
    const filter: SegmentRule = { kind: 'number', field: 'orders', least: 1e6 };
    expect(
      run.retention().cohorts({ by: 'month', period: 'month', filter }, control),
    ).toMatchObject({
      ok: false,
      reason: 'nobody_chosen',
    });
  });
});

describe('survival on demand', () => {
  it('has the shape of the contract for every event and group', () => {
    for (const of of SURVIVAL_EVENTS) {
      for (const by of SURVIVAL_BYS) {
        const answer = run.retention().survival({ of, by, filter: null }, control);
        expect(gated(survivalSchema).parse(answer)).toEqual(answer);
        if (!answer.ok) throw new Error(answer.reason);
        const { everybody, groups } = answer.value;
        if (by === 'all') continue;
        expect(groups.reduce((sum, group) => sum + group.customers, 0)).toBe(everybody.customers);
        expect(groups.reduce((sum, group) => sum + group.ended, 0)).toBe(everybody.ended);
      }
    }
  });

  it('counts the second orders that the list of customers shows', () => {
    const answer = run
      .retention()
      .survival({ of: 'second_order', by: 'all', filter: null }, control);
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.value.everybody.ended).toBe(customers(REPEATERS).total);
  });

  it('needs fifty customers', () => {
    const filter: SegmentRule = { kind: 'number', field: 'orders', least: 12 };
    const found = customers(filter).total;
    expect(found).toBeLessThan(50);
    for (const of of SURVIVAL_EVENTS) {
      const answer = run.retention().survival({ of, by: 'all', filter }, control);
      expect(answer).toMatchObject({ ok: false, reason: 'few_customers' });
    }
  });
});

describe('churn timing on demand', () => {
  it('has the shape of the contract, and its counts fit together', () => {
    const answer = run.retention().churnTiming({ filter: null }, control);
    expect(gated(churnTimingSchema).parse(answer)).toEqual(answer);
    if (!answer.ok || !answer.value.losses.ok) throw new Error('gated');
    const { secondWithin, seenBy, losses } = answer.value;
    const early: SegmentRule = { kind: 'day', field: 'first_order', to: seenBy };
    const buyers: SegmentRule = { kind: 'number', field: 'orders', least: 1 };
    const seen = customers({ kind: 'all', rules: [early, buyers] }).total;
    expect(secondWithin.map((share) => share.customers)).toEqual([seen, seen, seen]);
    const { lost, lostAtOnce, months, observed } = losses.value;
    expect(months.reduce((sum, month) => sum + month.lost, 0)).toBe(lost);
    expect(months[0]?.atRisk).toBe(observed);
    expect(lostAtOnce).toBeLessThanOrEqual(months[0]?.lost ?? 0);
  });

  it('weighs the mature by the revenue of twelve months, within the filter', () => {
    const timing = (filter: SegmentRule | null) => {
      const answer = run.retention().churnTiming({ filter }, control);
      if (!answer.ok) throw new Error(answer.reason);
      return answer.value;
    };
    const profile = run.lifecycle.now.profile('composite', null);
    if (!profile.ok) throw new Error(profile.reason);
    const { stages } = profile.value;
    const of = (id: string) => stages.find((stage) => stage.id === id)?.yearRevenue ?? Number.NaN;
    const all = stages.reduce((sum, stage) => sum + stage.yearRevenue, 0);
    const { matureRevenue, mature } = timing(null);
    expect(mature.ended).toBeGreaterThan(0);
    expect(matureRevenue).toBeCloseTo(of('mature') / all, 12);
    const only: SegmentRule = { kind: 'choice', field: 'stage.composite', values: ['mature'] };
    expect(timing(only).matureRevenue).toBe(1);
  });

  it('tells no loss of the new beyond the time observed', () => {
    const short = temporaryStore();
    try {
      const from = parseIsoDay('2023-03-01') ?? 0;
      const lines = manyLines({ customers: 2000, seed: 3 });
      addBatch(
        short.store,
        lines.filter(({ day }) => (day as number) >= from),
      );
      runAnalysis(short.store, analysisSettingsSchema.parse({}), control);
      const answer = latestRun(short.store).retention().churnTiming({ filter: null }, control);
      if (!answer.ok || !answer.value.losses.ok) throw new Error('gated');
      const { lifetime, newLoss } = answer.value.losses.value;
      // A new customer is one of six months.
      expect(lifetime.span).toBeLessThan(180);
      expect(newLoss).toBeNull();
    } finally {
      short.dispose();
    }
  });

  it('cannot tell losses while the data are shorter than the limit', () => {
    const short = temporaryStore();
    try {
      const from = parseIsoDay('2023-12-01') ?? 0;
      const lines = manyLines({ customers: 500, seed: 3 });
      addBatch(
        short.store,
        lines.filter(({ day }) => (day as number) >= from),
      );
      runAnalysis(short.store, analysisSettingsSchema.parse({}), control);
      const answer = latestRun(short.store).retention().churnTiming({ filter: null }, control);
      if (!answer.ok) throw new Error(answer.reason);
      expect(answer.value.losses).toMatchObject({
        ok: false,
        reason: 'few_months',
        details: { months: 6, monthsNeeded: 13 },
      });
    } finally {
      short.dispose();
    }
  });
});
