/** Columns by customer that groups are summed over; NaN in a column of money = unknown. */
export interface GroupColumns {
  readonly orders: Int32Array;
  readonly net: Float64Array;
  /** Acquisition cost; NaN where the customer's is not known. */
  readonly cac: Float64Array;
  /** Expected value to come; undefined without a value model. */
  readonly outlook: Float64Array | undefined;
}

/** Sums of one group of customers. */
export interface GroupSums {
  /** Customers with an order. */
  readonly customers: number;
  readonly orders: number;
  readonly net: number;
  /** Sum over the customers whose acquisition cost is known, and how many they are. */
  readonly cac: number;
  readonly costed: number;
  readonly outlook: number;
}

/**
 * Sums by group; a customer whose group is not below `groups` goes into one more group at the end, so
 * that the groups always add up to everybody.
 */
export function groupSums(
  group: ArrayLike<number>,
  groups: number,
  columns: GroupColumns,
): GroupSums[] {
  const column = (): Float64Array => new Float64Array(groups + 1);
  const sums = {
    customers: column(),
    orders: column(),
    net: column(),
    cac: column(),
    costed: column(),
    outlook: column(),
  };
  const add = (target: Float64Array, g: number, value: number): void => {
    target[g] = (target[g] as number) + value;
  };
  for (let c = 0; c < columns.orders.length; c++) {
    const g = Math.min(group[c] as number, groups);
    const orders = columns.orders[c] as number;
    add(sums.net, g, columns.net[c] as number);
    if (orders === 0) continue;
    add(sums.customers, g, 1);
    add(sums.orders, g, orders);
    const cac = columns.cac[c] as number;
    if (!Number.isNaN(cac)) {
      add(sums.cac, g, cac);
      add(sums.costed, g, 1);
    }
    const outlook = columns.outlook?.[c] ?? Number.NaN;
    if (!Number.isNaN(outlook)) add(sums.outlook, g, outlook);
  }
  return Array.from({ length: groups + 1 }, (_, g) => ({
    customers: sums.customers[g] as number,
    orders: sums.orders[g] as number,
    net: sums.net[g] as number,
    cac: sums.cac[g] as number,
    costed: sums.costed[g] as number,
    outlook: sums.outlook[g] as number,
  }));
}

/** Tier of each customer by fixed limits of net revenue: 0 from `highFrom`, 1 from `midFrom`, else 2. */
export function absoluteTiers(
  net: Float64Array,
  orders: Int32Array,
  limits: { readonly highFrom: number; readonly midFrom: number },
): Uint8Array {
  return Uint8Array.from(net, (value, c) => {
    if (orders[c] === 0) return NO_TIER;
    return value >= limits.highFrom ? 0 : value >= limits.midFrom ? 1 : 2;
  });
}

/** Tier of a customer without an order. */
const NO_TIER = 255;

/** Standard deviation over mean of the values that are not NaN; NaN where the mean is not above zero. */
export function coefficientOfVariation(values: Float64Array): number {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    n++;
    const off = value - mean;
    mean += off / n;
    squares += off * (value - mean);
  }
  return mean > 0 ? Math.sqrt(squares / n) / mean : Number.NaN;
}
