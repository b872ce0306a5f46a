import type {
  AcquisitionView,
  CohortsView,
  MigrationView,
  Overview,
  RfmView,
  RunContext,
  RunSummary,
  StagesView,
  ValueModelsView,
  ValueView,
} from '#shared/contract/analysis.ts';
import { contestSchema } from '#shared/contract/contest.ts';
import type { CustomerCard, customersContract } from '#shared/contract/customers.ts';
import { gated, type Gate } from '#shared/contract/common.ts';
import type { FormulaResultView } from '#shared/contract/valueModels.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { FeaturesView } from '#shared/contract/features.ts';
import type {
  LoyaltyView,
  RepurchaseView,
  RfmMovementView,
  RfmWeightsView,
} from '#shared/contract/rfm.ts';
import type { WeightPairs } from '#shared/contract/rfmSettings.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { FeatureGrouping } from '#shared/domain/features.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEME_IDS, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { snapshotAt, type Ledger } from '#main/snapshot/index.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import type { z } from 'zod';
import { besideRecords } from './customers/besideRecords.ts';
import { customerCard } from './customers/customerCard.ts';
import { customerRow } from './customers/customerRow.ts';
import { CustomerViews } from './customers/customerViews.ts';
import { RetentionFigures } from './retention/index.ts';
import { RunColumns } from './runColumns.ts';
import { SegmentReader } from './segments/index.ts';
import { isStale, ledgerOfRun, settingsOfRun } from './runOrigin.ts';
import { RunStatistics } from './statistics/runStatistics.ts';
import { scoringBy } from './rfm/cutsAt.ts';
import { rfmMovementView } from './views/rfmMovementView.ts';
import { formulaResult } from './valueModels/formulaTerms.ts';
import { Lifecycle } from './stages/index.ts';
import { OLDER_RUN, type Body, type GatedBody, type RunTables } from './views/stored.ts';

export type CustomersPageInput = z.output<(typeof customersContract)['customers.page']['input']>;
export type CustomersPage = z.output<(typeof customersContract)['customers.page']['output']>;

/**
 * The results of one run, read from the store as they are asked for. Holds the ledger, columns and
 * sorted lists that it has read, so one reader should serve all questions about its run.
 */
export class RunReader {
  readonly record: RunRecord;
  /** Stages beyond the months that the run stored. */
  readonly lifecycle: Lifecycle;
  readonly #store: Store;
  readonly #columns: RunColumns;
  readonly #views: CustomerViews;
  readonly #segments: SegmentReader;
  readonly #statistics: RunStatistics;
  readonly #retention: RetentionFigures;
  #ledger: Ledger | undefined;
  #snapshot: Snapshot | undefined;

