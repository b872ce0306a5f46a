import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { segmentRuleSchema } from '#shared/contract/segmentRule.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { CustomerRow } from '#shared/contract/customers.ts';
import { AppError } from '#shared/contract/errors.ts';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, type RunReader } from '../index.ts';
import { removeSegment, savedSegments, saveSegment } from './index.ts';

let held: TemporaryStore;
let run: RunReader;
let everyone: CustomerRow[];

const list = { search: '', sort: { by: 'customer_id', direction: 'ascending' } } as const;

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 180, seed: 9 }));
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
  everyone = run.customers().page({ ...list, filter: null, offset: 0, limit: 200 }).rows;
}, 60_000);
afterAll(() => {
  held.dispose();
});

function idsOf(filter: SegmentRule | null): string[] {
  return run
    .customers()
    .page({ ...list, filter, offset: 0, limit: 200 })
    .rows.map(({ id }) => id);
}

/** The same question asked of the rows of the list, one by one. */
function fits(row: CustomerRow, rule: SegmentRule): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((part) => fits(row, part));
    case 'any':
      return rule.rules.some((part) => fits(row, part));
    case 'not':
      return !fits(row, rule.rule);
    case 'number': {
      const value = { orders: row.orders, recency_days: row.recencyDays }[rule.field as string];
      if (value === null || value === undefined) return false;
      return value >= (rule.least ?? -Infinity) && value <= (rule.most ?? Infinity);
    }
    case 'day': {
      const day = rule.field === 'first_order' ? row.firstOrder : row.lastOrder;
      return day !== null && day >= (rule.from ?? '') && day <= (rule.to ?? '9999-12-31');
    }
    case 'choice': {
      const value = {
        channel: row.channel ?? '',
        class12: row.class12,
        cohort: row.firstOrder?.slice(0, 7),
      }[rule.field as string];
      return typeof value === 'string' && rule.values.includes(value);
    }
    default:
      throw new TypeError(`no such condition here: ${rule.kind}`);
  }
}

const condition: fc.Arbitrary<SegmentRule> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom('orders' as const, 'recency_days' as const),
    least: fc.integer({ min: 0, max: 200 }),
    most: fc.integer({ min: 0, max: 900 }),
  }),
  fc.record({
    kind: fc.constant('day' as const),
    field: fc.constantFrom('first_order' as const, 'last_order' as const),
    from: fc.constantFrom('2023-01-01', '2023-08-15', '2024-02-29'),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constant('channel' as const),
    values: fc.uniqueArray(fc.constantFrom('web', 'shop', '', 'nowhere'), { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constant('class12' as const),
    values: fc.uniqueArray(fc.constantFrom(...RFM_CLASSES_12), { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constant('cohort' as const),
    values: fc.uniqueArray(fc.constantFrom('2023-01', '2023-07', '2024-05'), { minLength: 1 }),
  }),
);

const { rule } = fc.letrec<{ rule: SegmentRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    condition,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
  ),
}));

