import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportModelSchema, type ReportModel } from '#shared/contract/reports.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { HELD_BACK, isHeldBack } from '#shared/domain/heldBack.ts';
import { latestRun, runAnalysis } from '#main/analysis/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { heldCount, heldTogether, NONE_HELD } from './heldCells.ts';
import { buildReportModel } from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

function modelOf(lines: Parameters<typeof addBatch>[1], hasAmounts = true): ReportModel {
  addBatch(held.store, lines, { hasAmounts });
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  return buildReportModel(held.store, latestRun(held.store), {
    workspaceName: 'Test',
    exportId: 'R-0001',
    scheme: 'time',
  });
}

/** Every count of customers that the model publishes. */
function publishedCounts(model: ReportModel): number[] {
  const { rfm, stages, migration, cohorts, value } = model;
  return [
    ...(rfm.ok
      ? [...rfm.value.grid.flat(), ...rfm.value.classes12, ...rfm.value.classes8]
      : []
    ).map((group) => group.customers),
    ...(stages.ok ? stages.value.months.flatMap((month) => month.customers) : []),
    ...(migration.ok ? [...migration.value.matrix.flat(), ...migration.value.arrived] : []),
    ...(cohorts.ok
      ? cohorts.value.cohorts.flatMap(({ size, cells }) => [size, ...cells.map((c) => c.active)])
      : []),
    ...(value.tiers.ok ? value.tiers.value.map((tier) => tier.customers) : []),
    ...(value.concentration.ok ? value.concentration.value.top.map((top) => top.customers) : []),
    ...(value.clv.ok ? value.clv.value.histogram.counts : []),
    ...model.overview.kpis.flatMap(({ unit, value, previous, lastYear, n }) => [
      ...(unit === 'count' ? [value ?? 0, previous ?? 0, lastYear ?? 0] : []),
      Math.max(0, n),
    ]),
  ];
}

describe('buildReportModel', { timeout: 60_000 }, () => {
  it('has the shape of the contract and three to five messages', () => {
    const model = modelOf(manyLines({ customers: 800, seed: 5 }));
    expect(reportModelSchema.parse(model)).toEqual(model);
    expect(model.messages.length).toBeGreaterThanOrEqual(3);
    expect(model.messages.length).toBeLessThanOrEqual(5);
    expect(model.quality.batches).toHaveLength(1);
    expect(model.quality.unidentifiedShare).toBeGreaterThan(0);
  });

  it('publishes no small count and says how many it holds back', () => {
    const model = modelOf(manyLines({ customers: 800, seed: 5 }));
    const counts = publishedCounts(model);
    const small = counts.filter((count) => count > 0 && count < LEAST_COUNT);
    expect(small).toEqual([]);
    const hidden = counts.filter(isHeldBack).length;
    expect(hidden).toBeGreaterThan(0);
    const { kpis = NONE_HELD, ...figures } = model.quality.suppressed;
    expect(heldCount(heldTogether(Object.values(figures)))).toBe(hidden);
    expect(heldCount(kpis)).toBe(kpis.small);
  });

  it('says no message of what the key figures hold back, and nothing of the latest import', () => {
    // Of few who came in the last month, after many in the month before.
    const many = (count: number, day: string, name: string) =>
      Array.from({ length: count }, (_, i) => ({
        customer: `${name}${i}`,
        order: `${name}${i}`,
        day,
        amount: 100 + i,
      }));
    const lines = [...many(60, '2024-05-10', 'M'), ...many(6, '2024-06-10', 'J')];
    const settled = many(80, '2023-06-30', 'A').flatMap((line) => [
      line,
      { ...line, order: `${line.order}b`, day: '2024-06-30' },
    ]);
    const model = modelOf([...settled, ...lines]);
    const all = latestRun(held.store).overview();
    const isNew = ({ code }: { code: string }): boolean => code.startsWith('new_customers');
    expect(all.findings.some(isNew)).toBe(true);
    expect(model.overview.findings.some(isNew)).toBe(false);
    expect(model.messages.some(isNew)).toBe(false);
    expect(model.overview).not.toHaveProperty('changes');
  });

  it('tells the change of the expected value as Home does', () => {
    const model = modelOf(manyLines({ customers: 800, seed: 5 }));
    const change = latestRun(held.store).value.change();
    if (!change.ok) throw new Error('gated');
    const { months, all } = change.value;
    expect(model.valueChange).toEqual({ months, all });
  });

  it('holds back a group that one customer dominates', () => {
    const lines = manyLines({ customers: 800, seed: 5 });
    const whale = { customer: 'whale', order: 'W', day: '2024-06-29', amount: 10 ** 9 };
    const model = modelOf([...lines, whale]);
    if (!model.value.tiers.ok) throw new Error('gated');
    const [high] = model.value.tiers.value;
    expect(high).toMatchObject({ customers: HELD_BACK, revenue: 0, orders: 0 });
  });

  it('gives the same model for the same run', () => {
    const model = modelOf(manyLines({ customers: 300, seed: 8 }));
    const again = buildReportModel(held.store, latestRun(held.store), {
      workspaceName: 'Test',
      exportId: 'R-0001',
      scheme: 'time',
    });
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
  });

  it('keeps the gates of little data and of files without amounts', () => {
    const model = modelOf(manyLines({ customers: 300, seed: 8 }), false);
    expect(reportModelSchema.parse(model)).toEqual(model);
    expect(model.rfm.ok).toBe(false);
    expect(model.quality.unidentifiedShare).toBeNull();
  });
});
