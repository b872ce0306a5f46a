import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { RfmMethod } from '#shared/domain/rfmClasses.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  orderedWithin,
  rfmBacktest,
  scoreRfmAt,
  type Marks,
  type RfmScores,
} from '#main/engine/index.ts';
import { backtestView } from '../views/repurchaseView.ts';
import type { GatedBody, RepurchaseBody } from '../views/stored.ts';
import { scoringAt, type MoneyUnit } from './cutsAt.ts';

/** The scores of one period before the analysis date, and who has ordered since. */
export interface PastPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly scores: Pick<RfmScores, 'r' | 'f' | 'class12' | 'levels'>;
  readonly ordered: Uint8Array;
}

/**
 * The scores of one period ago, by the method that is in force now. Tuned cut points are tuned for that
 * day.
 */
export function pastPeriod(
  snapshot: Snapshot,
  rfm: AnalysisSettings['rfm'],
  method: RfmMethod,
  money: MoneyUnit,
  control?: JobControl,
): GatedBody<PastPeriod> {
  const to = snapshot.asOf;
  const from = to - rfm.periodDays;
  const { settings } = scoringAt(snapshot, from, { ...rfm, method }, money, control);
  const past = scoreRfmAt(snapshot, from, settings, control);
  if (!past.ok) return { ...past, reason: 'few_customers_then' };
  const { r, f, class12, levels } = past.value;
  const ordered = orderedWithin(snapshot.orders, from, to);
  return { ok: true, value: { from, to, scores: { r, f, class12, levels }, ordered } };
}

/** Repurchase since then; with marks of the marked customers alone. */
export function backtestOf(past: GatedBody<PastPeriod>, marks?: Marks): RepurchaseBody['backtest'] {
  if (!past.ok) return past;
  const { from, to, scores, ordered } = past.value;
  const found = rfmBacktest(scores, ordered, marks);
  return { ok: true, value: backtestView(found, from, to, scores.levels) };
}
