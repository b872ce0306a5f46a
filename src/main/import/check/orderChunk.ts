import type { ColumnArray } from '#main/store/index.ts';
import type { OrderPlan } from './orderPlan.ts';

/** Rows of one chunk of columns in the store. */
export const CHUNK_ROWS = 1 << 16;

/** One chunk of accepted rows, refilled for every chunk. */
export class OrderChunk {
  rows = 0;
  readonly customer = new Int32Array(CHUNK_ROWS);
  readonly day = new Int32Array(CHUNK_ROWS);
  readonly second = new Int32Array(CHUNK_ROWS);
  readonly amount = new Float64Array(CHUNK_ROWS);
  readonly quantity = new Float64Array(CHUNK_ROWS);
  readonly status = new Uint8Array(CHUNK_ROWS);
  readonly line = new Int32Array(CHUNK_ROWS);
  /** Codes of the further columns, in the plan's order. */
  readonly coded: readonly Int32Array[];
  readonly #plan: OrderPlan;

  constructor(plan: OrderPlan) {
    this.#plan = plan;
    this.coded = plan.coded.map(() => new Int32Array(CHUNK_ROWS));
  }

  /** The filled columns by their names in the store. */
  columns(): Record<string, ColumnArray> {
    const { rows } = this;
    const plan = this.#plan;
    const columns: Record<string, ColumnArray> = {
      customer: this.customer.subarray(0, rows),
      day: this.day.subarray(0, rows),
      line: this.line.subarray(0, rows),
    };
    if (plan.date.format.time) columns['second'] = this.second.subarray(0, rows);
    if (plan.hasAmounts) columns['amount'] = this.amount.subarray(0, rows);
    if (plan.quantity !== undefined) columns['quantity'] = this.quantity.subarray(0, rows);
    if (plan.status !== undefined) columns['status'] = this.status.subarray(0, rows);
    plan.coded.forEach(({ name }, i) => {
      columns[name] = (this.coded[i] as Int32Array).subarray(0, rows);
    });
    return columns;
  }
}
