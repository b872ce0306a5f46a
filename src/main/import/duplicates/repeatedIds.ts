import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { duplicateField } from '#shared/domain/duplicates.ts';
import { CUSTOMER, storeName } from '../check/planColumns.ts';
import type { NumberArray, RowChunk } from '../storing/rowChunk.ts';
import type { RowTap } from '../storing/rowStore.ts';
import { isRefund, refundsApart } from './refundsApart.ts';

const FIRST_IDS = 1 << 10;

/**
 * Tells whether any row of a file has the id of an earlier one, as {@link firstRows} understands it: a byte per
 * different id instead of the pass that finds the rows, which most files need not.
 */
export class RepeatedIds implements RowTap {
  readonly #name: string | undefined;
  readonly #refundsApart: boolean;
  #amounts: NumberArray | undefined;
  /** 1 for the codes of the ids that came. */
  #seen = new Uint8Array(FIRST_IDS);
  #found = false;

  constructor(plan: ImportPlan) {
    // Lines of one order have its number.
    const field =
      plan.kind === 'order_lines' ? undefined : duplicateField('id', plan.kind, plan.columns);
    this.#name = field === 'order_id' ? storeName(field) : field && CUSTOMER;
    this.#refundsApart = refundsApart(plan.kind);
  }

  /** True if there is such a row. */
  get found(): boolean {
    return this.#found;
  }

  numbers(chunk: RowChunk): void {
    this.#amounts = this.#refundsApart ? chunk.numbersIf('amount') : undefined;
  }

  codes(name: string, codes: Int32Array): void {
    if (this.#found || name !== this.#name) return;
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      if (code < 0 || isRefund(this.#amounts, row)) continue;
      if (code >= this.#seen.length) this.#grow(code);
      if (this.#seen[code] === 1) {
        this.#found = true;
        return;
      }
      this.#seen[code] = 1;
    }
  }

  #grow(code: number): void {
    const larger = new Uint8Array(Math.max(code + 1, this.#seen.length * 2));
    larger.set(this.#seen);
    this.#seen = larger;
  }
}
