/** Exponents of what a quantity is measured in; all 0 for a plain number. */
export interface Dimension {
  readonly money: number;
  readonly order: number;
  readonly customer: number;
  /** Months; a rate per year has the exponent -1 too. */
  readonly time: number;
}

const DIMENSION_UNITS = ['money', 'order', 'customer', 'time'] as const;

export const PLAIN: Dimension = { money: 0, order: 0, customer: 0, time: 0 };
/** What a value formula must come to. */
export const MONEY_PER_CUSTOMER: Dimension = { ...PLAIN, money: 1, customer: -1 };

/** Dimension of a product, or of a quotient with `sign` -1. */
export function combined(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  return {
    money: left.money + sign * right.money,
    order: left.order + sign * right.order,
    customer: left.customer + sign * right.customer,
    time: left.time + sign * right.time,
  };
}

export function sameDimension(left: Dimension, right: Dimension): boolean {
  return DIMENSION_UNITS.every((unit) => left[unit] === right[unit]);
}
