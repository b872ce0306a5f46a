import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { ValueView } from '#shared/contract/value.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, tableRecords, type RunReader } from './index.ts';

const WEB: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };

let held: TemporaryStore;
let run: RunReader;

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 700, seed: 77 }));
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

/** The value behind a gate. */
function open<T>(gated: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!gated.ok) throw new Error('gated');
  return gated.value;
}

describe('what customers have brought, under a filter', () => {
  it('is that of everybody when nobody is left out', () => {
    const found = run.value.overview({ kind: 'number', field: 'orders', least: 0 });
    expect(contract['analysis.value'].output.parse(found)).toEqual(found);
    expect(found).toEqual(run.value.overview());
  });

  it('keeps the tiers of everybody, so that some and all others add up', () => {
    const tiers = ({ tiers: found }: ValueView) => open(found);
    const [some, others] = [
      run.value.overview(WEB),
      run.value.overview({ kind: 'not', rule: WEB }),
    ].map(tiers);
    expect(
      some?.map((tier, at) => ({
        id: tier.id,
        customers: tier.customers + (others?.[at]?.customers ?? NaN),
        revenue: tier.revenue + (others?.[at]?.revenue ?? NaN),
        orders: tier.orders + (others?.[at]?.orders ?? NaN),
      })),
    ).toEqual(tiers(run.value.overview()));
  });

  it('is as uneven as a plain reading of the revenue of its customers says', () => {
    const [head = [], ...rows] = Array.from(tableRecords(run, 'customers'), (record) =>
      record.trim().split(','),
    );
    const cell = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? '';
    const web = rows.filter((row) => cell(row, 'channel') === 'web' && cell(row, 'orders') !== '0');
    const values = web.map((row) => Number(cell(row, 'net_revenue'))).sort((a, b) => a - b);
    const total = values.reduce((sum, value) => sum + value, 0);
    // Gini as the mean difference of all pairs, a formula that the engine does not use.
    let differences = 0;
    for (const one of values) for (const other of values) differences += Math.abs(one - other);
    const gini = differences / (2 * values.length * total);
    const found = open(run.value.overview(WEB).concentration);
    expect(values.every((value) => value >= 0)).toBe(true);
    expect(found.gini).toBeCloseTo(gini, 12);
    const tenth = found.top.find(({ share }) => share === 0.1);
    expect(tenth?.customers).toBe(Math.ceil(values.length / 10));
  });

  it('leaves the totals, the models and their test as they are', () => {
    const { realised, clv, contest, calendar } = run.value.overview(WEB);
    const all = run.value.overview();
    expect([realised, clv, contest, calendar]).toEqual([
      all.realised,
      all.clv,
      all.contest,
      all.calendar,
    ]);
  });

  it('is gated where nobody is left', () => {
    const { concentration } = run.value.overview({
      kind: 'number',
      field: 'orders',
      least: 100_000,
    });
    expect(concentration).toMatchObject({ ok: false, reason: 'no_revenue' });
  });
});
