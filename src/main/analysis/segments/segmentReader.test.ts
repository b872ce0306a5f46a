import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerRow } from '#shared/contract/customers.ts';
import { AppError } from '#shared/contract/errors.ts';
import { contract, type MethodName } from '#shared/contract/index.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { clusterCustomers, latestRun, runAnalysis, saveSegment, type RunReader } from '../index.ts';

let held: TemporaryStore;
let run: RunReader;
let everyone: CustomerRow[];

const EARLIER = '2023-12-31';
const LATER = '2024-06-28';
const OFTEN: SegmentRule = { kind: 'number', field: 'orders', least: 3 };
const WEB: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
const LATELY: SegmentRule = { kind: 'number', field: 'recency_days', most: 120 };

function analyseAt(asOf: string): RunReader {
  runAnalysis(held.store, analysisSettingsSchema.parse({ asOf }), detachedControl());
  return latestRun(held.store);
}

function rowsOf(reader: RunReader, filter: SegmentRule | null): CustomerRow[] {
  const sort = { by: 'customer_id', direction: 'ascending' } as const;
  const limit = 1000;
  return reader.customers().page({ search: '', sort, offset: 0, filter, limit }).rows;
}

/** What the contract says the answer of a method looks like. */
function fits(method: MethodName, answer: unknown): void {
  expect(contract[method].output.parse(JSON.parse(JSON.stringify(answer)))).toStrictEqual(answer);
}

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 420, seed: 21 }));
  run = analyseAt(LATER);
  everyone = rowsOf(run, null);
}, 60_000);
afterAll(() => {
  held.dispose();
});

describe('fields of the builder', () => {
  it('count every option as a rule with it would', () => {
    const fields = run.segments().fields(WEB);
    fits('segments.fields', fields);
    expect(fields.all).toBe(rowsOf(run, WEB).length);
    for (const { field, options } of fields.choices) {
      for (const { value, customers } of options) {
        const rule: SegmentRule = { kind: 'choice', field, values: [value] };
        expect([field, value, run.segments().count(rule, WEB).chosen.customers]).toEqual([
          field,
          value,
          customers,
        ]);
      }
    }
    const orders = fields.numbers.find(({ field }) => field === 'orders');
    const counts = rowsOf(run, WEB).map((row) => row.orders);
    expect(orders).toMatchObject({ least: Math.min(...counts), most: Math.max(...counts) });
  });

  it('know nobody under a filter that nobody fits', () => {
    const fields = run.segments().fields({ kind: 'any', rules: [] });
    fits('segments.fields', fields);
    expect(fields.all).toBe(0);
    expect(fields.numbers.every(({ least, most }) => least === null && most === null)).toBe(true);
  });

  it('leave customers without an order out of days and months', () => {
    const known: SegmentRule = { kind: 'known', field: 'first_order' };
    const bought = everyone.filter(({ orders }) => orders > 0);
    expect(bought.length).toBeLessThan(everyone.length);
    expect(run.segments().count(known, null).chosen.customers).toBe(bought.length);
  });
});

describe('an overview', () => {
  it('holds sizes of saved segments, and suggestions with somebody in them', () => {
    const { id } = saveSegment(held.store, null, 'overview', OFTEN);
    const overview = run.segments().overview(null);
    fits('segments.overview', overview);
    const { chosen } = run.segments().count(OFTEN, null);
    expect(overview.saved.find((saved) => saved.id === id)?.size).toEqual(chosen);
    expect(overview.suggested.map((one) => one.id)).toContain('second_order');
    for (const { rule, size } of overview.suggested) {
      expect(size).toEqual(run.segments().count(rule, null).chosen);
      expect(size.customers).toBeGreaterThan(0);
    }
    expect(run.segments().overview({ kind: 'any', rules: [] }).suggested).toEqual([]);
  });
});

describe('a segment beside the rest', () => {
  it('splits the customers of the filter in two and sums up both', () => {
    const profile = run.segments().profile(OFTEN, WEB);
    fits('segments.profile', profile);
    const web = rowsOf(run, WEB);
    const often = web.filter(({ orders }) => orders >= 3);
    expect(profile.segment.customers).toBe(often.length);
    expect(profile.rest.customers).toBe(web.length - often.length);
    const orders = profile.numbers.find(({ field }) => field === 'orders');
    const sum = often.reduce((total, row) => total + row.orders, 0);
    expect(orders?.inRule).toBe(true);
    expect(orders?.segment.mean).toBeCloseTo(sum / often.length, 12);
    expect(orders?.difference?.low).toBeGreaterThan(0);
    const stages = profile.choices.find(({ field }) => field === 'stage.time');
    const inside = stages?.options.reduce((total, option) => total + option.segment, 0);
    expect(inside).toBe(stages?.segment);
  });

  it('gives no interval for a handful of customers', () => {
    const few: SegmentRule = { kind: 'number', field: 'orders', least: 40 };
    const profile = run.segments().profile(few, null);
    fits('segments.profile', profile);
    expect(profile.segment.customers).toBeLessThan(10);
    for (const { difference } of profile.numbers) expect(difference).toBeNull();
  });
});

