/** Columns by customer that a profile of groups is made of. */
export interface ProfileColumns {
  readonly orders: Int32Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** P(at least one order); undefined without a model. */
  readonly pOrder: Float64Array | undefined;
}

/** What the customers of a group are like; NaN over nobody. */
export interface GroupProfile {
  /** Mean days from the first to the last order. */
  readonly lifeDays: number;
  /** Share with two orders and more. */
  readonly repeatShare: number;
  /** Mean chance of an order. */
  readonly pOrder: number;
}

/** Profiles by group of the customers with an order whose group is below `groups`. */
export function groupProfiles(
  group: ArrayLike<number>,
  groups: number,
  columns: ProfileColumns,
): GroupProfile[] {
  const column = (): Float64Array => new Float64Array(groups);
  const [count, life, repeaters, chance, asked] = [
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  const add = (target: Float64Array, g: number, value: number): void => {
    target[g] = (target[g] as number) + value;
  };
  for (let c = 0; c < columns.orders.length; c++) {
    const g = group[c] as number;
    const orders = columns.orders[c] as number;
    if (orders === 0 || g >= groups) continue;
    add(count, g, 1);
    add(life, g, (columns.lastDay[c] as number) - (columns.firstDay[c] as number));
    if (orders > 1) add(repeaters, g, 1);
    const p = columns.pOrder?.[c] ?? Number.NaN;
    if (Number.isNaN(p)) continue;
    add(chance, g, p);
    add(asked, g, 1);
  }
  return Array.from(count, (n, g) => ({
    lifeDays: (life[g] as number) / n,
    repeatShare: (repeaters[g] as number) / n,
    pOrder: (chance[g] as number) / (asked[g] as number),
  }));
}
