import type { ReportModel } from '#shared/contract/reports.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { LAST_REPORT, REPORT_OVERVIEW } from './mockLastReport.ts';
import { COHORTS, migrationOf, stagesOf } from './mockMonths.ts';
import { RUN } from './mockOverview.ts';
import { ADDED, OUTLINE } from './mockReport.ts';
import { RFM } from './mockRfmGrid.ts';
import { VALUE } from './mockValue.ts';
import { FOUR_MODELS } from './mockValueModels.ts';
import { SETTINGS } from './mockSettings.ts';
import { VALUE_CHANGE } from './mockValueWatch.ts';

/** The report of the run, with one cell of the grid held back. */
export function reportModelOf(scheme: StageScheme, exportId = 'preview'): ReportModel {
  const grid = RFM.grid.map((row, r) =>
    row.map((cell, f) =>
      r === 0 && f >= 3
        ? { customers: HELD_BACK, orders: 0, revenue: 0, medianMonetary: null }
        : cell,
    ),
  );
  return {
    workspaceName: 'Online Retail',
    exportId,
    auditHead: 'a91f0c27d1b86e0534c7710f9be2d6a8f45e1c0b37d2986aa01b5c4f7e83d290',
    outline: OUTLINE,
    added: ADDED,
    segments: [],
    overview: REPORT_OVERVIEW,
    valueChange: { months: VALUE_CHANGE.months, all: VALUE_CHANGE.all },
    lastReport: LAST_REPORT,
    messages: [
      {
        code: 'revenue_up',
        route: '#/value',
        params: { amount: 113_193_820, before: 103_961_012, change: 0.0888 },
      },
      {
        code: 'lost_customers',
        route: '#/lifecycle?scheme=behaviour',
        params: { count: 214, share: 0.0503, months: 12 },
      },
      {
        code: 'class_in_danger',
        route:
          '#/customers?pick=%7B%22field%22%3A%22class12%22%2C%22kind%22%3A%22choice%22%2C%22values%22%3A%5B%22at_risk%22%5D%7D',
        params: { count: 412, group: 'at_risk', amount: 62_310_440, share: 0.0779 },
      },
      { code: 'concentration', route: '#/value', params: { top: 0.1, share: 0.595 } },
      { code: 'one_order_only', route: '#/retention', params: { count: 1459, share: 0.3463 } },
      {
        code: 'outlook',
        route: '#/value',
        params: { orders: 15_203, amount: 589_410_200, months: 12 },
      },
      {
        code: 'unidentified',
        route: '#/data',
        params: { amount: 143_310_911, share: 0.1519 },
      },
    ],
    scheme,
    stages: { ok: true, value: stagesOf(scheme) },
    migration: { ok: true, value: migrationOf(scheme, 3) },
    rfm: { ok: true, value: { ...RFM, grid } },
    cohorts: { ok: true, value: COHORTS },
    value: VALUE,
    models: { ok: true, value: FOUR_MODELS },
    settings: { ...SETTINGS, asOf: RUN.asOf },
    quality: {
      batches: [
        {
          id: 1,
          fileName: 'online-retail.csv',
          fileHash: '7bdf1b9c4ae1a41f9bc97b8b8d0ed6f3a0cf1f2be1bfc61d3e3a6d0f0b4f7c21',
          rowsRead: 541_909,
          rowsAccepted: 530_104,
          rowsRejected: 2515,
          rowsSkipped: 9290,
          rowsUnidentified: 135_080,
          hasAmounts: true,
          currency: null,
          amount: '9436211.55',
          firstDay: '2010-12-01',
          lastDay: '2011-12-09',
        },
      ],
      rejections: { AMOUNT_UNREADABLE: 2512, DATE_MISSING: 3 },
      unidentifiedShare: 0.1519,
      unlinkedRefunds: -31_044_190,
      suppressed: { rfm: { small: 1, dominated: 0, beside: 1 } },
    },
  };
}
