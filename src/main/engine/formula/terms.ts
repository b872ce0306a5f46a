import { PLAIN, type Dimension } from './dimension.ts';

/** Known terms of a value formula with what they are measured in. */
export const FORMULA_TERMS = {
  aov: { ...PLAIN, money: 1, order: -1 },
  orders_per_month: { ...PLAIN, order: 1, customer: -1, time: -1 },
  orders_per_customer: { ...PLAIN, order: 1, customer: -1 },
  net_per_customer: { ...PLAIN, money: 1, customer: -1 },
  clv: { ...PLAIN, money: 1, customer: -1 },
  margin: PLAIN,
  lifetime_months: { ...PLAIN, time: 1 },
  horizon_months: { ...PLAIN, time: 1 },
  cac: { ...PLAIN, money: 1, customer: -1 },
  cost_per_order: { ...PLAIN, money: 1, order: -1 },
  discount_per_year: { ...PLAIN, time: -1 },
  retention: PLAIN,
} as const satisfies Record<string, Dimension>;

/** Values that are not in months and become so by this factor. */
export const TERM_SCALES: Partial<Record<keyof typeof FORMULA_TERMS, number>> = {
  discount_per_year: 1 / 12,
};

export type FormulaTerm = keyof typeof FORMULA_TERMS;

export const FORMULA_TERM_IDS = Object.keys(FORMULA_TERMS) as FormulaTerm[];

export function isFormulaTerm(name: string): name is FormulaTerm {
  return Object.hasOwn(FORMULA_TERMS, name);
}
