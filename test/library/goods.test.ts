import { afterEach, describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { CohortBy } from '#shared/domain/retention.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { latestRun, runAnalysis, type RunReader } from '#main/analysis/index.ts';
import { importFile, inspectFile } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { libraryFile, libraryIsThere } from './shared.ts';

const control = detachedControl();

let held: TemporaryStore | undefined;
afterEach(() => {
  held?.dispose();
});

function runOf(path: string): RunReader {
  const file = libraryFile(path);
  held = temporaryStore();
  importFile(file, inspectFile(file, {}, control).plan, held.store, control);
  runAnalysis(held.store, analysisSettingsSchema.parse({}), control);
  return latestRun(held.store);
}

/** Cohorts in months: name, size, and customers and active in months 1, 3 and 6. */
function cohorts(run: RunReader, by: CohortBy) {
  const answer = run.retention().cohorts({ by, period: 'month', filter: null }, control);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value.cohorts.map(({ id, size, cells }) => [
    id,
    size,
    ...[1, 3, 6].map((n) => [cells[n]?.customers, cells[n]?.active]),
  ]);
}

/**
 * Expected are figures of a plain reading in Python (csv, Decimal, dictionaries): orders by customer and
 * number, first by day and time, the product or category with the greatest sum of sale lines.
 */
describe.skipIf(!libraryIsThere())('what customers buy', { timeout: 240_000 }, () => {
  it('is told of Superstore, 10,194 lines with categories', () => {
    const run = runOf('transactions/superstore_us_2019_2022.csv');
    expect(cohorts(run, 'category')).toEqual([
      ['Office Supplies', 425, [425, 42], [425, 41], [424, 54]],
      ['Furniture', 212, [211, 16], [209, 19], [209, 18]],
      ['Technology', 167, [167, 25], [166, 18], [164, 14]],
    ]);
    const count = (rule: SegmentRule) => run.segments().count(rule, null).chosen.customers;
    const in2021 = { kind: 'between', from: '2021-01-01', to: '2021-12-31' } as const;
    const technology = { kind: 'behaviour', window: in2021, category: 'Technology' } as const;
    expect([
      count({ kind: 'choice', field: 'first_category', values: ['Furniture'] }),
      count({ kind: 'choice', field: 'main_category', values: ['Furniture'] }),
      count({ kind: 'number', field: 'categories', least: 3, most: 3 }),
      count({ kind: 'number', field: 'category_share', least: 0.6 }),
      count({ ...technology, measure: 'orders', least: 1 }),
      count({ ...technology, measure: 'orders', least: 2 }),
      count({ ...technology, measure: 'revenue', least: 10_000_000 }),
    ]).toEqual([212, 288, 617, 472, 292, 84, 60]);
  });

  it('is told by stage of Superstore', () => {
    const run = runOf('transactions/superstore_us_2019_2022.csv');
    const need = run.lifecycle.now.need('time', null);
    if (!need.ok) throw new Error(need.reason);
    const { names, money, stages, all } = need.value;
    expect(names).toEqual(['Technology', 'Furniture', 'Office Supplies']);
    const line = ({ customers, cells }: typeof all) => [
      customers,
      ...cells.map((cell) => [cell.value / 10 ** money.digits, cell.customers]),
    ];
    expect(stages.map((stage) => [stage.id, ...line(stage)])).toEqual([
      ['new', 6, [1967.28, 5], [1908.482, 5], [1570.362, 4]],
      ['active', 699, [755169.112, 610], [690621.5596, 628], [666286.27, 695]],
      ['dormant', 79, [73910.979, 60], [44720.7377, 66], [56297.245, 77]],
      ['lost', 20, [8845.908, 12], [17496.982, 15], [7739.437, 19]],
    ]);
    expect([all.nameless, all.unknown, all.others]).toEqual([0, null, null]);
  });

  it('is told of Online Retail, 541,909 lines with products and no category', () => {
    const run = runOf('transactions/online_retail_uci.csv.gz');
    const found = cohorts(run, 'product');
    expect(found.slice(0, 4)).toEqual([
      ['22423', 159, [154, 43], [137, 39], [124, 41]],
      ['POST', 157, [147, 31], [123, 39], [87, 28]],
      ['85123A', 99, [95, 21], [92, 28], [80, 27]],
      ['47566', 56, [55, 17], [50, 16], [43, 9]],
    ]);
    expect(found.slice(10)).toEqual([
      ['21621', 28, [28, 5], [28, 7], [23, 10]],
      [null, 3594, [3262, 763], [2705, 702], [2208, 610]],
    ]);
    const category = { by: 'category', period: 'month', filter: null } as const;
    expect(run.retention().cohorts(category, control)).toMatchObject({
      ok: false,
      reason: 'no_categories',
    });
  });
});
