import type { LastReport } from '#shared/contract/keyFigures.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { OVERVIEW } from './mockOverview.ts';

/** The key figures of the made-up report, one of them held back, and those of the report before it. */

const { changes: _, ...shown } = OVERVIEW;

export const REPORT_OVERVIEW: ReportModel['overview'] = {
  ...shown,
  kpis: OVERVIEW.kpis.map((kpi) =>
    kpi.id === 'won_back'
      ? {
          ...kpi,
          gate: {
            ok: false as const,
            code: 'TOO_FEW_DATA' as const,
            reason: 'small_group',
            details: { needed: 10 },
          },
          n: HELD_BACK,
          held: ['value' as const],
        }
      : { ...kpi, held: [] },
  ),
};

export const LAST_REPORT: LastReport = {
  exportId: 'R-0003',
  asOf: '2011-10-31',
  differs: [],
  values: {
    customers: 3930,
    active_customers: 1364,
    orders: 1929,
    net_revenue: 103_961_012,
    retention: 0.371,
    churn: 0.629,
    won_back: null,
    clv: 70_000,
  },
};
