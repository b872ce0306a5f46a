import type { AcquisitionView, CohortsView, ValueModelsView } from '#shared/contract/analysis.ts';
import type { LeadScoresView } from '#shared/contract/leadScores.ts';
import type { Overview } from '#shared/contract/overview.ts';
import type {
  LoyaltyView,
  RepurchaseView,
  RfmMovementView,
  RfmView,
} from '#shared/contract/rfm.ts';
import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { ClvView, ValueView } from '#shared/contract/value.ts';
import type { Gate } from '#shared/contract/common.ts';
import type { GoodsKind } from '#shared/domain/goods.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import type { BesideTable } from '../beside/index.ts';

/** A view without the run it belongs to: the part that is the same bytes for the same inputs. */
export type Body<View> = Omit<View, 'run'>;

/** A result, or why there is none. */
export type GatedBody<T> = { readonly ok: true; readonly value: T } | Gate;

export type OverviewBody = Body<Overview>;
export type RfmBody = GatedBody<Body<RfmView>>;
export type RepurchaseBody = Body<RepurchaseView>;
export type LoyaltyBody = GatedBody<Body<LoyaltyView>>;
export type RfmMovementBody = GatedBody<Body<RfmMovementView>>;
export type StagesBody = GatedBody<Body<StagesView>>;
export type CohortsBody = GatedBody<Body<CohortsView>>;
export type AcquisitionBody = GatedBody<Body<AcquisitionView>>;
export type LeadScoresBody = GatedBody<Body<LeadScoresView>>;
export type ValueBody = Body<ValueView>;
export type ValueModelsBody = Body<ValueModelsView>;

/** What a run says about itself; every view carries it. */
export interface RunFacts {
  readonly asOf: string;
  readonly dataAsOf: string;
  readonly firstDay: string;
  readonly money: { readonly currency: string | null; readonly digits: number };
  readonly hasAmounts: boolean;
  readonly customers: number;
  readonly orders: number;
  readonly unidentifiedLines: number;
  readonly unidentifiedRevenue: number;
  readonly unlinkedRefunds: number;
  readonly net: number;
}

/** The small results of a run by the name under which the store keeps them, as canonical JSON. */
export interface RunTables extends StageTables {
  readonly facts: RunFacts;
  readonly overview: OverviewBody;
  readonly rfm: RfmBody;
  readonly repurchase: RepurchaseBody;
  readonly loyalty: LoyaltyBody;
  readonly cohorts: CohortsBody;
  readonly value: ValueBody;
  readonly value_models: ValueModelsBody;
  readonly acquisition: AcquisitionBody;
  readonly beside: BesideTable;
  readonly lead_scores: LeadScoresBody;
  /** The fitted value models; of orders alone where the files carry no amounts. */
  readonly models: GatedBody<ClvView['models']>;
}

/** Stages month by month, one table per scheme. */
export type StageTables = { readonly [Scheme in StageScheme as `stages.${Scheme}`]: StagesBody };

/** A gate for what needs a customer with an order. */
export const NO_CUSTOMERS: Gate = {
  ok: false,
  code: 'NO_DATA',
  reason: 'no_customers',
  details: {},
};

/** A gate for a filter that no customer with an order fits. */
export const NOBODY_CHOSEN: Gate = {
  ok: false,
  code: 'NO_DATA',
  reason: 'nobody_chosen',
  details: {},
};

/** A gate for what needs amounts when a file came without. */
export const NO_AMOUNTS: Gate = {
  ok: false,
  code: 'NO_AMOUNTS',
  reason: 'no_amounts',
  details: {},
};

/** Gates for what needs products or categories when no line of an order names any. */
export const NO_GOODS: Readonly<Record<GoodsKind, Gate>> = {
  product: { ok: false, code: 'NO_DATA', reason: 'no_products', details: {} },
  category: { ok: false, code: 'NO_DATA', reason: 'no_categories', details: {} },
};

/** A gate for what needs files of leads. */
export const NO_LEADS: Gate = { ok: false, code: 'NO_DATA', reason: 'no_leads', details: {} };
/** A gate for what files of customers tell. */
export const NO_ATTRIBUTE: Gate = {
  ok: false,
  code: 'NO_DATA',
  reason: 'no_attribute',
  details: {},
};

/** A gate for what needs files of surveys or of interactions. */
export const NO_ANSWERS: Gate = { ok: false, code: 'NO_DATA', reason: 'no_answers', details: {} };
/** A gate for what needs limits of the value tiers in money. */
export const NO_LIMITS: Gate = { ok: false, code: 'NO_DATA', reason: 'no_limits', details: {} };
/** A gate for what needs files of interactions. */
export const NO_INTERACTIONS: Gate = {
  ok: false,
  code: 'NO_DATA',
  reason: 'no_interactions',
  details: {},
};

/** A gate for what needs files of outside data. */
export const NO_SERIES: Gate = { ok: false, code: 'NO_DATA', reason: 'no_series', details: {} };

/** A gate for what a run of an earlier version did not compute; computing anew brings it. */
export const OLDER_RUN: Gate = { ok: false, code: 'NO_DATA', reason: 'older_run', details: {} };

/** A gate for the past of a scheme that is known on the analysis date alone. */
export const ONLY_NOW: Gate = { ok: false, code: 'NO_DATA', reason: 'only_now', details: {} };
