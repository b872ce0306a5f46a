import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { latestRun, runAnalysis, tableRecords } from '#main/analysis/index.ts';
import { importFile, inspectFile } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { temporaryStore } from '#test/fixtures/orderStore.ts';
import { libraryFile, libraryIsThere } from './shared.ts';

const control = detachedControl();

describe.skipIf(!libraryIsThere())(
  'CDNOW sample, analysed as of 1997-09-30',
  { timeout: 120_000 },
  () => {
    it('gives the published parameters of BG/NBD and Gamma-Gamma', () => {
      const held = temporaryStore();
      try {
        const path = libraryFile('clv/cdnow_sample_transactions.csv');
        const { plan } = inspectFile(path, { map: { customer_id: 'customer_id' } }, control);
        importFile(path, plan, held.store, control);
        const settings = analysisSettingsSchema.parse({ asOf: '1997-09-30' });
        // Thirty-nine weeks are too short to test a forecast of half a year.
        expect(runAnalysis(held.store, settings, control).gated).toMatchObject([
          { analysis: 'contest', gate: { reason: 'few_days' } },
        ]);
        const rows = [...tableRecords(latestRun(held.store), 'clv_models')]
          .slice(1)
          .map((record) => record.trim().split(','));
        const estimates = Object.fromEntries(
          rows.map(([model, parameter, estimate]) => [`${model} ${parameter}`, Number(estimate)]),
        );
        // Fader, Hardie and Lee (2005), to four digits.
        expect(estimates['bgnbd r']).toBeCloseTo(0.2426, 4);
        expect(estimates['bgnbd alpha']).toBeCloseTo(4.4136, 4);
        expect(estimates['bgnbd a']).toBeCloseTo(0.7929, 4);
        expect(estimates['bgnbd b']).toBeCloseTo(2.4259, 4);
        expect(estimates['gamma_gamma p']).toBeCloseTo(6.2496, 3);
        expect(estimates['gamma_gamma q']).toBeCloseTo(3.7442, 3);
        const [, , , , , logLikelihood, n, unit, converged] = rows[0] ?? [];
        expect(Number(logLikelihood)).toBeCloseTo(-9582.43, 2);
        expect([n, unit, converged]).toEqual(['2357', 'week', '1']);
      } finally {
        held.dispose();
      }
    });
  },
);
