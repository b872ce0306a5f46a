/** How unevenly value is spread over customers. */
export interface Concentration {
  readonly customers: number;
  /** Sum of all values, minor units. */
  readonly total: number;
  readonly negativeCustomers: number;
  readonly negativeSum: number;
  /** Gini coefficient from 0 to 1, NaN if the total is not above zero. */
  readonly gini: number;
  /** Lorenz curve from the smallest value up, at steps of one per cent of the customers: 101 points. */
  readonly lorenz: { readonly customers: Float64Array; readonly revenue: Float64Array };
  /** Shares of the total made by the most valuable customers. */
  readonly top: readonly { readonly customers: number; readonly revenue: number }[];
}

/** The shares of customers whose share of revenue is reported. */
const TOP_SHARES = [0.01, 0.05, 0.1, 0.2] as const;

const LORENZ_STEPS = 100;

/**
 * Lorenz curve, Gini coefficient and shares of the top customers.
 *
 * Sources: M. O. Lorenz (1905); C. Gini (1912); negative values by C.-N. Chen, T.-W. Tsaur and
 * T.-S. Rhai, "The Gini coefficient and negative income", Oxford Economic Papers 34 (1982). Between two
 * customers the curve is a straight line, so a share that cuts through a customer takes a part of that
 * customer and equal values give the same result in any order.
 *
 * @param values net revenue per customer, minor units; NaN marks a customer without an order.
 */
export function concentration(values: Float64Array): Concentration {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const n = ascending.length;
  const running = new Float64Array(n + 1);
  let negativeCustomers = 0;
  for (let i = 0; i < n; i++) {
    const value = ascending[i] as number;
    if (value < 0) negativeCustomers++;
    running[i + 1] = (running[i] as number) + value;
  }
  const total = running[n] as number;
  const share = (customers: number): number => lorenzAt(running, customers);
  const steps = Array.from({ length: n === 0 ? 0 : LORENZ_STEPS + 1 }, (_, k) => k / LORENZ_STEPS);
  return {
    customers: n,
    total,
    negativeCustomers,
    negativeSum: running[negativeCustomers] as number,
    gini: gini(ascending, running),
    lorenz: { customers: Float64Array.from(steps), revenue: Float64Array.from(steps, share) },
    top: TOP_SHARES.map((customers) => ({ customers, revenue: 1 - share(1 - customers) })),
  };
}

/** Share of the total that the least valuable `customers` (a share) make; NaN without a total. */
function lorenzAt(running: Float64Array, customers: number): number {
  const n = running.length - 1;
  const total = running[n] as number;
  if (!(total > 0)) return Number.NaN;
  const exact = customers * n;
  const whole = Math.min(Math.floor(exact), n);
  const below = running[whole] as number;
  const step = whole < n ? (running[whole + 1] as number) - below : 0;
  return (below + (exact - whole) * step) / total;
}

/**
 * Gini = area between the diagonal and the Lorenz curve over the largest area possible. Without
 * negative values the latter is 1/2; negative values add the area that the curve lies below zero.
 */
function gini(ascending: Float64Array, running: Float64Array): number {
  const n = ascending.length;
  const total = running[n] as number;
  if (n === 0 || !(total > 0)) return Number.NaN;
  let twiceArea = 0;
  let twiceBelowZero = 0;
  for (let i = 0; i < n; i++) {
    const left = running[i] as number;
    const right = running[i + 1] as number;
    twiceArea += left + right;
    if (right <= 0) twiceBelowZero -= left + right;
    else if (left < 0) twiceBelowZero += (left * left) / (right - left);
  }
  const scale = n * total;
  return Math.max(0, (1 - twiceArea / scale) / (1 + twiceBelowZero / scale));
}