describe('the customers of a rule', { timeout: 60_000 }, () => {
  it('are those that a look at every row would find, and the counts add up', () => {
    fc.assert(
      fc.property(rule, (wanted) => {
        const chosen = everyone.filter((row) => fits(row, wanted));
        expect(idsOf(wanted)).toEqual(chosen.map(({ id }) => id));
        const count = run.segments().count(wanted, null);
        expect(count.chosen).toEqual({
          customers: chosen.length,
          orders: chosen.reduce((sum, row) => sum + row.orders, 0),
          revenue: chosen.reduce((sum, row) => sum + row.netRevenue, 0),
        });
        expect(count.all.customers).toBe(everyone.length);
      }),
      { numRuns: 150 },
    );
  });

  it('are counted part by part, within a filter', () => {
    const filter: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
    const often: SegmentRule = { kind: 'number', field: 'orders', least: 3 };
    const lately: SegmentRule = { kind: 'day', field: 'last_order', from: '2024-01-01' };
    const inner: SegmentRule = { kind: 'any', rules: [lately] };
    const count = run.segments().count({ kind: 'all', rules: [often, inner] }, filter);
    const web = everyone.filter((row) => fits(row, filter));
    const number = (...parts: SegmentRule[]): number =>
      web.filter((row) => parts.every((part) => fits(row, part))).length;
    expect(count.all.customers).toBe(web.length);
    expect(count.parts).toEqual([
      { path: [0], alone: number(often), without: number(lately) },
      { path: [1], alone: number(lately), without: number(often) },
      // A group that holds nothing any more is no condition.
      { path: [1, 0], alone: number(lately), without: number(often) },
    ]);
  });

  it('are asked what they did in a window that ends on the analysis date', () => {
    const asOf = run.context().asOf;
    const last = run
      .segments()
      .count(
        { kind: 'behaviour', measure: 'orders', window: { kind: 'last', days: 90 }, least: 1 },
        null,
      );
    const recent = run.segments().count({ kind: 'number', field: 'recency_days', most: 89 }, null);
    expect(last.chosen).toEqual(recent.chosen);
    const none = run.segments().count(
      {
        kind: 'behaviour',
        measure: 'revenue',
        window: { kind: 'between', from: asOf, to: asOf },
        channel: 'nowhere',
        most: 0,
      },
      null,
    );
    expect(none.chosen.customers).toBe(everyone.length);
  });

  it.each<[string, SegmentRule]>([
    ['stage', { kind: 'choice', field: 'stage.time', values: ['high'] }],
    ['cohort', { kind: 'choice', field: 'cohort', values: ['2024-13'] }],
    ['day', { kind: 'day', field: 'first_order', from: '2024-02-30' }],
    ['segment', { kind: 'segment', id: 99 }],
  ])('are refused where the rule names a %s that does not exist', (name, wrong) => {
    expect(() => run.segments().count(wrong, null)).toThrow(
      new AppError('BAD_REQUEST', { details: { rule: name } }),
    );
  });
});

describe('saved segments', () => {
  const often: SegmentRule = { kind: 'number', field: 'orders', least: 3 };

  it('can be used in rules, follow their changes, and stay while they are used', () => {
    const first = saveSegment(held.store, null, 'often', often);
    const member: SegmentRule = { kind: 'segment', id: first.id };
    const second = saveSegment(held.store, null, 'seldom', { kind: 'not', rule: member });
    expect(idsOf(member)).toEqual(idsOf(often));
    expect(idsOf({ kind: 'segment', id: second.id }).length).toBe(
      everyone.length - idsOf(often).length,
    );
    const very: SegmentRule = { kind: 'number', field: 'orders', least: 6 };
    saveSegment(held.store, first.id, 'very often', very);
    expect(idsOf(member)).toEqual(idsOf(very));
    expect(savedSegments(held.store).map(({ name }) => name)).toEqual(['seldom', 'very often']);

    const refused = (name: string): AppError =>
      new AppError('BAD_REQUEST', { details: { rule: name } });
    expect(() => removeSegment(held.store, first.id)).toThrow(refused('segment_used'));
    for (const name of ['seldom', 'SELDOM', 'ｓｅｌｄｏｍ']) {
      expect(() => saveSegment(held.store, null, name, very)).toThrow(refused('segment_name'));
    }
    expect(() =>
      saveSegment(held.store, first.id, 'round', { kind: 'segment', id: second.id }),
    ).toThrow(refused('segment'));
    removeSegment(held.store, second.id);
    removeSegment(held.store, first.id);
    expect(savedSegments(held.store)).toEqual([]);
    expect(() => saveSegment(held.store, first.id, 'gone', very)).toThrow(
      new AppError('NOT_FOUND'),
    );
  });
});

describe('a rule from outside', () => {
  it('is refused when it is too deep, too long, or not a rule', () => {
    let deep: SegmentRule = { kind: 'number', field: 'orders' };
    for (let level = 0; level < 7; level++) deep = { kind: 'not', rule: deep };
    expect(segmentRuleSchema.parse(deep)).toEqual(deep);
    expect(segmentRuleSchema.safeParse({ kind: 'not', rule: deep }).success).toBe(false);
    const two: SegmentRule = { kind: 'all', rules: [deep, { kind: 'segment', id: 1 }] };
    const many = {
      kind: 'any',
      rules: Array.from({ length: 60 }, () => ({
        ...two,
        rules: [
          { kind: 'segment', id: 1 },
          { kind: 'segment', id: 2 },
        ],
      })),
    };
    expect(segmentRuleSchema.safeParse(many).success).toBe(false);
    for (const wrong of [null, 7, {}, { kind: 'number', field: 'shoe_size' }, { kind: 'all' }]) {
      expect(segmentRuleSchema.safeParse(wrong).success).toBe(false);
    }
  });
});
