import type { AcquisitionView, CohortsView, ValueModelsView } from '#shared/contract/analysis.ts';
import type { LeadScoresView } from '#shared/contract/leadScores.ts';
import type { Overview } from '#shared/contract/overview.ts';
import type {
  LoyaltyView,
  RepurchaseView,
  RfmMovementView,
  RfmView,
  RfmWeightsView,
} from '#shared/contract/rfm.ts';
import type { RunContext, RunSummary } from '#shared/contract/run.ts';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { StageRelation } from '#shared/contract/stages.ts';
import type { ValueView } from '#shared/contract/value.ts';
import type { ModelAgeView, ValueChangeView } from '#shared/contract/valueWatch.ts';
import type { FormulaResultView } from '#shared/contract/valueModels.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { FeaturesView } from '#shared/contract/features.ts';
import type { WeightPairs } from '#shared/contract/rfmSettings.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Attribute } from '#shared/domain/attributes.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { FeatureGrouping } from '#shared/domain/features.ts';
import type { OrderColumns, Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { goodsReader, snapshotAt, type Ledger } from '#main/snapshot/index.ts';
import { packTexts, type PackedTexts, type RunRecord, type Store } from '#main/store/index.ts';
import { stageRelation, type BesideTable } from './beside/index.ts';
import { CustomerGoods } from './goods/index.ts';
import { RunCustomers } from './customers/runCustomers.ts';
import { RetentionFigures } from './retention/index.ts';
import { leadListOf, type LeadList } from './leadScores/index.ts';
import { RunColumns } from './runColumns.ts';
import { runSummary } from './runSummary.ts';
import { SegmentReader } from './segments/index.ts';
import { isStale, ledgerOfRun, rulesOfRun, settingsOfRun } from './runOrigin.ts';
import { RunStatistics } from './statistics/runStatistics.ts';
import { StoredResults } from './storedResults.ts';
import { scoringBy } from './rfm/cutsAt.ts';
import { RfmFigures } from './rfm/rfmFigures.ts';
import { modelAge } from './valueModels/modelAge.ts';
import { valueChange } from './valueModels/valueChange.ts';
import { formulaResult } from './valueModels/formulaTerms.ts';
import { Lifecycle } from './stages/index.ts';
import {
  NO_ANSWERS,
  OLDER_RUN,
  type Body,
  type GatedBody,
  type RunTables,
} from './views/stored.ts';

/**
 * The results of one run, read from the store as they are asked for. Holds the ledger, columns and
 * sorted lists that it has read, so one reader should serve all questions about its run.
 */
export class RunReader {
  readonly record: RunRecord;
  /** Stages beyond the months that the run stored. */
  readonly lifecycle: Lifecycle;
  readonly #store: Store;
  readonly #results: StoredResults;
  readonly #columns: RunColumns;
  readonly #customers: RunCustomers;
  readonly #segments: SegmentReader;
  readonly #statistics: RunStatistics;
  readonly #retention: RetentionFigures;
  readonly #rfm: RfmFigures;
  readonly #goods: CustomerGoods;
  #besideTable: BesideTable | undefined;
  #leads: GatedBody<LeadList> | undefined;
  #ledger: Ledger | undefined;
  #snapshot: Snapshot | undefined;

  constructor(store: Store, record: RunRecord) {
    this.#store = store;
    this.record = record;
    this.#results = new StoredResults(store, record);
    this.#columns = new RunColumns(store, record.id);
    const held = goodsReader(store, record.dataVersion, () => rulesOfRun(store, record));
    const goodsOn = (asOf: number, orders: () => OrderColumns): CustomerGoods =>
      new CustomerGoods({ ledger: () => this.ledger(), held, orders, asOf });
    this.#goods = goodsOn(record.asOf, () => this.snapshot().orders);
    this.#segments = new SegmentReader(store, {
      columns: this.#columns,
      ledger: () => this.ledger(),
      attributes: (attribute) => this.#attribute(attribute),
      goods: this.#goods,
      goodsOn: (day, orders) => goodsOn(day, () => orders),
      orders: () => this.snapshot().orders,
      asOf: record.asOf,
      money: () => this.table('facts').money,
      settings: () => this.settings(),
      scoring: () => {
        const rfm = this.table('rfm');
        return scoringBy(this.settings().rfm, rfm.ok ? rfm.value.limits : null).settings;
      },
    });
    this.#customers = new RunCustomers(store, {
      columns: this.#columns,
      marks: this.#segments.marks(),
      ledger: () => this.ledger(),
      goods: this.#goods,
      orders: () => this.snapshot().orders,
      asOf: record.asOf,
      settings: () => this.settings(),
      table: (name) => this.table(name),
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
      stored: (scheme) => this.#results.find(`stages.${scheme}`) ?? OLDER_RUN,
    });
    this.#retention = new RetentionFigures({
      columns: this.#columns,
      attributes: (attribute) => this.#attribute(attribute),
      goods: this.#goods,
      marks: this.#segments.marks(),
      ledger: () => this.ledger(),
      snapshot: () => this.snapshot(),
      rules: () => this.settings().stageRules,
      context: () => this.context(),
    });
    this.#rfm = new RfmFigures({
      columns: this.#columns,
      marks: this.#segments.marks(),
      snapshot: () => this.snapshot(),
      money: () => this.table('facts').money,
      settings: () => this.settings(),
      results: this.#results,
    });
  }

  /** Makes ready what the next questions need, while nobody asks. @throws AppError NO_RUN as {@link ledger}. */
  prepare(): void {
    this.snapshot();
    this.lifecycle.prepare();
  }

  /** Settings that the run was made with. */
  settings(): AnalysisSettings {
    return settingsOfRun(this.record);
  }

  /** What the customers buy, as far as the files name it. */
  goods(): CustomerGoods {
    return this.#goods;
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
    return this.#results.table(name);
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
    return runSummary(this.#results, this.context(), this.record.seconds);
  }

  overview(): Overview {
    return { run: this.context(), ...this.#results.overview() };
  }

  rfm(filter: SegmentRule | null = null): GatedBody<RfmView> {
    return this.#withRun(this.#rfm.grid(filter));
  }

  repurchase(filter: SegmentRule | null = null): RepurchaseView {
    return { run: this.context(), ...this.#rfm.repurchase(filter) };
  }

  loyalty(filter: SegmentRule | null = null): GatedBody<LoyaltyView> {
    return this.#withRun(this.#rfm.loyalty(filter));
  }

  /** Computed from the ledger when asked for, as {@link migration}. @throws AppError NO_RUN. */
  rfmMovement(monthsBack: number, filter: SegmentRule | null = null): GatedBody<RfmMovementView> {
    return this.#withRun(this.#rfm.movement(monthsBack, filter));
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

  /** What the customers of each stage answered, and how often they were in touch. */
  relation(scheme: StageScheme, filter: SegmentRule | null): GatedBody<StageRelation> {
    const stages = this.#results.find(`stages.${scheme}`) ?? OLDER_RUN;
    if (!stages.ok) return stages;
    const found = stageRelation(this.#columns, scheme, this.#segments.marks().of(filter));
    if (!found) return NO_ANSWERS;
    const { questions } = this.#beside();
    const asOf = formatIsoDay(this.record.asOf);
    return { ok: true, value: { scheme, asOf, questions: [...questions], ...found } };
  }

  cohorts(): GatedBody<CohortsView> {
    return this.#withRun(this.table('cohorts'));
  }

  value(): ValueView {
    return { run: this.context(), ...this.#results.value() };
  }

  valueModels(): GatedBody<ValueModelsView> {
    return this.#withRun(this.#results.valueModels());
  }

  /** The expected value against what it was. */
  valueChange(): GatedBody<ValueChangeView> {
    const { clv } = this.table('value');
    if (!clv.ok) return clv;
    return this.#withRun(
      valueChange({
        columns: this.#columns,
        settings: this.settings(),
        asOf: this.record.asOf,
        segments: this.#segments.memberships(),
      }),
    );
  }

  /** How old the models of this run are, and what an earlier run had found. */
  modelAge(): GatedBody<ModelAgeView> {
    return modelAge(this.#store, this.record);
  }

  /** A formula of value, checked and computed from the run's terms. */
  formula(text: string): FormulaResultView {
    const models = this.#results.valueModels();
    const money = models.ok ? models.value.money : models;
    return formulaResult(text, money.ok ? money.value.terms : []);
  }

  acquisition(): GatedBody<AcquisitionView> {
    return this.#withRun(this.#results.acquisition());
  }

  leadScores(): GatedBody<LeadScoresView> {
    return this.#withRun(this.#results.leadScores());
  }

  /**
   * The open leads by name, found when first asked for.
   * @throws AppError NO_RUN as {@link ledger}; CANCELLED on request
   */
  openLeads(control: JobControl): GatedBody<LeadList> {
    const stored = this.#results.leadScores();
    if (!stored.ok) return stored;
    this.#leads ??= leadListOf(
      { store: this.#store, ledger: this.ledger(), snapshot: this.snapshot() },
      this.settings(),
      control,
    );
    return this.#leads;
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

  /** The customers of this run: pages of the list, single cards. */
  customers(): RunCustomers {
    return this.#customers;
  }

  /** Names of an attribute's values by code. */
  #attribute(attribute: Attribute): PackedTexts | undefined {
    const names = this.#beside().attributes[attribute];
    return names && packTexts(names);
  }

  #beside(): BesideTable {
    return (this.#besideTable ??= this.#results.beside());
  }

  #withRun<View extends { readonly run: RunContext }>(
    body: GatedBody<Body<View>>,
  ): GatedBody<View> {
    return body.ok ? { ok: true, value: { run: this.context(), ...body.value } as View } : body;
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
