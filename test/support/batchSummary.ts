import type { BatchSummary } from '#main/store/index.ts';

/** Summary of an import of `rows` orders; only what matters to a test is given. */
export function batchSummary(rows: number, over: Partial<BatchSummary> = {}): BatchSummary {
  return {
    kind: 'orders',
    fileName: 'orders.csv',
    fileHash: 'f'.repeat(64),
    fileBytes: 1000,
    planHash: 'a'.repeat(64),
    plan: '{}',
    rowsRead: rows,
    rowsAccepted: rows,
    rowsChanged: 0,
    rowsSkipped: 0,
    rowsRejected: 0,
    rowsDuplicate: 0,
    rowsUnidentified: 0,
    customers: rows,
    hasAmounts: true,
    currency: 'EUR',
    moneyDigits: 2,
    amountMinor: '12345678901234567890',
    refundMinor: '-5',
    firstDay: 19_000,
    lastDay: 19_500,
    warnings: { date_future: 2 },
    rejections: { BAD_DATE: 1 },
    seconds: 0.25,
    rowsMarked: 0,
    marks: {},
    ...over,
  };
}
