import type { RfmMovementView } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import { movement, NO_CLASS, scoreRfmAt, type RfmFixedCuts } from '#main/engine/index.ts';
import { scoringBy } from '../rfm/cutsAt.ts';
import { monthsBefore } from './stagesView.ts';
import type { Body, GatedBody } from './stored.ts';

/**
 * How customers moved between the twelve classes up to the analysis date. Both days are cut in the same
 * way: by the same limits where there are limits, else by the quantiles of each day's own customers. Gated
 * when there were too few customers at the start.
 *
 * @param now classes at the analysis date, as the run has them.
 * @param limits those of the run, null for quantiles.
 */
export function rfmMovementView(
  snapshot: Snapshot,
  now: Uint8Array,
  rfm: AnalysisSettings['rfm'],
  limits: RfmFixedCuts | null,
  monthsBack: number,
): GatedBody<Body<RfmMovementView>> {
  const from = monthsBefore(snapshot.asOf, monthsBack);
  const before = scoreRfmAt(snapshot, from, scoringBy(rfm, limits).settings);
  if (!before.ok) return { ...before, reason: 'few_customers_then' };
  const size = RFM_CLASSES_12.length;
  const { customers } = movement(before.value.class12, now, size, NO_CLASS);
  const row = (group: number): number[] =>
    Array.from(customers.subarray(group * size, (group + 1) * size));
  return {
    ok: true,
    value: {
      from: formatIsoDay(from),
      to: formatIsoDay(snapshot.asOf),
      classes: [...RFM_CLASSES_12],
      matrix: RFM_CLASSES_12.map((_, group) => row(group)),
      arrived: row(size),
    },
  };
}
