import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { latestRun, runAnalysis } from '#main/analysis/index.ts';
import { fitBgnbd, fitGammaGamma, purchaseSummary, purchaseTable } from '#main/engine/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { buildLedger, snapshotAt } from '#main/snapshot/index.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { DEMO_LAST_DAY, DEMO_TRUTH, drawBase } from './base.ts';
import { fillDemo } from './index.ts';
import { demoOrdersFile } from './ordersFile.ts';

const control = detachedControl();

describe('the generator', { timeout: 60_000 }, () => {
  it('gives the same bytes for the same seed', () => {
    const options = { customers: 300, seed: 3, seasons: true };
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(demoOrdersFile(options))).toBe(hash(demoOrdersFile(options)));
    expect(hash(demoOrdersFile({ ...options, seed: 4 }))).not.toBe(hash(demoOrdersFile(options)));
  });

  it('draws customers whose true parameters the models find again', () => {
    const held = temporaryStore();
    try {
      const base = drawBase({ customers: 12_000, seed: 11, seasons: false });
      addBatch(
        held.store,
        base.flatMap(({ purchases }, index) =>
          purchases.map(({ time, amount }) => ({
            customer: `C${index}`,
            day: Math.floor(time),
            amount,
          })),
        ),
      );
      const snapshot = snapshotAt(buildLedger(held.store, control), DEMO_LAST_DAY);
      const summary = purchaseSummary(snapshot);
      const table = purchaseTable(summary.frequency, summary.recencyDays, summary.ageDays, 7);
      const orders = fitBgnbd(table, 0);
      const spend = fitGammaGamma(
        summary.frequency,
        summary.meanValue.map((minor) => minor / 100),
      );
      if (!orders.ok || !spend.ok) throw new Error('not fitted');
      for (const estimate of [...orders.value.estimates, ...spend.value.estimates]) {
        const truth = DEMO_TRUTH[estimate.name as keyof typeof DEMO_TRUTH];
        expect(truth, estimate.name).toBeGreaterThan(estimate.low);
        expect(truth, estimate.name).toBeLessThan(estimate.high);
      }
    } finally {
      held.dispose();
    }
  });
});

describe('the demo workspace', { timeout: 120_000 }, () => {
  let held: TemporaryStore;
  beforeAll(() => {
    held = temporaryStore();
  });
  afterAll(() => {
    held.dispose();
  });

  it('imports through the import room, with rows to reject, and analyses without a gate', () => {
    const batch = fillDemo(held.store, control, { customers: 3000, seed: 1, seasons: true });
    expect(batch.customers).toBe(3000);
    expect(batch.rowsRejected).toBeGreaterThan(0);
    expect(batch.rowsUnidentified).toBeGreaterThan(50);
    expect(batch.rowsAccepted + batch.rowsRejected + batch.rowsSkipped).toBe(batch.rowsRead);
    expect(batch.moneyDigits).toBe(2);
    expect(batch.currency).toBe('CNY');
    expect(batch.plan).not.toMatch(/13800000000/);

    const summary = runAnalysis(held.store, analysisSettingsSchema.parse({}), control);
    expect(summary.gated).toEqual([]);
    expect(summary.run.asOf).toBe('2025-12-31');
    const overview = latestRun(held.store).overview();
    expect(overview.findings.length).toBeGreaterThan(4);
    expect(overview.kpis.every(({ value }) => value !== null)).toBe(true);
  });
});
