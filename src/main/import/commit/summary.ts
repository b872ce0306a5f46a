import { createHash } from 'node:crypto';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { BatchSummary } from '#main/store/index.ts';
import { CUSTOMER } from '../check/planColumns.ts';
import type { RowsRead } from '../check/readRows.ts';
import type { DistinctCounts } from '../storing/rowStore.ts';

/** Counts and sums of what was read, as the batch keeps them; `begin` is when it was begun, in ms. */
export function summaryOf(
  read: RowsRead,
  distinct: DistinctCounts,
  plan: ImportPlan,
  begin: number,
): BatchSummary {
  const { file, tally, damage } = read;
  const planText = canonicalJson(plan);
  const warnings: Record<string, number> = {};
  for (const { code, count } of tally.allWarnings(damage)) {
    warnings[code] = (warnings[code] ?? 0) + count;
  }
  return {
    kind: plan.kind,
    fileName: file.name,
    fileHash: file.hash,
    fileBytes: file.bytes,
    planHash: createHash('sha256').update(planText).digest('hex'),
    plan: planText,
    rowsRead: tally.read,
    rowsAccepted: tally.accepted,
    rowsChanged: tally.changed,
    rowsSkipped: tally.skips.total,
    rowsRejected: tally.rejections.total,
    rowsDuplicate: tally.repeated.total,
    rowsUnidentified: tally.unidentified,
    customers: distinct[CUSTOMER] ?? 0,
    hasAmounts: read.hasAmounts,
    currency: plan.money.currency,
    moneyDigits: plan.money.digits,
    amountMinor: String(tally.acceptedSum.value),
    refundMinor: String(tally.refundSum.value),
    firstDay: tally.firstDay,
    lastDay: tally.lastDay,
    warnings,
    rejections: tally.rejections.counts(),
    rowsMarked: tally.marks.total,
    marks: tally.marks.counts(),
    seconds: (performance.now() - begin) / 1000,
  };
}
