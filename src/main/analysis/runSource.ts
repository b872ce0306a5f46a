import type { RunContext } from '#shared/contract/run.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Attribute } from '#shared/domain/attributes.ts';
import type { OrderColumns, Snapshot } from '#shared/domain/orderColumns.ts';
import { goodsReader, snapshotAt, type Ledger } from '#main/snapshot/index.ts';
import { packTexts, type PackedTexts, type RunRecord, type Store } from '#main/store/index.ts';
import type { BesideTable } from './beside/index.ts';
import { CustomerNames } from './customers/customerNames.ts';
import { CustomerGoods } from './goods/index.ts';
import { RunColumns } from './runColumns.ts';
import { isStale, ledgerOfRun, rulesOfRun, settingsOfRun } from './runOrigin.ts';
import { StoredResults } from './storedResults.ts';
import type { Body, GatedBody, RunTables } from './views/stored.ts';

/** What all figures of one run are read from: each thing is read once, when it is first needed. */
export class RunSource {
  readonly store: Store;
  readonly record: RunRecord;
  readonly results: StoredResults;
  readonly columns: RunColumns;
  /** What the customers buy at the analysis date, as far as the files name it. */
  readonly goods: CustomerGoods;
  readonly #heldGoods: ReturnType<typeof goodsReader>;
  #beside: BesideTable | undefined;
  #ledger: Ledger | undefined;
  #names: CustomerNames | undefined;
  #snapshot: Snapshot | undefined;

  constructor(store: Store, record: RunRecord) {
    this.store = store;
    this.record = record;
    this.results = new StoredResults(store, record);
    this.columns = new RunColumns(store, record.id);
    this.#heldGoods = goodsReader(store, record.dataVersion, () => rulesOfRun(store, record));
    this.goods = this.goodsOn(record.asOf, () => this.snapshot().orders);
  }

  /** What the customers had bought by another day. */
  goodsOn(asOf: number, orders: () => OrderColumns): CustomerGoods {
    return new CustomerGoods({ ledger: () => this.ledger(), held: this.#heldGoods, orders, asOf });
  }

  /** Settings that the run was made with. */
  settings(): AnalysisSettings {
    return settingsOfRun(this.record);
  }

  /**
   * The ledger that the run was made from.
   * @throws AppError NO_RUN when its data are gone (an import was undone): the run cannot be looked into.
   */
  ledger(): Ledger {
    this.#ledger ??= ledgerOfRun(this.store, this.record);
    return this.#ledger;
  }

  /** What its customers are called outside the core. @throws AppError NO_RUN as {@link ledger}. */
  names(): CustomerNames {
    this.#names ??= new CustomerNames(this.store, this.ledger());
    return this.#names;
  }

  /** The ledger at the run's analysis date. @throws AppError NO_RUN as {@link ledger}. */
  snapshot(): Snapshot {
    this.#snapshot ??= snapshotAt(this.ledger(), this.record.asOf);
    return this.#snapshot;
  }

  /** One of the run's small results, without its context. */
  table<Name extends keyof RunTables>(name: Name): RunTables[Name] {
    return this.results.table(name);
  }

  /** What files beside the orders say of all customers together. */
  beside(): BesideTable {
    return (this.#beside ??= this.results.beside());
  }

  /** Names of an attribute's values by code; undefined where no file tells it. */
  attributeNames(attribute: Attribute): PackedTexts | undefined {
    const names = this.beside().attributes[attribute];
    return names && packTexts(names);
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
      stale: isStale(this.store, this.record),
      createdAt: this.record.createdAt,
    };
  }
  /** A figure together with the run that it is of. */
  withRun<View extends { readonly run: RunContext }>(body: GatedBody<Body<View>>): GatedBody<View> {
    return body.ok ? { ok: true, value: { run: this.context(), ...body.value } as View } : body;
  }
}
