import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LastReport } from '#shared/contract/keyFigures.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { latestRun, runAnalysis, type RunReader } from '#main/analysis/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { protectKeyFigures } from './keyFigures.ts';
import { keepKeyFigures, lastReportOf } from './lastReport.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 400, seed: 5 }), { hasAmounts: true });
});
afterEach(() => {
  held.dispose();
});

const { stageRules } = analysisSettingsSchema.parse({});
/** Customers are lost sooner than the settings begin with, so that some are won back. */
const SOONER: Changes = { stageRules: { ...stageRules, newMonths: 3, activeMonths: 6 } };

type Changes = Partial<Pick<AnalysisSettings, 'stageRules' | 'rfm'>>;

function runOn(asOf: string, changes: Changes = {}): RunReader {
  const settings = analysisSettingsSchema.parse({});
  runAnalysis(held.store, { ...settings, ...changes, asOf }, detachedControl());
  return latestRun(held.store);
}

/** The figures of a run kept as those of a printed report, with what was printed. */
function print(exportId: string, asOf: string, changes?: Changes): LastReport['values'] {
  const run = runOn(asOf, changes);
  keepKeyFigures(held.store, run, exportId);
  const { figure } = protectKeyFigures(run.overview().kpis);
  return Object.fromEntries(figure.map(({ id, value }) => [id, value]));
}

function lastOf(run: RunReader): LastReport | null {
  return lastReportOf(held.store, run, protectKeyFigures(run.overview().kpis).figure);
}

describe('the last report', { timeout: 60_000 }, () => {
  it('is none before one of an earlier analysis date was printed', () => {
    expect(lastOf(runOn('2024-04-30'))).toBeNull();
    print('R-0001', '2024-04-30');
    expect(lastOf(runOn('2024-04-30'))).toBeNull();
    expect(lastOf(runOn('2024-03-31'))).toBeNull();
  });

  it('is the one of the latest earlier date, of several the last printed, with what it printed', () => {
    const march = print('R-0001', '2024-03-31');
    print('R-0002', '2024-02-29');
    expect(lastOf(runOn('2024-04-30'))).toEqual({
      exportId: 'R-0001',
      asOf: '2024-03-31',
      differs: [],
      values: march,
    });
    print('R-0003', '2024-03-31');
    expect(lastOf(runOn('2024-04-30'))?.exportId).toBe('R-0003');
    expect(lastOf(runOn('2024-03-30'))?.exportId).toBe('R-0002');
  });

  it('keeps no number that the report held back', () => {
    const printed = print('R-0001', '2024-03-31', SOONER);
    const won = latestRun(held.store)
      .overview()
      .kpis.find(({ id }) => id === 'won_back');
    expect(won?.value).toBeGreaterThan(0);
    expect(won?.value).toBeLessThan(10);
    expect(printed.won_back).toBeNull();
    const kept = held.store.printedFigures.before(99_999);
    expect(JSON.parse(kept?.figures ?? '{}')).toEqual(printed);
  });

  it('tells other settings of the key figures, and gives no figures then', () => {
    const { rfm } = analysisSettingsSchema.parse({});
    print('R-0001', '2024-03-31', SOONER);
    expect(lastOf(runOn('2024-04-30'))).toMatchObject({ differs: ['settings'], values: {} });
    print('R-0002', '2024-03-31', { rfm: { ...rfm, levels: rfm.levels - 1 } });
    expect(lastOf(runOn('2024-04-30'))).toMatchObject({ exportId: 'R-0002', differs: [] });
  });

  it('tells another engine and another unit of money', () => {
    print('R-0001', '2024-03-31');
    const kept = held.store.printedFigures.before(99_999);
    if (!kept) throw new Error('not kept');
    const basis = JSON.parse(kept.basis) as Record<string, string>;
    held.store.printedFigures.keep({
      ...kept,
      basis: JSON.stringify({ ...basis, definitions: '"0"', money: '{}' }),
    });
    expect(lastOf(runOn('2024-04-30'))).toMatchObject({
      exportId: 'R-0001',
      differs: ['definitions', 'money'],
      values: {},
    });
  });

  it('does not tell the customers then where those who came since are few', () => {
    const run = runOn('2024-04-30');
    const { figure } = protectKeyFigures(run.overview().kpis);
    const customers = figure.find(({ id }) => id === 'customers')?.value ?? 0;
    print('R-0001', '2024-03-31');
    const kept = held.store.printedFigures.before(99_999);
    if (!kept) throw new Error('not kept');
    const values = JSON.parse(kept.figures) as LastReport['values'];
    const figures = JSON.stringify({ ...values, customers: customers - 4 });
    held.store.printedFigures.keep({ ...kept, figures });
    expect(lastReportOf(held.store, run, figure)?.values).toEqual({ ...values, customers: null });
  });
});
