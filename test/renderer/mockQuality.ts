import type { QualityLine, QualityReport } from '#shared/contract/quality.ts';

function line(
  rule: QualityLine['rule'],
  before: number,
  found: number,
  more: Partial<QualityLine> = {},
): QualityLine {
  return { rule, detail: null, unit: 'rows', before, found, after: before, ...more };
}

const LINES: QualityLine[] = [
  line('rejected', 541_909, 2515, { detail: 'AMOUNT_MISSING', after: 539_394 }),
  line('rejected', 539_394, 6, { detail: 'DATE_UNREADABLE', after: 539_388 }),
  line('no_data', 539_388, 0),
  line('repeated', 539_388, 5268),
  line('changed', 539_388, 0),
  line('unidentified', 539_388, 132_559),
  line('missing', 539_388, 132_559, { detail: 'customer_id' }),
  line('missing', 539_388, 0, { detail: 'product' }),
  line('outliers', 529_700, 41_230),
  line('future', 539_388, 0),
  line('gaps', 13, 0, { unit: 'months', after: 13 }),
];

const OVERALL = {
  rowsRead: 541_909,
  rowsAccepted: 539_388,
  rowsStored: 539_388,
  rowsSound: 406_829,
  rowsWithData: 541_909,
  reconciles: true,
  lines: LINES,
};

/** Quality of the data of the batches in `mockImports.ts`, one of which is to be kept for a few days more. */
export const QUALITY: QualityReport = {
  batches: [
    {
      ...OVERALL,
      batchId: 2,
      cut: false,
      sums: { accepted: '9747747.93', stored: '9747747.93', currency: 'GBP' },
      limits: { low: '-34.96', high: '57.16' },
    },
  ],
  total: { ...OVERALL, sums: null, limits: null },
  keepUntil: [{ batchId: 2, until: '2026-12-04', daysLeft: 9, columns: ['CustomerID'] }],
};

/** Nothing imported yet. */
export const NO_QUALITY: QualityReport = { batches: [], total: null, keepUntil: [] };
