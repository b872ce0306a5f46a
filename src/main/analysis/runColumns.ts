import type { Store } from '#main/store/index.ts';
import { widen } from '#main/snapshot/index.ts';

/**
 * One value per customer of the ledger, in its order. What a customer has no value for is -1 in days
 * and counts, 255 in stages and classes, 0 in scores, NaN in money and model results.
 */
const RUN_COLUMNS = {
  /** 1 for a customer with an order or a refund up to the analysis date. */
  present: Uint8Array,
  first_day: Int32Array,
  last_day: Int32Array,
  recency_days: Int32Array,
  orders: Int32Array,
  net_revenue: Float64Array,
  refunds: Float64Array,
  /** Channel of the first order, code of the ledger's channels. */
  channel: Uint16Array,
  /** What files of customers say, code of a name in the table `beside`; 0 is unknown. */
  attribute_level: Uint16Array,
  attribute_category: Uint16Array,
  attribute_region: Uint16Array,
  attribute_gender: Uint16Array,
  attribute_birth: Uint16Array,
  /** Mean of the answers in points from 0 to 100. */
  satisfaction: Float64Array,
  /** Latest answer, 0 to 10, to whether one would recommend. */
  recommendation: Float64Array,
  /** Interactions of the last year, and days since the last of all. */
  interactions: Int32Array,
  interaction_days: Int32Array,
  r: Uint8Array,
  f: Uint8Array,
  m: Uint8Array,
  class12: Uint8Array,
  class8: Uint8Array,
  /** Composite score in points, NaN without scores; its grade, 0 without; its loyalty tier. */
  composite: Float64Array,
  grade: Uint8Array,
  loyalty: Uint8Array,
  stage_behaviour: Uint8Array,
  stage_time: Uint8Array,
  stage_value: Uint8Array,
  stage_composite: Uint8Array,
  stage_phases: Uint8Array,
  stage_nurture: Uint8Array,
  stage_cadence: Uint8Array,
  stage_outlook: Uint8Array,
  /** Repeat purchases of the value models: days with a purchase after the first; -1 without any. */
  repeats: Int32Array,
  /** Days from the first purchase to the last, and to the analysis date. */
  purchase_span: Int32Array,
  purchase_age: Int32Array,
  mean_value: Float64Array,
  p_alive: Float64Array,
  p_order: Float64Array,
  expected_orders: Float64Array,
  expected_orders_low: Float64Array,
  expected_orders_high: Float64Array,
  expected_value: Float64Array,
  clv: Float64Array,
  clv_low: Float64Array,
  clv_high: Float64Array,
  /** What {@link clv} was on the day that it is compared with, and how many times that it is now. */
  clv_before: Float64Array,
  clv_ratio: Float64Array,
} as const;

export type RunColumnName = keyof typeof RUN_COLUMNS;
type ArrayOf<Constructor> = Constructor extends Uint8ArrayConstructor
  ? Uint8Array
  : Constructor extends Uint16ArrayConstructor
    ? Uint16Array
    : Constructor extends Int32ArrayConstructor
      ? Int32Array
      : Float64Array;

export type RunColumn<Name extends RunColumnName> = ArrayOf<(typeof RUN_COLUMNS)[Name]>;

/** The columns of a run that were computed; a gated analysis leaves none. */
export type RunColumnSet = { readonly [Name in RunColumnName]?: RunColumn<Name> };

/** The columns of one run, each read once. */
export class RunColumns {
  readonly #store: Store;
  readonly #runId: number;
  readonly #held = new Map<RunColumnName, RunColumn<RunColumnName> | undefined>();

  constructor(store: Store, runId: number) {
    this.#store = store;
    this.#runId = runId;
  }

  /** The column, or undefined if the run did not compute it. */
  get<Name extends RunColumnName>(name: Name): RunColumn<Name> | undefined {
    if (!this.#held.has(name)) this.#held.set(name, this.#read(name));
    return this.#held.get(name) as RunColumn<Name> | undefined;
  }

  /** A column that every run has. */
  need<Name extends RunColumnName>(name: Name): RunColumn<Name> {
    const column = this.get(name);
    if (!column) throw new TypeError(`run without column ${name}`);
    return column;
  }

  #read(name: RunColumnName): RunColumn<RunColumnName> | undefined {
    const stored = this.#store.runs.column(this.#runId, name);
    return stored && widen<RunColumn<RunColumnName>>(stored, RUN_COLUMNS[name]);
  }
}
