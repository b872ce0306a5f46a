import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerCardSchema } from '#shared/contract/customers.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { stagesContract } from '#shared/contract/stages.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import {
  addBatch,
  temporaryStore,
  type TemporaryStore,
  type TestLine,
} from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, tableRecords, TABLES, type RunReader } from '../index.ts';

const list = { search: '', sort: { by: 'customer_id', direction: 'ascending' } } as const;

let held: TemporaryStore;
let run: RunReader;
let lines: TestLine[];

beforeAll(() => {
  held = temporaryStore();
  lines = manyLines({ customers: 180, seed: 9, goods: true });
  addBatch(held.store, lines);
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

function idsOf(filter: SegmentRule | null): string[] {
  const { rows } = run.customers().page({ ...list, filter, offset: 0, limit: 200 });
  return rows.map(({ id }) => id);
}

interface PlainOrder {
  readonly day: number;
  readonly net: number;
  readonly parts: ReadonlyMap<string, number>;
}

/** Counting orders of every customer by a plain reading of the lines. */
function plainOrders(): ReadonlyMap<string, readonly PlainOrder[]> {
  const known = lines.filter((line) => line.customer !== null);
  const byCustomer = Map.groupBy(known, ({ customer }) => customer ?? '');
  return new Map(
    [...byCustomer].map(([customer, own]) => {
      const orders = [...Map.groupBy(own, ({ order }) => order).values()].map((rows) => {
        const parts = new Map<string, number>();
        for (const { category = '', amount = 0 } of rows) {
          parts.set(category, (parts.get(category) ?? 0) + amount);
        }
        const day = Math.min(...rows.map((row) => row.day as number));
        return { day, net: [...parts.values()].reduce((sum, value) => sum + value, 0), parts };
      });
      return [customer, orders.filter(({ net }) => net > 0)];
    }),
  );
}

describe('conditions on what customers buy', () => {
  it('find the customers that a plain reading of the lines finds', () => {
    const orders = plainOrders();
    const those = (fits: (own: readonly PlainOrder[]) => boolean): string[] =>
      [...orders]
        .filter(([, own]) => fits(own))
        .map(([id]) => id)
        .sort();
    const bought = (own: readonly PlainOrder[]) =>
      new Set(
        own.flatMap(({ parts }) =>
          [...parts].flatMap(([name, value]) => (name !== '' && value > 0 ? [name] : [])),
        ),
      );
    expect(idsOf({ kind: 'number', field: 'categories', least: 3 })).toEqual(
      those((own) => bought(own).size >= 3),
    );
    expect(idsOf({ kind: 'known', field: 'categories' })).toEqual(
      those((own) => bought(own).size > 0),
    );
    const [from, to] = [19_600, 19_800];
    const lamps = (own: readonly PlainOrder[]) =>
      own.filter(({ day, parts }) => day >= from && day <= to && (parts.get('lamps') ?? 0) > 0);
    const behaviour = {
      kind: 'behaviour',
      window: { kind: 'between', from: formatIsoDay(from), to: formatIsoDay(to) },
      category: 'lamps',
    } as const;
    expect(idsOf({ ...behaviour, measure: 'orders', least: 2 })).toEqual(
      those((own) => lamps(own).length >= 2),
    );
    expect(idsOf({ ...behaviour, measure: 'revenue', least: 9000 })).toEqual(
      those(
        (own) => lamps(own).reduce((sum, { parts }) => sum + (parts.get('lamps') ?? 0), 0) >= 9000,
      ),
    );
    expect(idsOf({ ...behaviour, category: 'nowhere', measure: 'orders', least: 1 })).toEqual([]);
  });

  it('offer names with their customers, and are told of an earlier day as of that day', () => {
    const { choices, numbers } = run.segments().fields(null);
    const options = choices.find(({ field }) => field === 'main_category')?.options ?? [];
    for (const { value, customers } of options) {
      const rule: SegmentRule = { kind: 'choice', field: 'main_category', values: [value] };
      expect(run.segments().count(rule, null).chosen.customers).toBe(customers);
    }
    expect(numbers.find(({ field }) => field === 'categories')).toMatchObject({
      least: 1,
      most: 3,
    });
    const lamps: SegmentRule = { kind: 'choice', field: 'first_category', values: ['lamps'] };
    const moved = run.segments().movement(lamps, '2023-06-30', run.context().asOf, null);
    // What was first does not change; whoever had ordered is in the segment on both days.
    expect(moved.held).toEqual([]);
    expect(moved.before).toBeGreaterThan(0);
    expect(moved.groups.find(({ id }) => id === 'left')?.size.customers).toBe(0);
  });
});

describe('the needs of stages', () => {
  const OFTEN: SegmentRule = { kind: 'number', field: 'orders', least: 3 };

  it.each(STAGE_SCHEME_IDS)('%s: hold what a plain reading of the lines holds', (scheme) => {
    const orders = plainOrders();
    for (const filter of [null, OFTEN]) {
      const answer = run.lifecycle.now.need(scheme, filter);
      expect(stagesContract['stages.need'].output.parse(answer)).toEqual(answer);
      // Too few orders for a model of orders.
      if (!answer.ok) return;
      const { names, more, stages, all } = answer.value;
      expect([more, all.others]).toEqual([0, null]);
      expect(names.toSorted()).toEqual(['chairs', 'lamps', 'tables']);
      let customers = 0;
      for (const { id, ...line } of stages) {
        const rule: SegmentRule = { kind: 'choice', field: `stage.${scheme}`, values: [id] };
        const chosen = idsOf(filter === null ? rule : { kind: 'all', rules: [rule, filter] });
        const own = chosen.map((customer) => orders.get(customer) ?? []);
        const bought = (name: string) =>
          own.filter((placed) => placed.some(({ parts }) => (parts.get(name) ?? 0) > 0)).length;
        const value = (name: string) =>
          own.flat().reduce((sum, { parts }) => sum + (parts.get(name) ?? 0), 0);
        expect(line.customers).toBe(own.length);
        expect(line.cells.map((cell) => [cell.value, cell.customers])).toEqual(
          names.map((name) => [value(name), bought(name)]),
        );
        expect(line.unknown).toMatchObject({ value: value(''), customers: bought('') });
        const nothingNamed = own.filter((placed) =>
          placed.every(({ parts }) => names.every((name) => (parts.get(name) ?? 0) <= 0)),
        );
        expect(line.nameless).toBe(nothingNamed.length);
        const shares = [...line.cells, line.unknown].map((part) => part?.share ?? 0);
        const whole = shares.reduce((sum, share) => sum + share, 0);
        expect(whole).toBeCloseTo(own.length > 0 ? 1 : 0, 12);
        customers += line.customers;
      }
      expect(all.customers).toBe(customers);
    }
  });

  it('stand in the table with the same numbers', () => {
    const answer = run.lifecycle.now.need('time', null);
    if (!answer.ok) throw new Error(answer.reason);
    const rows = [...tableRecords(run, 'stage_needs')].map((record) => record.trim().split(','));
    const named = TABLES.find(({ name }) => name === 'stage_needs')?.columns.map(({ id }) => id);
    expect(rows[0]).toEqual(named);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([named?.length]));
    for (const { id, cells } of answer.value.stages) {
      for (const [at, name] of answer.value.names.entries()) {
        const row = rows.find((row) => row[0] === 'time' && row[1] === id && row[3] === name);
        const cell = cells[at];
        expect(row && [Number(row[5]), Number(row[6])]).toEqual(
          cell?.customers === 0 ? undefined : [cell?.share, cell?.customers],
        );
      }
    }
  });

  it('are gated where no line names anything', () => {
    const other = temporaryStore();
    try {
      addBatch(other.store, manyLines({ customers: 30, seed: 3 }));
      runAnalysis(other.store, analysisSettingsSchema.parse({}), detachedControl());
      expect(latestRun(other.store).lifecycle.now.need('time', null)).toMatchObject({
        ok: false,
        reason: 'no_categories',
      });
    } finally {
      other.dispose();
    }
  });
});

describe('the needs of a customer', () => {
  it('add up to the value of the counting orders, each line by what it names', () => {
    const orders = plainOrders();
    const { rows } = run.customers().page({ ...list, filter: null, offset: 0, limit: 200 });
    for (const { index, id } of rows.slice(0, 60)) {
      const card = run.customers().card(index);
      expect(customerCardSchema.parse(card)).toEqual(card);
      if (!card.need.ok) throw new Error(card.need.reason);
      const own = orders.get(id) ?? [];
      const sums = new Map<string, number>();
      for (const { parts } of own) {
        for (const [name, value] of parts) sums.set(name, (sums.get(name) ?? 0) + value);
      }
      const told = card.need.value.lines.map(({ name, amount }) => [name, amount] as const);
      expect(new Map(told)).toEqual(sums);
      const net = own.reduce((sum, order) => sum + order.net, 0);
      expect(told.reduce((sum, [, amount]) => sum + (amount ?? 0), 0)).toBe(net);
    }
  });

  it('are products where no category is known, orders where no amounts are', () => {
    const other = temporaryStore();
    try {
      const rows: TestLine[] = [
        { customer: 'a', order: '1', day: 100, product: 'lamp' },
        { customer: 'a', order: '2', day: 130, product: 'desk' },
        { customer: 'a', order: '3', day: 150, product: 'desk' },
      ];
      addBatch(other.store, rows, { hasAmounts: false });
      runAnalysis(other.store, analysisSettingsSchema.parse({}), detachedControl());
      const card = latestRun(other.store).customers().card(0);
      expect(card.need).toMatchObject({
        ok: true,
        value: {
          kind: 'product',
          lines: [
            { name: 'desk', orders: 2, amount: null, share: 2 / 3 },
            { name: 'lamp', orders: 1, amount: null, share: 1 / 3 },
          ],
          breadth: { different: 2, median: 2, customers: 1 },
          first: { category: null, product: 'lamp' },
        },
      });
      const [head = [], row = []] = Array.from(
        tableRecords(latestRun(other.store), 'customers'),
        (record) => record.trim().split(','),
      );
      const cell = (name: string) => row[head.indexOf(name)];
      expect([cell('first_product'), cell('products'), cell('first_category')]).toEqual([
        'lamp',
        '2',
        '',
      ]);
    } finally {
      other.dispose();
    }
  });
});