describe('segments over each other', () => {
  it('hold each customer of the filter in one cell', () => {
    const first = saveSegment(held.store, null, 'over 1', OFTEN).id;
    const second = saveSegment(held.store, null, 'over 2', LATELY).id;
    const overlap = run.segments().overlap([first, second], WEB);
    fits('segments.overlap', overlap);
    const total = overlap.cells.reduce((sum, { size }) => sum + size.customers, 0);
    expect(total).toBe(overlap.all.customers);
    const both = overlap.cells.find(({ ids }) => ids.length === 2);
    const rule: SegmentRule = { kind: 'all', rules: [OFTEN, LATELY] };
    expect(both?.size).toEqual(run.segments().count(rule, WEB).chosen);
  });
});

describe('the movement of a segment', () => {
  // The same rule asked of a run of the earlier day, customer by customer.
  it.each<[string, SegmentRule]>([
    ['orders', OFTEN],
    ['silence', LATELY],
    ['scores', { kind: 'number', field: 'r', least: 4 }],
    ['class', { kind: 'choice', field: 'class8', values: ['important_keep', 'general_value'] }],
    ['stage', { kind: 'choice', field: 'stage.composite', values: ['developing', 'mature'] }],
    ['tier', { kind: 'choice', field: 'stage.value', values: ['high'] }],
    ['revenue', { kind: 'number', field: 'net_revenue', least: 20_000 }],
    ['month', { kind: 'choice', field: 'cohort', values: ['2023-10', '2024-02'] }],
    [
      'window',
      { kind: 'behaviour', measure: 'orders', window: { kind: 'last', days: 60 }, least: 1 },
    ],
  ])('by %s is that of two runs', (_, rule) => {
    const moved = run.segments().movement(rule, EARLIER, LATER, null);
    fits('segments.movement', moved);
    const past = analyseAt(EARLIER);
    const before = new Set(rowsOf(past, rule).map(({ id }) => id));
    const known = new Set(rowsOf(past, null).map(({ id }) => id));
    const after = new Set(rowsOf(run, rule).map(({ id }) => id));
    const count = (ids: Set<string>, keep: (id: string) => boolean) => [...ids].filter(keep).length;
    const sizes = Object.fromEntries(moved.groups.map(({ id, size }) => [id, size.customers]));
    expect([moved.before, moved.after]).toEqual([before.size, after.size]);
    expect(sizes).toEqual({
      stayed: count(after, (id) => before.has(id)),
      joined: count(after, (id) => !before.has(id) && known.has(id)),
      arrived: count(after, (id) => !known.has(id)),
      left: count(before, (id) => !after.has(id)),
    });
    expect(moved.held).toEqual([]);
  });

  it('says which fields no past day has', () => {
    const rule: SegmentRule = {
      kind: 'all',
      rules: [OFTEN, { kind: 'not', rule: { kind: 'number', field: 'clv', most: 10 } }],
    };
    expect(run.segments().movement(rule, EARLIER, LATER, WEB).held).toEqual(['clv']);
  });

  it.each([
    [LATER, EARLIER],
    [LATER, LATER],
    [EARLIER, '2024-06-30'],
    ['2023-02-30', LATER],
  ])('is refused from %s to %s', (from, to) => {
    expect(() => run.segments().movement(OFTEN, from, to, null)).toThrow(
      new AppError('BAD_REQUEST', { details: { rule: 'movement_days' } }),
    );
  });
});

describe('clusters', () => {
  it('are kept, can be named in rules, and stay while a segment names them', () => {
    const reader = analyseAt(LATER);
    expect(reader.segments().clusters(null)).toBeNull();
    const first = clusterCustomers(held.store, 3, detachedControl());
    expect(first).toEqual({ ok: true, value: { fit: 1 } });
    const found = reader.segments().clusters(WEB);
    fits('segments.clusters', found);
    const bought = rowsOf(reader, WEB).filter(({ orders }) => orders > 0).length;
    const sizes = found?.clusters.map(({ size }) => size.customers) ?? [];
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(bought);
    const rule: SegmentRule = { kind: 'choice', field: 'cluster', values: ['1-2'] };
    const members = reader.segments().count(rule, WEB).chosen.customers;
    expect(members).toBe(sizes[1]);

    const { id } = saveSegment(held.store, null, 'second cluster', rule);
    clusterCustomers(held.store, 4, detachedControl());
    clusterCustomers(held.store, 5, detachedControl());
    const later = latestRun(held.store).segments();
    expect(later.clusters(null)?.fit).toBe(3);
    expect(later.count({ kind: 'segment', id }, WEB).chosen.customers).toBe(members);
    const gone: SegmentRule = { kind: 'choice', field: 'cluster', values: ['2-1'] };
    expect(later.count(gone, null).chosen.customers).toBe(0);
    expect(() => later.count({ ...gone, values: ['two'] }, null)).toThrow(AppError);
    const moved = later.movement(rule, EARLIER, LATER, null);
    expect(moved.held).toEqual([]);
    expect(moved.before).toBeGreaterThan(0);
  });
});
