import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { RfmMethod } from '#shared/domain/rfmClasses.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  compositeScores,
  orderedWithin,
  rfmBacktest,
  rfmWeights,
  scoreRfm,
  scoreRfmAt,
  type CompositeScores,
  type RfmScores,
} from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { benefitsView } from '../views/benefitsView.ts';
import { loyaltyView } from '../views/loyaltyView.ts';
import { backtestView, tuningView } from '../views/repurchaseView.ts';
import { rfmView } from '../views/rfmView.ts';
import {
  NO_AMOUNTS,
  type LoyaltyBody,
  type RepurchaseBody,
  type RfmBody,
} from '../views/stored.ts';
import { scoringAt } from './cutsAt.ts';
import { weightingOf } from './weighting.ts';

export interface RfmInput {
  readonly ledger: Ledger;
  readonly snapshot: Snapshot;
  readonly settings: AnalysisSettings;
  /** Customers with an order, scored or not. */
  readonly customers: number;
}

export interface RfmPart {
  readonly view: RfmBody;
  readonly repurchase: RepurchaseBody;
  readonly loyalty: LoyaltyBody;
  readonly columns: RunColumnSet;
}

/** The scores, the look back at what they foretold, and the weighted score with its tiers. */
export function rfmPart(input: RfmInput, control: JobControl): RfmPart {
  const { ledger, snapshot, settings, customers } = input;
  if (!ledger.hasAmounts) return nothing(NO_AMOUNTS);
  const scoring = scoringAt(snapshot, snapshot.asOf, settings.rfm, ledger.money, control);
  const scored = scoreRfm(snapshot, scoring.settings, control);
  if (!scored.ok) return nothing(scored);
  const { r, f, m, class12, class8 } = scored.value;
  const { limits, tuning } = scoring;
  const method = limits === null ? 'quantiles' : tuning === undefined ? 'fixed' : 'tuned';
  const loyalty = loyaltyPart(scored.value, input);
  return {
    view: { ok: true, value: rfmView(scored.value, customers, { method, limits }) },
    repurchase: {
      backtest: backtest(input, method, control),
      tuning: tuning === undefined ? null : tuningView(tuning, settings.rfm.periodDays),
    },
    loyalty: loyalty.view,
    columns: { r, f, m, class12, class8, ...loyalty.columns },
  };
}

function nothing(gate: Extract<RfmBody, { ok: false }>): RfmPart {
  return {
    view: gate,
    repurchase: { backtest: gate, tuning: null },
    loyalty: gate,
    columns: {},
  };
}

/**
 * The scores of one period ago, by the method that is in force now, and who has ordered since. Tuned cut
 * points are tuned for that day.
 */
function backtest(
  { ledger, snapshot, settings }: RfmInput,
  method: RfmMethod,
  control: JobControl,
): RepurchaseBody['backtest'] {
  const to = snapshot.asOf;
  const from = to - settings.rfm.periodDays;
  const rfm = { ...settings.rfm, method };
  const scoring = scoringAt(snapshot, from, rfm, ledger.money, control);
  const past = scoreRfmAt(snapshot, from, scoring.settings, control);
  if (!past.ok) {
    return { ...past, reason: 'few_customers_then' };
  }
  const found = rfmBacktest(past.value, orderedWithin(snapshot.orders, from, to));
  return { ok: true, value: backtestView(found, from, to, past.value.levels) };
}

function loyaltyPart(
  scores: RfmScores,
  { settings, snapshot, ledger }: RfmInput,
): { view: LoyaltyBody; columns: Partial<Pick<RunColumnSet, 'composite' | 'grade' | 'loyalty'>> } {
  const { rfm } = settings;
  const weights = rfmWeights(scores, weightingOf(rfm.weights));
  if (!weights.ok) return { view: weights, columns: {} };
  const composite: CompositeScores = compositeScores(scores, weights.value, rfm.tiers);
  const view = loyaltyView(scores, composite, weights.value, rfm);
  return {
    view: {
      ok: true,
      value: {
        ...view,
        benefits: benefitsView(
          snapshot,
          composite.tier,
          view.tiers.map(({ customers }) => customers),
          settings,
          10 ** ledger.money.digits,
        ),
      },
    },
    columns: { composite: composite.points, grade: composite.grade, loyalty: composite.tier },
  };
}
