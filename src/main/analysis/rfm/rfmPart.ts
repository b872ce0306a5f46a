import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  compositeScores,
  rfmWeights,
  scoreRfm,
  type CompositeScores,
  type RfmScores,
} from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { benefitsView } from '../views/benefitsView.ts';
import { loyaltyView } from '../views/loyaltyView.ts';
import { tuningView } from '../views/repurchaseView.ts';
import { rfmView } from '../views/rfmView.ts';
import {
  NO_AMOUNTS,
  type LoyaltyBody,
  type RepurchaseBody,
  type RfmBody,
} from '../views/stored.ts';
import { backtestOf, pastPeriod } from './backtestAt.ts';
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
      backtest: backtestOf(pastPeriod(snapshot, settings.rfm, method, ledger.money, control)),
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
