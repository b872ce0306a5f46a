import { distinct, stableOrderBy, type Distinct } from '../numeric/index.ts';

/**
 * Customers merged by equal (x, T, t_x), with the distinct values of each, so that a model computes
 * every logarithm once per distinct value and every result once per merged row.
 *
 * Rows are sorted by x, then T, then t_x. Times are in the model's unit.
 */
export interface PurchaseTable {
  readonly rows: number;
  /** Customers in the table. */
  readonly customers: number;
  /** Customers per row. */
  readonly weight: Float64Array;
  /** Index into `xLevels`, `ageLevels`, `recencyLevels`, by row. */
  readonly x: Uint32Array;
  readonly age: Uint32Array;
  readonly recency: Uint32Array;
  readonly xLevels: Float64Array;
  readonly ageLevels: Float64Array;
  readonly recencyLevels: Float64Array;
  /** Row of each customer given. */
  readonly rowOf: Uint32Array;
}

/**
 * Merges customers.
 *
 * @param x repeat purchases, integers from 0.
 * @param recency time of the last purchase since the first; counted as 0 where x is 0.
 * @param age time from the first purchase to the end of observation, not below `recency`.
 * @param unit what one unit of the model is in units of `recency` and `age` (7 for days and weeks).
 */
export function purchaseTable(
  x: Int32Array | Float64Array,
  recency: Int32Array | Float64Array,
  age: Int32Array | Float64Array,
  unit: number,
): PurchaseTable {
  const customers = x.length;
  const xs = distinct(x);
  const ages = distinct(age);
  const recencies = distinct(recency.map((value, i) => ((x[i] as number) > 0 ? value : 0)));
  let order: Uint32Array = new Uint32Array(customers);
  for (let i = 0; i < customers; i++) order[i] = i;
  for (const column of [recencies, ages, xs]) {
    order = stableOrderBy(order, column.codes, column.levels.length);
  }
  const rowOf = new Uint32Array(customers);
  const firstOf = new Uint32Array(customers);
  const weight = new Float64Array(customers);
  let rows = 0;
  let previous = -1;
  for (const customer of order) {
    if (previous < 0 || !sameRow(previous, customer, xs, ages, recencies))
      firstOf[rows++] = customer;
    previous = customer;
    rowOf[customer] = rows - 1;
    weight[rows - 1] = (weight[rows - 1] as number) + 1;
  }
  const firsts = firstOf.subarray(0, rows);
  const codes = (column: Distinct): Uint32Array =>
    firsts.map((customer) => column.codes[customer] as number);
  return {
    rows,
    customers,
    weight: weight.slice(0, rows),
    x: codes(xs),
    age: codes(ages),
    recency: codes(recencies),
    xLevels: xs.levels,
    ageLevels: ages.levels.map((value) => value / unit),
    recencyLevels: recencies.levels.map((value) => value / unit),
    rowOf,
  };
}

function sameRow(a: number, b: number, xs: Distinct, ages: Distinct, recencies: Distinct): boolean {
  return (
    xs.codes[a] === xs.codes[b] &&
    ages.codes[a] === ages.codes[b] &&
    recencies.codes[a] === recencies.codes[b]
  );
}

/** Lowest age in a table, 0 in an empty one. */
export function youngestOf(table: PurchaseTable): number {
  return table.ageLevels.length > 0 ? (table.ageLevels[0] as number) : 0;
}

/** Sum over all customers of a figure of each, computed once per merged row. */
export function sumOverCustomers(
  table: PurchaseTable,
  of: (x: number, recency: number, age: number) => number,
): number {
  let sum = 0;
  for (let row = 0; row < table.rows; row++) {
    const x = table.xLevels[table.x[row] as number] as number;
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    sum += (table.weight[row] as number) * of(x, recency, age);
  }
  return sum;
}

/** Every `step`-th row with its weight: a small table that has its optimum near the full one's. */
export function thinned(table: PurchaseTable, mostRows: number): PurchaseTable {
  if (table.rows <= mostRows) return table;
  const step = Math.ceil(table.rows / mostRows);
  const keep = <A extends Uint32Array | Float64Array>(column: A): A =>
    column.filter((_, row) => row % step === 0) as A;
  const weight = keep(table.weight);
  return {
    ...table,
    rows: weight.length,
    customers: weight.reduce((sum, w) => sum + w, 0),
    weight,
    x: keep(table.x),
    age: keep(table.age),
    recency: keep(table.recency),
  };
}
