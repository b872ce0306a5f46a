import type { FormulaResultView } from '#shared/contract/valueModels.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import {
  evaluateFormula,
  FORMULA_TERM_IDS,
  FORMULA_TERMS,
  type FormulaTerm,
  type FormulaValues,
} from '#main/engine/index.ts';
import { known } from './groups.ts';
import type { ValueMoney } from './parts.ts';

interface Figures {
  readonly forward:
    { readonly ordersPerMonth: number; readonly months: { readonly mean: number } } | undefined;
  readonly whatIf: { readonly before: number; readonly stayed: number } | undefined;
  /** Mean value expected within the horizon; NaN without a model. */
  readonly meanClv: number;
}

/** The terms of a formula with their values in this run; money in minor units. */
export function formulaTerms(
  { clv }: AnalysisSettings,
  inputs: ValueMoney['inputs'],
  { forward, whatIf, meanClv }: Figures,
): ValueMoney['terms'] {
  const values: Readonly<Record<FormulaTerm, number | null>> = {
    aov: inputs.orderValue,
    orders_per_month: forward?.ordersPerMonth ?? null,
    orders_per_customer: inputs.ordersPerCustomer,
    net_per_customer: inputs.netPerCustomer,
    clv: known(meanClv),
    margin: inputs.margin,
    lifetime_months: forward?.months.mean ?? null,
    horizon_months: clv.horizonMonths,
    cac: inputs.cac,
    cost_per_order: inputs.costPerOrder,
    discount_per_year: clv.yearlyRate,
    retention: whatIf ? whatIf.stayed / whatIf.before : null,
  };
  return FORMULA_TERM_IDS.map((id) => ({ id, dimension: FORMULA_TERMS[id], value: values[id] }));
}

/** Checks a formula and computes it from the terms of a run; without a run's terms all are unknown. */
export function formulaResult(text: string, terms: ValueMoney['terms']): FormulaResultView {
  const valueOf = new Map(terms.map(({ id, value }) => [id, value]));
  const values = Object.fromEntries(
    FORMULA_TERM_IDS.map((id) => [id, valueOf.get(id) ?? Number.NaN]),
  ) as FormulaValues;
  const result = evaluateFormula(text, values);
  if (result.ok) {
    const { value, terms: used, unknown, dividesByZero } = result;
    return {
      ok: true,
      value: known(value),
      terms: [...used],
      unknown: [...unknown],
      dividesByZero,
    };
  }
  const { fault } = result;
  return { ok: false, fault: { left: null, right: null, ...fault } };
}
