import { firstDayOfMonth, lastDayOfMonth, monthOfDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import {
  revenueBetween,
  sumByStage,
  type Marks,
  type SchemeHistory,
  type StageMonths,
} from '#main/engine/index.ts';

/** The one month of the outlook scheme: the chance of an order is known on the analysis date alone. */
export function outlookMonth(
  snapshot: Snapshot,
  column: Uint8Array,
  net: Float64Array,
  marks?: Marks,
): { readonly span: StageMonths; readonly columns: SchemeHistory } {
  const { asOf } = snapshot;
  const month = monthOfDay(asOf);
  const stages = STAGE_SCHEMES.outlook.length;
  const ofMonth = revenueBetween(snapshot, firstDayOfMonth(month) - 1, asOf);
  const sums = sumByStage(column, stages, net, marks);
  return {
    span: { firstMonth: month, months: 1, lastComplete: lastDayOfMonth(month) === asOf },
    columns: {
      customers: sums.customers,
      netRevenue: sums.sum,
      monthRevenue: sumByStage(column, stages, ofMonth, marks).sum,
      moves: new Float64Array(0),
    },
  };
}
