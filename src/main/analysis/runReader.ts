import type {
  AcquisitionView,
  CohortsView,
  MigrationView,
  Overview,
  RfmView,
  RunContext,
  RunSummary,
  StagesView,
  ValueView,
} from '#shared/contract/analysis.ts';
import type { CustomerCard, customersContract } from '#shared/contract/customers.ts';
import type { SegmentCount } from '#shared/contract/segments.ts';
import type { Gate } from '#shared/contract/common.ts';
import { AppError } from '#shared/contract/errors.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEME_IDS, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { ENGINE_VERSION } from '#main/engine/index.ts';
import {
  buildLedger,
  identityRules,
  ledgerOfVersion,
  ledgerVersion,
  snapshotAt,
  type IdentityRules,
  type Ledger,
} from '#main/snapshot/index.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import type { z } from 'zod';
import { customerCard } from './customers/customerCard.ts';
import { customerRow } from './customers/customerRow.ts';
import { CustomerViews } from './customers/customerViews.ts';
import { RetentionFigures } from './retention/index.ts';
import { RunColumns } from './runColumns.ts';
import { savedRule, segmentCount, SegmentMarks } from './segments/index.ts';
import { readAnalysisSettings } from './settings.ts';
import { migrationView } from './views/stagesView.ts';
import type { Body, GatedBody, RunTables } from './views/stored.ts';

export type CustomersPageInput = z.output<(typeof customersContract)['customers.page']['input']>;
export type CustomersPage = z.output<(typeof customersContract)['customers.page']['output']>;

/**
 * The results of one run, read from the store as they are asked for. Holds the ledger, columns and
 * sorted lists that it has read, so one reader should serve all questions about its run.
 */
export class RunReader {
  readonly record: RunRecord;
  readonly #store: Store;
  readonly #columns: RunColumns;
  readonly #views: CustomerViews;
  readonly #retention: RetentionFigures;
  readonly #marks: SegmentMarks;
  #ledger: Ledger | undefined;
  #snapshot: Snapshot | undefined;

  constructor(store: Store, record: RunRecord) {
    this.#store = store;
    this.record = record;
    this.#columns = new RunColumns(store, record.id);
    this.#marks = new SegmentMarks({
      columns: this.#columns,
      ledger: () => this.ledger(),
      orders: () => this.snapshot().orders,
      asOf: record.asOf,
      savedRule: (id) => savedRule(store, id),
    });
    this.#views = new CustomerViews({
      columns: this.#columns,
      marks: this.#marks,
      ledger: () => this.ledger(),
      pseudonymKey: () => store.pseudonymKey(),
    });
    this.#retention = new RetentionFigures({
      columns: this.#columns,
      marks: this.#marks,
      ledger: () => this.ledger(),
      snapshot: () => this.snapshot(),
      rules: () => this.settings().stageRules,
      context: () => this.context(),
    });
  }

  /** Settings that the run was made with. */
  settings(): AnalysisSettings {
    return analysisSettingsSchema.parse(JSON.parse(this.record.settings));
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
    this.#ledger ??= this.#findLedger();
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
      stale: this.#isStale(),
      createdAt: this.record.createdAt,
    };
  }

  /** What was done and what was gated. */
  summary(): RunSummary {
    const value = this.#value();
    const parts: [string, { readonly ok: true } | Gate][] = [
      ['rfm', this.table('rfm')],
      ...STAGE_SCHEME_IDS.map((scheme): [string, { readonly ok: true } | Gate] => [
        `stages.${scheme}`,
        this.table(`stages.${scheme}`),
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
    return { run: this.context(), ...this.table('overview') };
  }

  rfm(): GatedBody<RfmView> {
    return this.#withRun(this.table('rfm'));
  }

  stages(scheme: StageScheme): GatedBody<StagesView> {
    return this.#withRun(this.table(`stages.${scheme}`));
  }

  cohorts(): GatedBody<CohortsView> {
    return this.#withRun(this.table('cohorts'));
  }

  value(): ValueView {
    return { run: this.context(), ...this.#value() };
  }

  acquisition(): GatedBody<AcquisitionView> {
    return this.#withRun(this.#acquisition());
  }

  /** Computed from the ledger when asked for, as the user may choose any start. */
  migration(scheme: StageScheme, monthsBack: number): GatedBody<MigrationView> {
    const stages = this.table(`stages.${scheme}`);
    if (!stages.ok) return stages;
    const { stageRules } = this.settings();
    return this.#withRun({
      ok: true,
      value: migrationView(this.snapshot(), scheme, stageRules, monthsBack),
    });
  }

  /** The customers that rules choose in this run. */
  marks(): SegmentMarks {
    return this.#marks;
  }

  /** Cohorts and survival, computed from the ledger when asked for. */
  retention(): RetentionFigures {
    return this.#retention;
  }

  /** @throws AppError BAD_REQUEST for a rule that names what does not exist; NO_RUN. */
  segmentCount(rule: SegmentRule, filter: SegmentRule | null): SegmentCount {
    const { money } = this.table('facts');
    return { money, ...segmentCount(this.#marks, this.#columns, rule, filter) };
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

  /** A run of an earlier version has no such table; it is stale, and all else of it can be shown. */
  #acquisition(): RunTables['acquisition'] {
    if (this.#store.runs.table(this.record.id, 'acquisition') !== undefined) {
      return this.table('acquisition');
    }
    return OLDER_RUN;
  }

  /** As {@link #acquisition}: a run of an earlier version held no contest. */
  #value(): RunTables['value'] {
    const stored: Partial<RunTables['value']> = this.table('value');
    return { ...this.table('value'), contest: stored.contest ?? OLDER_RUN };
  }

  #isStale(): boolean {
    return (
      this.record.dataVersion !== ledgerVersion(this.#store, this.#identityRules()) ||
      this.record.engineVersion !== ENGINE_VERSION ||
      this.record.settings !== canonicalJson(readAnalysisSettings(this.#store))
    );
  }

  #findLedger(): Ledger {
    const held = ledgerOfVersion(this.#store, this.record.dataVersion);
    if (held) return held;
    const rules = this.#identityRules();
    if (this.record.dataVersion !== ledgerVersion(this.#store, rules)) throw new AppError('NO_RUN');
    return buildLedger(this.#store, detachedControl(), rules);
  }

  /** The run's confidence with the decisions as they are now. */
  #identityRules(): IdentityRules {
    return identityRules(this.#store, this.settings().identity.leastConfidence);
  }
}

/** What a run of an earlier version did not compute; computing anew brings it. */
const OLDER_RUN: Gate = { ok: false, code: 'NO_DATA', reason: 'older_run', details: {} };

/**
 * The reader of the latest run; the one given is kept if its run still is the latest.
 * @throws AppError NO_RUN when nothing has been analysed yet.
 */
export function latestRun(store: Store, held?: RunReader): RunReader {
  const record = store.runs.latest();
  if (!record) throw new AppError('NO_RUN');
  return held?.record.id === record.id ? held : new RunReader(store, record);
}
