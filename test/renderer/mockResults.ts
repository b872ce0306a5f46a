import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { ACQUISITION } from './mockAcquisition.ts';
import type { MockAnswers } from './mockBridge.ts';
import { cardOf, customerAt, totalOf } from './mockCustomers.ts';
import { LEAD_SCORES, OPEN_LEADS } from './mockLeadScores.ts';
import { COHORTS, migrationOf, stagesOf } from './mockMonths.ts';
import { RUN } from './mockOverview.ts';
import { reportAnswers } from './mockReport.ts';
import { reportModelOf } from './mockReportModel.ts';
import { retentionAnswers } from './mockRetention.ts';
import { rfmAnswers } from './mockRfm.ts';
import { RFM } from './mockRfmGrid.ts';
import { VALUE } from './mockValue.ts';
import { FORMULA_ANSWER, VALUE_MODELS } from './mockValueModels.ts';
import { MODEL_AGE, VALUE_CHANGE } from './mockValueWatch.ts';

/** Answers of the results, the customers and the report. */
export const resultAnswers: MockAnswers = {
  ...retentionAnswers,
  ...reportAnswers,
  'analysis.rfm': { ok: true, value: RFM },
  'analysis.stages': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: stagesOf(scheme),
  }),
  'analysis.fixedTiers': {
    ok: true,
    value: { ...stagesOf('value'), limits: { highFrom: 100_000, midFrom: 30_000 } },
  },
  'analysis.migration': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: migrationOf(scheme, 3),
  }),
  ...rfmAnswers,
  'analysis.cohorts': { ok: true, value: COHORTS },
  'analysis.value': VALUE,
  'analysis.valueModels': { ok: true, value: VALUE_MODELS },
  'analysis.formula': FORMULA_ANSWER,
  'value.change': { ok: true, value: VALUE_CHANGE },
  'value.modelAge': { ok: true, value: MODEL_AGE },
  'acquisition.leadScores': { ok: true, value: LEAD_SCORES },
  'acquisition.openLeads': {
    ok: true,
    value: { total: LEAD_SCORES.open.leads, rows: [...OPEN_LEADS] },
  },
  'analysis.acquisition': { ok: true, value: ACQUISITION },
  'customers.page': (input: {
    filter: SegmentRule | null;
    search?: string;
    offset: number;
    limit: number;
  }) => {
    const total = totalOf(input.filter, input.search);
    const rows = Math.max(0, Math.min(input.limit, total - input.offset));
    return {
      money: RUN.money,
      total,
      all: 1_000_000,
      revenue: Math.round(800_310_244 * (total / 1_000_000)),
      rows: Array.from({ length: rows }, (_, at) => customerAt(input.offset + at)),
    };
  },
  'customers.card': ({ index }: { index: number }) => cardOf(index),
  'masking.state': { kept: [], shownUntil: null },
  'masking.show': {},
  'masking.hide': {},
  'figures.save': { savedAs: 'Customers by class.csv' },
  'reports.model': (input: { scheme: StageScheme; exportId?: string }) =>
    reportModelOf(input.scheme, input.exportId),
  'reports.print': {
    savedAs: 'perennial-report.pdf',
    pages: 11,
    bytes: 812_400,
    exportId: 'R-0001',
  },
};
