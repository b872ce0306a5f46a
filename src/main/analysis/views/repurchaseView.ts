import type { BacktestView, TuningView } from '#shared/contract/rfm.ts';
import { formatIsoDay, type Day } from '#shared/domain/calendar.ts';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import {
  LEAST_GAIN,
  type RepurchaseRate,
  type RfmBacktest,
  type Tuning,
} from '#main/engine/index.ts';

/** Repurchase by cell and class of the scores of `from`, within the days up to `to`. */
export function backtestView(found: RfmBacktest, from: Day, to: Day, levels: number): BacktestView {
  const range = Array.from({ length: levels }, (_, i) => i);
  const rate = (list: readonly RepurchaseRate[], i: number): RepurchaseRate => ({
    ...(list[i] as RepurchaseRate),
  });
  return {
    from: formatIsoDay(from),
    to: formatIsoDay(to),
    days: to - from,
    all: { ...found.all },
    grid: range.map((r) => range.map((f) => rate(found.cells, r * levels + f))),
    classes12: RFM_CLASSES_12.map((id, i) => ({ id, ...rate(found.classes12, i) })),
  };
}

/** What tuning the cut points found. */
export function tuningView({ verdict, folds }: Tuning, periodDays: number): TuningView {
  return {
    verdict,
    periodDays,
    leastGain: LEAST_GAIN,
    folds: folds.map((fold) => ({
      learntFrom: formatIsoDay(fold.firstDay),
      learntTo: formatIsoDay(fold.lastDay + periodDays),
      from: formatIsoDay(fold.testDay),
      to: formatIsoDay(fold.testEnd),
      customers: fold.customers,
      ordered: fold.ordered,
      quantiles: { ...fold.quantiles },
      tuned: { ...fold.tuned },
    })),
  };
}
