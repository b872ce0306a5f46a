/** Value formulas of the user: read, checked for dimensions and computed, never executed. */
export { type Dimension } from './dimension.ts';
export {
  evaluateFormula,
  type FormulaFault,
  type FormulaResult,
  type FormulaValues,
} from './formula.ts';
export { FORMULA_TERM_IDS, FORMULA_TERMS, type FormulaTerm } from './terms.ts';
