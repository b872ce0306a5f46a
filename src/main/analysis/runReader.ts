import type { ActionList } from '#shared/contract/actions.ts';
import type { CohortsView } from '#shared/contract/analysis.ts';
import type { Overview } from '#shared/contract/overview.ts';
import type {
  LoyaltyView,
  RepurchaseView,
  RfmMovementView,
  RfmView,
  RfmWeightsView,
} from '#shared/contract/rfm.ts';
import type { RunContext, RunSummary } from '#shared/contract/run.ts';
import type { FixedTiersView, MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { AnswersBefore, StageRelation } from '#shared/contract/stages.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { FeaturesView } from '#shared/contract/features.ts';
import type { WeightPairs } from '#shared/contract/rfmSettings.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Attribute } from '#shared/domain/attributes.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { FeatureGrouping } from '#shared/domain/features.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import { AcquisitionFigures } from './acquisitionFigures.ts';
import { stageRelation } from './beside/index.ts';
import { ActionOutcomes, frozenLists, listActions } from './actions/index.ts';
import type { CustomerGoods } from './goods/index.ts';
import type { CustomerNames } from './customers/customerNames.ts';
import { RunCustomers } from './customers/runCustomers.ts';
import { OutsideFigures } from './outside/index.ts';
import { RetentionFigures } from './retention/index.ts';
import { OverviewFigures } from './overviewFigures.ts';
import type { RunColumns } from './runColumns.ts';
import { RunSource } from './runSource.ts';
import { runSummary } from './runSummary.ts';
import { SegmentReader } from './segments/index.ts';
import { RunStatistics } from './statistics/runStatistics.ts';
import { scoringBy } from './rfm/cutsAt.ts';
import { RfmFigures } from './rfm/rfmFigures.ts';
import { ValueFigures } from './valueFigures.ts';
import { fixedTiers, Lifecycle } from './stages/index.ts';
import { NO_ANSWERS, OLDER_RUN, type GatedBody, type RunTables } from './views/stored.ts';

/**
 * The results of one run, read from the store as they are asked for. Holds the ledger, columns and
 * sorted lists that it has read, so one reader should serve all questions about its run.
 */
export class RunReader {
  readonly record: RunRecord;
  readonly value: ValueFigures;
  readonly acquisition: AcquisitionFigures;
  /** Stages beyond the months that the run stored. */
  readonly lifecycle: Lifecycle;
  readonly #source: RunSource;
  readonly #customers: RunCustomers;
  readonly #segments: SegmentReader;
  readonly #statistics: RunStatistics;
  readonly #retention: RetentionFigures;
  readonly #outside: OutsideFigures;
  readonly #rfm: RfmFigures;
  readonly #overview: OverviewFigures;
  readonly #actionOutcomes: ActionOutcomes;

  constructor(store: Store, record: RunRecord) {
    this.record = record;
    const source = new RunSource(store, record);
    this.#source = source;
    const { columns, goods, results } = source;
    const { asOf } = record;
    const ledger = () => source.ledger();
    const snapshot = () => source.snapshot();
    const orders = () => source.snapshot().orders;
    const settings = () => source.settings();
    const rules = () => source.settings().stageRules;
    const facts = () => source.table('facts');
    const context = () => source.context();
    const money = () => facts().money;
    const attributes = (attribute: Attribute) => source.attributeNames(attribute);
    this.#segments = new SegmentReader(store, {
      columns,
      ledger,
      attributes,
      goods,
      goodsOn: (day, ordersThen) => source.goodsOn(day, () => ordersThen),
      orders,
      asOf,
      money,
      settings,
      scoring: () => {
        const rfm = source.table('rfm');
        return scoringBy(settings().rfm, rfm.ok ? rfm.value.limits : null).settings;
      },
    });
    const marks = this.#segments.marks();
    this.#customers = new RunCustomers(store, {
      columns,
      names: () => source.names(),
      marks,
      ledger,
      goods,
      orders,
      asOf,
      settings,
      table: (name) => source.table(name),
    });
    this.value = new ValueFigures(source, this.#segments);
    this.acquisition = new AcquisitionFigures(source, marks);
    this.#statistics = new RunStatistics({ columns, ledger, asOf });
    this.lifecycle = new Lifecycle({
      columns,
      marks,
      goods,
      snapshot,
      facts,
      rules,
      horizonMonths: () => settings().clv.horizonMonths,
      stored: (scheme) => results.find(`stages.${scheme}`) ?? OLDER_RUN,
    });
    this.#retention = new RetentionFigures({
      columns,
      attributes,
      goods,
      marks,
      ledger,
      snapshot,
      rules,
      context,
    });
    this.#outside = new OutsideFigures({ store, snapshot, marks, rules, context });
    this.#overview = new OverviewFigures({ columns, marks, results, snapshot, rules });
    this.#rfm = new RfmFigures({ columns, marks, snapshot, money, settings, results });
    this.#actionOutcomes = new ActionOutcomes({ ledger, snapshot, facts });
  }

  /**
   * Makes ready a part of what the next questions need, while nobody asks.
   * @returns true while there is more to make
   * @throws AppError NO_RUN as {@link ledger}
   */
  prepare(): boolean {
    this.snapshot();
    this.#overview.prepare();
    return this.lifecycle.prepare();
  }

  /** Settings that the run was made with. */
  settings(): AnalysisSettings {
    return this.#source.settings();
  }

  /** What the customers buy, as far as the files name it. */
  goods(): CustomerGoods {
    return this.#source.goods;
  }

  /** Columns of the run by name. */
  columns(): RunColumns {
    return this.#source.columns;
  }

  /** @throws AppError NO_RUN when the data of the run are gone. */
  ledger(): Ledger {
    return this.#source.ledger();
  }

  /** What its customers are called outside the core. @throws AppError NO_RUN as {@link ledger}. */
  names(): CustomerNames {
    return this.#source.names();
  }

  /** The ledger at the run's analysis date. @throws AppError NO_RUN as {@link ledger}. */
  snapshot(): Snapshot {
    return this.#source.snapshot();
  }

  /** One of the run's small results, without its context. */
  table<Name extends keyof RunTables>(name: Name): RunTables[Name] {
    return this.#source.table(name);
  }

  context(): RunContext {
    return this.#source.context();
  }

  /** What was done and what was gated. */
  summary(): RunSummary {
    return runSummary(this.#source.results, this.context(), this.record.seconds);
  }

  overview(filter: SegmentRule | null = null): Overview {
    return { run: this.context(), ...this.#overview.of(filter) };
  }

  rfm(filter: SegmentRule | null = null): GatedBody<RfmView> {
    return this.#source.withRun(this.#rfm.grid(filter));
  }

  repurchase(filter: SegmentRule | null = null): RepurchaseView {
    return { run: this.context(), ...this.#rfm.repurchase(filter) };
  }

  loyalty(filter: SegmentRule | null = null): GatedBody<LoyaltyView> {
    return this.#source.withRun(this.#rfm.loyalty(filter));
  }

  /** Computed from the ledger when asked for, as {@link migration}. @throws AppError NO_RUN. */
  rfmMovement(monthsBack: number, filter: SegmentRule | null = null): GatedBody<RfmMovementView> {
    return this.#source.withRun(this.#rfm.movement(monthsBack, filter));
  }

  weights(pairs: WeightPairs): GatedBody<RfmWeightsView> {
    const rfm = this.table('rfm');
    if (!rfm.ok) return rfm;
    return this.#source.withRun({ ok: true, value: this.#statistics.weights(pairs) });
  }

  /** @throws AppError NO_RUN as {@link ledger}. */
  features(grouping: FeatureGrouping): GatedBody<FeaturesView> {
    return this.#source.withRun(this.#statistics.features(grouping));
  }

  stages(scheme: StageScheme, filter: SegmentRule | null = null): GatedBody<StagesView> {
    return this.#source.withRun(this.lifecycle.months(scheme, filter));
  }

  /** The value tiers month by month by the fixed limits of the settings. */
  fixedTiers(filter: SegmentRule | null): GatedBody<FixedTiersView> {
    const stages = this.lifecycle.months('value', null);
    if (!stages.ok) return stages;
    const marks = filter === null ? undefined : this.#segments.marks().of(filter);
    return this.#source.withRun(
      fixedTiers(this.snapshot(), this.settings(), this.table('facts'), marks),
    );
  }

  /** What the customers of each stage answered, and how often they were in touch. */
  relation(scheme: StageScheme, filter: SegmentRule | null): GatedBody<StageRelation> {
    const stages = this.#source.results.find(`stages.${scheme}`) ?? OLDER_RUN;
    if (!stages.ok) return stages;
    const found = stageRelation(this.columns(), scheme, this.#segments.marks().of(filter));
    if (!found) return NO_ANSWERS;
    const { questions } = this.#source.beside();
    const asOf = formatIsoDay(this.record.asOf);
    return { ok: true, value: { scheme, asOf, questions: [...questions], ...found } };
  }

  /** What customers had answered by the end of the period before; null where the run does not know. */
  answersBefore(): AnswersBefore | null {
    const { before } = this.#source.beside();
    return before ? { ...before, day: formatIsoDay(before.day) } : null;
  }

  cohorts(): GatedBody<CohortsView> {
    return this.#source.withRun(this.table('cohorts'));
  }

  /** @throws AppError BAD_REQUEST for months that are none; NO_RUN. */
  migration(
    scheme: StageScheme,
    from: string,
    to: string,
    filter: SegmentRule | null,
  ): GatedBody<MigrationView> {
    return this.#source.withRun(this.lifecycle.migration(scheme, from, to, filter));
  }

  /** Movement over the last months up to the analysis date. */
  migrationBack(scheme: StageScheme, months: number): GatedBody<MigrationView> {
    return this.#source.withRun(this.lifecycle.migrationBack(scheme, months));
  }

  /** Cohorts and survival, computed from the ledger when asked for. */
  retention(): RetentionFigures {
    return this.#retention;
  }

  /** Segments of this run. */
  segments(): SegmentReader {
    return this.#segments;
  }

  /** All actions, judged on the analysis date of this run. @throws AppError NO_RUN as {@link ledger} */
  actions(): ActionList {
    return listActions(this.#source.store, this);
  }

  /** The frozen customers of every action who are in the data. */
  frozenLists(): ReturnType<typeof frozenLists> {
    return frozenLists(this.#source.store, this);
  }

  /** What came of actions by this run. */
  actionOutcomes(): ActionOutcomes {
    return this.#actionOutcomes;
  }

  /** The customers of this run: pages of the list, single cards. */
  customers(): RunCustomers {
    return this.#customers;
  }

  /** Outside data beside the own figures, read when first asked for. */
  outside(): OutsideFigures {
    return this.#outside;
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
