import type { Design } from './design.ts';
import { purchaseTable, type PurchaseTable } from '../purchaseTable.ts';

/** What the models take of customers; times in the model's unit. */
export interface PurchaseColumns {
  readonly x: Float64Array | Int32Array;
  readonly recency: Float64Array | Int32Array;
  readonly age: Float64Array | Int32Array;
}

/** Customers whose covariates are the same. */
export interface CovariateGroup {
  /** Values of the design's terms. */
  readonly z: Float64Array;
  /** Their places among all customers, ascending. */
  readonly members: Uint32Array;
  readonly table: PurchaseTable;
}

/** Groups the customers by their covariates, in the order of first appearance. */
export function covariateGroups(
  { x, recency, age }: PurchaseColumns,
  { columns }: Design,
  unit: number,
): CovariateGroup[] {
  const members = new Map<string, number[]>();
  for (let i = 0; i < x.length; i++) {
    const key = columns.map((column) => column[i]).join(' ');
    const found = members.get(key);
    if (found) found.push(i);
    else members.set(key, [i]);
  }
  return [...members.values()].map((own) => {
    const of = (column: Float64Array | Int32Array): Float64Array =>
      Float64Array.from(own, (i) => column[i] as number);
    return {
      z: Float64Array.from(columns, (column) => column[own[0] as number] as number),
      members: Uint32Array.from(own),
      table: purchaseTable(of(x), of(recency), of(age), unit),
    };
  });
}
