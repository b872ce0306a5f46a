import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overviewSchema } from '#shared/contract/overview.ts';
import { customerCardSchema } from '#shared/contract/customers.ts';
import { AppError } from '#shared/contract/errors.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { WHOLE_LIST } from '#test/fixtures/wholeList.ts';
import { latestRun, runAnalysis, tableRecords } from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const control = detachedControl();
const settings = analysisSettingsSchema.parse({});

describe('little or odd data', { timeout: 60_000 }, () => {
  it('refuses without data and without a run', () => {
    expect(() => runAnalysis(held.store, settings, control)).toThrow(new AppError('NO_DATA'));
    expect(() => latestRun(held.store)).toThrow(new AppError('NO_RUN'));
  });

  it('gates what one customer does not allow, with the counts', () => {
    addBatch(held.store, [{ customer: 'a', day: '2024-06-01', amount: 100 }]);
    const { gated: closed, done } = runAnalysis(held.store, settings, control);
    expect(Object.fromEntries(closed.map(({ analysis, gate }) => [analysis, gate.reason]))).toEqual(
      {
        rfm: 'few_customers',
        repurchase: 'few_customers',
        loyalty: 'few_customers',
        contest: 'few_days',
        cohorts: 'few_months',
        clv: 'few_customers',
        'stages.outlook': 'few_customers',
      },
    );
    expect(done).toContain('stages.time');
    const run = latestRun(held.store);
    expect(run.value.overview().calendar).toMatchObject({ ok: false, reason: 'few_days' });
    expect(overviewSchema.parse(run.overview())).toEqual(run.overview());
    expect(customerCardSchema.parse(run.customers().card(0)).outlook.ok).toBe(false);
  });

  it('survives data in which nobody is identified', () => {
    addBatch(held.store, [{ customer: null, day: '2024-06-01', amount: 100 }]);
    const { gated: closed } = runAnalysis(held.store, settings, control);
    expect(closed.map(({ analysis }) => analysis)).toContain('stages.time');
    const run = latestRun(held.store);
    expect(overviewSchema.parse(run.overview())).toEqual(run.overview());
    expect(run.customers().page(WHOLE_LIST).rows).toEqual([]);
  });

  it('runs what needs no money when the files carry no amounts', () => {
    addBatch(held.store, manyLines({ customers: 600, seed: 6 }), { hasAmounts: false });
    const { gated: closed, done } = runAnalysis(held.store, settings, control);
    expect(closed.every(({ gate }) => gate.code === 'NO_AMOUNTS')).toBe(true);
    expect(done).toEqual([
      'stages.behaviour',
      'stages.time',
      'stages.composite',
      'stages.phases',
      'stages.nurture',
      'stages.cadence',
      'stages.outlook',
      'cohorts',
      'contest',
      'acquisition',
    ]);
    const run = latestRun(held.store);
    expect(overviewSchema.parse(run.overview())).toEqual(run.overview());
    const [first] = run.customers().page(WHOLE_LIST).rows;
    expect(first?.pOrder).toBeGreaterThan(0);
    expect(first?.clv).toBeNull();
    expect([...tableRecords(run, 'clv_models')]).toHaveLength(5);
    expect(() => [...tableRecords(run, 'rfm')]).toThrow(AppError);
  });

  it('says so when the analysis date lies before the data', () => {
    addBatch(held.store, [{ customer: 'a', day: '2024-06-01', amount: 100 }]);
    const run = () => runAnalysis(held.store, { ...settings, asOf: '2024-05-31' }, control);
    expect(run).toThrow(AppError);
  });
});
