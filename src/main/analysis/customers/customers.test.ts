import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUSTOMER_SORTS, type CustomerRow } from '#shared/contract/customers.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { normalisePersonal, Pseudonymiser } from '#main/privacy/index.ts';
import { packTexts } from '#main/store/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, type RunReader } from '../index.ts';
import { idOrder } from './idOrder.ts';
import { matchingIds } from './idSearch.ts';
import { orderOf } from './orderOf.ts';

let held: TemporaryStore;
let run: RunReader;
let everyone: CustomerRow[];

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 700, seed: 21 }));
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
  everyone = listed(ALL, 'customer_id', 'ascending', 200);
}, 60_000);
afterAll(() => {
  held.dispose();
});

interface Wanted {
  readonly filter: SegmentRule | null;
  readonly search: string;
}

const ALL: Wanted = { filter: null, search: '' };

type Sort = (typeof CUSTOMER_SORTS)[number];

/** All rows of a list, page by page. */
function listed(
  wanted: Wanted,
  by: Sort,
  direction: 'ascending' | 'descending',
  limit: number,
): CustomerRow[] {
  const rows: CustomerRow[] = [];
  for (;;) {
    const page = run.customers().page({
      ...wanted,
      sort: { by, direction },
      offset: rows.length,
      limit,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0) {
      expect(rows).toHaveLength(page.total);
      expect(rows.reduce((sum, row) => sum + row.netRevenue, 0)).toBe(page.revenue);
      return rows;
    }
  }
}

function sortValue(row: CustomerRow, by: Sort): string | number | null {
  switch (by) {
    case 'customer_id':
      return row.id;
    case 'first_order':
      return row.firstOrder;
    case 'last_order':
      return row.lastOrder;
    case 'recency_days':
      return row.recencyDays;
    case 'orders':
      return row.orders;
    case 'net_revenue':
      return row.netRevenue;
    case 'score':
      return row.score;
    case 'p_order':
      return row.pOrder;
    case 'clv':
      return row.clv;
  }
}

describe('the customer list', { timeout: 60_000 }, () => {
  it('holds every customer once', () => {
    expect(everyone).toHaveLength(700);
    expect(new Set(everyone.map((row) => row.id)).size).toBe(700);
  });

  it('finds the ids that contain what is typed, within a filter', () => {
    const channels: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
    for (const [search, filter] of [
      ['C-0', null],
      ['0A', channels],
      ['zz', null],
      [' ', channels],
    ] as const) {
      const fits = (row: CustomerRow): boolean =>
        row.id.toLowerCase().includes(search.trim().toLowerCase()) &&
        (filter === null || row.channel === 'web');
      expect(listed({ filter, search }, 'customer_id', 'ascending', 200)).toEqual(
        everyone.filter(fits),
      );
    }
  });

  it('sorts by every column, values first, in both directions, whatever the page size', () => {
    for (const by of CUSTOMER_SORTS) {
      const up = listed(ALL, by, 'ascending', 200);
      const values = up.map((row) => sortValue(row, by));
      const valued = values.filter((value) => value !== null);
      expect(values.slice(valued.length).every((value) => value === null)).toBe(true);
      for (let i = 1; i < valued.length; i++) {
        const [before = 0, after = 0] = [valued[i - 1], valued[i]];
        expect(before <= after, `${by} at ${i}`).toBe(true);
      }
      const down = listed(ALL, by, 'descending', 37).map((row) => row.index);
      const expected = [...up.slice(0, valued.length).reverse(), ...up.slice(valued.length)];
      expect(down).toEqual(expected.map((row) => row.index));
    }
  });

  it('finds the customers of a stage', () => {
    const stages = run.stages('time');
    if (!stages.ok) throw new Error('gated');
    const last = stages.value.months.at(-1);
    stages.value.stages.forEach(({ id }, i) => {
      const filter: SegmentRule = { kind: 'choice', field: 'stage.time', values: [id] };
      expect(listed({ filter, search: '' }, 'orders', 'ascending', 200)).toHaveLength(
        last?.customers[i] ?? -1,
      );
    });
  });
});

describe('matchingIds', () => {
  const key = new Uint8Array(32).fill(9);
  const token = (type: 'phone' | 'email', value: string): string =>
    new Pseudonymiser(key, type).token(normalisePersonal(type, value));

  it('finds part of an id but nothing across two ids', () => {
    const texts = packTexts(['ab', 'cd', 'xabx', '']);
    expect([...matchingIds(texts, 'ab', key)]).toEqual([1, 0, 1, 0]);
    expect([...matchingIds(texts, 'bc', key)]).toEqual([0, 0, 0, 0]);
    expect([...matchingIds(texts, ' ', key)]).toEqual([1, 1, 1, 1]);
  });

  it('finds a pseudonym by the phone or e-mail that it was made of, however written', () => {
    const texts = packTexts([token('phone', '13800138000'), token('email', 'a@b.example')]);
    expect([...matchingIds(texts, '+86 138-0013-8000', key)]).toEqual([1, 0]);
    expect([...matchingIds(texts, 'A@B.example', key)]).toEqual([0, 1]);
  });
});

describe('orders of values and ids', () => {
  it('sorts any numbers as a comparison would, ties by index, missing last', () => {
    const value = fc.oneof(fc.double({ noNaN: false }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const { index, valued } = orderOf(values);
        const plain = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
        plain.sort((a, b) => {
          const [x = 0, y = 0] = [values[a], values[b]];
          return x < y ? -1 : x > y ? 1 : a - b;
        });
        expect([...index.subarray(0, valued)]).toEqual(plain);
        expect(new Set(index).size).toBe(values.length);
      }),
    );
  });

  it('sorts ids by their bytes', () => {
    const ids = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '\0', '客', 'Z') }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(ids, (texts) => {
        const { index } = idOrder(packTexts(texts));
        const sorted = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect([...index].map((i) => texts[i])).toEqual(sorted);
      }),
    );
  });
});
