import type { LedgerRefunds } from './ledger.ts';

/** Refunds in any order as columns by customer, day and amount. */
export function refundColumns(
  refunds: {
    readonly customer: Uint32Array;
    readonly day: Int32Array;
    readonly amount: Float64Array;
  },
  customers: number,
): LedgerRefunds {
  const sorted = new Uint32Array(refunds.customer.length);
  for (let k = 0; k < sorted.length; k++) sorted[k] = k;
  sorted.sort(
    (a, b) =>
      (refunds.customer[a] as number) - (refunds.customer[b] as number) ||
      (refunds.day[a] as number) - (refunds.day[b] as number) ||
      (refunds.amount[a] as number) - (refunds.amount[b] as number),
  );
  return {
    start: startsOf(refunds.customer, customers),
    day: Int32Array.from(sorted, (k) => refunds.day[k] as number),
    amount: Float64Array.from(sorted, (k) => refunds.amount[k] as number),
  };
}

/** Where the rows of each customer begin, from the customer of each row. */
export function startsOf(customer: Int32Array | Uint32Array, customers: number): Uint32Array {
  const start = new Uint32Array(customers + 1);
  for (let i = 0; i < customer.length; i++) {
    const c = (customer[i] as number) + 1;
    start[c] = (start[c] as number) + 1;
  }
  for (let c = 1; c <= customers; c++) start[c] = (start[c] as number) + (start[c - 1] as number);
  return start;
}