  constructor(store: Store, record: RunRecord) {
    this.#store = store;
    this.record = record;
    this.#columns = new RunColumns(store, record.id);
    this.#segments = new SegmentReader(store, {
      columns: this.#columns,
      ledger: () => this.ledger(),
      orders: () => this.snapshot().orders,
      asOf: record.asOf,
      money: () => this.table('facts').money,
      settings: () => this.settings(),
      scoring: () => {
        const rfm = this.table('rfm');
        return scoringBy(this.settings().rfm, rfm.ok ? rfm.value.limits : null).settings;
      },
    });
    this.#views = new CustomerViews({
      columns: this.#columns,
      marks: this.#segments.marks(),
      ledger: () => this.ledger(),
      pseudonymKey: () => store.pseudonymKey(),
    });
    this.#statistics = new RunStatistics({
      columns: this.#columns,
      ledger: () => this.ledger(),
      asOf: record.asOf,
    });
    this.lifecycle = new Lifecycle({
      columns: this.#columns,
      marks: this.#segments.marks(),
      snapshot: () => this.snapshot(),
      facts: () => this.table('facts'),
      rules: () => this.settings().stageRules,
      horizonMonths: () => this.settings().clv.horizonMonths,
      stored: (scheme) => this.#stored(`stages.${scheme}`) ?? OLDER_RUN,
    });
    this.#retention = new RetentionFigures({
      columns: this.#columns,
      marks: this.#segments.marks(),
      ledger: () => this.ledger(),
      snapshot: () => this.snapshot(),
      rules: () => this.settings().stageRules,
      context: () => this.context(),
    });
  }

  /** Settings that the run was made with. */
  settings(): AnalysisSettings {
    return settingsOfRun(this.record);
  }

  /** Columns of the run by name. */
  columns(): RunColumns {
    return this.#columns;
  }

  /**
   * The ledger that the run was made from.
   * @throws AppError NO_RUN when its data are gone (an import was undone): the run cannot be looked into.
   */
  ledger(): Ledger {
    this.#ledger ??= ledgerOfRun(this.#store, this.record);
    return this.#ledger;
  }

  /** The ledger at the run's analysis date. @throws AppError NO_RUN as {@link ledger}. */
  snapshot(): Snapshot {
    this.#snapshot ??= snapshotAt(this.ledger(), this.record.asOf);
    return this.#snapshot;
  }

  /** One of the run's small results, without its context. */
  table<Name extends keyof RunTables>(name: Name): RunTables[Name] {
    const json = this.#store.runs.table(this.record.id, name);
    if (json === undefined) throw new AppError('NO_RUN');
    return JSON.parse(json) as RunTables[Name];
  }

  context(): RunContext {
    const { asOf, dataAsOf, firstDay, money, hasAmounts, customers, orders } = this.table('facts');
    return {
      runId: this.record.id,
      asOf,
      dataAsOf,
      firstDay,
      money,
      hasAmounts,
      customers,
      orders,
      fingerprint: this.record.fingerprint,
      engineVersion: this.record.engineVersion,
      stale: isStale(this.#store, this.record),
      createdAt: this.record.createdAt,
    };
  }

  /** What was done and what was gated. */
  summary(): RunSummary {
    const value = this.#value();
    const parts: [string, { readonly ok: true } | Gate][] = [
      ['rfm', this.table('rfm')],
      ['repurchase', this.repurchase().backtest],
      ['loyalty', this.loyalty()],
      ...STAGE_SCHEME_IDS.map((scheme): [string, { readonly ok: true } | Gate] => [
        `stages.${scheme}`,
        this.#stored(`stages.${scheme}`) ?? OLDER_RUN,
      ]),
      ['cohorts', this.table('cohorts')],
      ['realised', value.realised],
      ['concentration', value.concentration],
      ['clv', value.clv],
      ['contest', value.contest],
      ['acquisition', this.#acquisition()],
    ];
    return {
      run: this.context(),
      seconds: this.record.seconds,
      done: parts.filter(([, part]) => part.ok).map(([analysis]) => analysis),
      gated: parts.flatMap(([analysis, part]) => (part.ok ? [] : [{ analysis, gate: part }])),
    };
  }

  overview(): Overview {
    const stored: Partial<RunTables['overview']> = this.table('overview');
    return {
      run: this.context(),
      ...this.table('overview'),
      health: stored.health ?? OLDER_RUN,
      changes: stored.changes ?? null,
    };
  }

  rfm(): GatedBody<RfmView> {
    const stored = this.table('rfm');
    // A run of an earlier version knew no other method.
    const earlier = { method: 'quantiles', limits: null } as const;
    return this.#withRun(stored.ok ? { ok: true, value: { ...earlier, ...stored.value } } : stored);
  }

  repurchase(): RepurchaseView {
    const stored = this.#stored('repurchase') ?? { backtest: OLDER_RUN, tuning: null };
    return { run: this.context(), ...stored };
  }

  loyalty(): GatedBody<LoyaltyView> {
    return this.#withRun(this.#stored('loyalty') ?? OLDER_RUN);
  }

  /** Computed from the ledger when asked for, as {@link migration}. @throws AppError NO_RUN. */
  rfmMovement(monthsBack: number): GatedBody<RfmMovementView> {
    const rfm = this.rfm();
    if (!rfm.ok) return rfm;
    const now = this.#columns.need('class12');
    const { limits } = rfm.value;
    return this.#withRun(
      rfmMovementView(this.snapshot(), now, this.settings().rfm, limits, monthsBack),
    );
  }

  weights(pairs: WeightPairs): GatedBody<RfmWeightsView> {
    const rfm = this.table('rfm');
    if (!rfm.ok) return rfm;
    return this.#withRun({ ok: true, value: this.#statistics.weights(pairs) });
  }

  /** @throws AppError NO_RUN as {@link ledger}. */
  features(grouping: FeatureGrouping): GatedBody<FeaturesView> {
    return this.#withRun(this.#statistics.features(grouping));
  }

  stages(scheme: StageScheme, filter: SegmentRule | null = null): GatedBody<StagesView> {
    return this.#withRun(this.lifecycle.months(scheme, filter));
  }

  cohorts(): GatedBody<CohortsView> {
    return this.#withRun(this.table('cohorts'));
  }

  value(): ValueView {
    return { run: this.context(), ...this.#value() };
  }

  valueModels(): GatedBody<ValueModelsView> {
    return this.#withRun(this.#valueModels());
  }

  /** A formula of value, checked and computed from the run's terms. */
  formula(text: string): FormulaResultView {
    const models = this.#valueModels();
    const money = models.ok ? models.value.money : models;
    return formulaResult(text, money.ok ? money.value.terms : []);
  }

  acquisition(): GatedBody<AcquisitionView> {
    return this.#withRun(this.#acquisition());
  }

  /** @throws AppError BAD_REQUEST for months that are none; NO_RUN. */
  migration(
    scheme: StageScheme,
    from: string,
    to: string,
    filter: SegmentRule | null,
  ): GatedBody<MigrationView> {
    return this.#withRun(this.lifecycle.migration(scheme, from, to, filter));
  }

  /** Movement over the last months up to the analysis date. */
  migrationBack(scheme: StageScheme, months: number): GatedBody<MigrationView> {
    return this.#withRun(this.lifecycle.migrationBack(scheme, months));
  }

  /** Cohorts and survival, computed from the ledger when asked for. */
  retention(): RetentionFigures {
    return this.#retention;
  }

  /** Segments of this run. */
  segments(): SegmentReader {
    return this.#segments;
  }

  /** @throws AppError BAD_REQUEST for a filter that names what does not exist; NO_RUN. */
  customersPage(input: CustomersPageInput): CustomersPage {
    const ledger = this.ledger();
    const { filter, search, sort, offset, limit } = input;
    const view = this.#views.view({ filter, search }, sort.by, sort.direction);
    return {
      money: ledger.money,
      total: view.index.length,
      all: this.#views.count(),
      revenue: view.revenue,
      rows: Array.from(view.index.subarray(offset, offset + limit), (index) =>
        customerRow(this.#columns, ledger, index),
      ),
    };
  }

  /** @throws AppError NOT_FOUND for a customer who is not in the run; NO_RUN. */
  customerCard(index: number): CustomerCard {
    if (this.#columns.need('present')[index] !== 1) throw new AppError('NOT_FOUND');
    const { clv } = this.table('value');
    return customerCard(
      {
        columns: this.#columns,
        ledger: this.ledger(),
        orders: this.snapshot().orders,
        asOf: this.record.asOf,
        horizonMonths: this.settings().clv.horizonMonths,
        stageRules: this.settings().stageRules,
        rfm: this.table('rfm'),
        beside: (ids) => besideRecords(this.#store, ids, this.record.asOf),
        clvGate: clv.ok ? undefined : clv,
      },
      index,
    );
  }

  #withRun<View extends { readonly run: RunContext }>(
    body: GatedBody<Body<View>>,
  ): GatedBody<View> {
    return body.ok ? { ok: true, value: { run: this.context(), ...body.value } as View } : body;
  }

  /** A table that a run of an earlier version lacks; it is stale, and all else of it can be shown. */
  #stored<Name extends keyof RunTables>(name: Name): RunTables[Name] | undefined {
    if (this.#store.runs.table(this.record.id, name) === undefined) return undefined;
    return this.table(name);
  }

  #acquisition(): RunTables['acquisition'] {
    const stored = this.#stored('acquisition');
    // Before cohorts and tiers, a run held channels alone.
    return !stored || (stored.ok && !('cohorts' in stored.value)) ? OLDER_RUN : stored;
  }

  #valueModels(): GatedBody<RunTables['value_models']> {
    const stored = this.#stored('value_models');
    return stored === undefined ? OLDER_RUN : { ok: true, value: stored };
  }

  /** As {@link #stored}: a run of an earlier version held no contest and no calendar, or told less. */
  #value(): RunTables['value'] {
    const stored: Partial<RunTables['value']> = this.table('value');
    const contest = gated(contestSchema).safeParse(stored.contest);
    return {
      ...this.table('value'),
      contest: contest.success ? contest.data : OLDER_RUN,
      calendar: stored.calendar ?? OLDER_RUN,
    };
  }
}

/**
 * The reader of the latest run; the one given is kept if its run still is the latest.
 * @throws AppError NO_RUN when nothing has been analysed yet.
 */
export function latestRun(store: Store, held?: RunReader): RunReader {
  const record = store.runs.latest();
  if (!record) throw new AppError('NO_RUN');
  return held?.record.id === record.id ? held : new RunReader(store, record);
}
