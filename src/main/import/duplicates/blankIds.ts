import { CUSTOMER, storeName } from '../check/planColumns.ts';
import type { RowTap } from '../storing/rowStore.ts';

const ORDER = storeName('order_id');

/** Counts the rows without an order id and without a customer. */
export class BlankIds implements RowTap {
  readonly #blanks = new Map<string, number>([
    [ORDER, 0],
    [CUSTOMER, 0],
  ]);

  numbers(): void {
    // Ids are texts.
  }

  codes(name: string, codes: Int32Array): void {
    const before = this.#blanks.get(name);
    if (before === undefined) return;
    let blank = 0;
    for (let row = 0; row < codes.length; row += 1) if ((codes[row] as number) < 0) blank += 1;
    this.#blanks.set(name, before + blank);
  }

  /** Rows without a value in a column of the store. */
  of(name: string): number {
    return this.#blanks.get(name) ?? 0;
  }
}
