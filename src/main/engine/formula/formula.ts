import { combined, MONEY_PER_CUSTOMER, PLAIN, sameDimension, type Dimension } from './dimension.ts';
import { parseFormula, type FormulaNode, type SyntaxFault } from './parse.ts';
import { FORMULA_TERMS, TERM_SCALES, type FormulaTerm } from './terms.ts';

/** Values of the terms in their own units, money in any one; NaN where a value is not known. */
export type FormulaValues = Readonly<Record<FormulaTerm, number>>;

/** Why a formula is refused, and at which part of the text. */
export type FormulaFault =
  | SyntaxFault
  /** Two quantities that cannot be added or subtracted. */
  | {
      readonly code: 'adds_unlike';
      readonly from: number;
      readonly to: number;
      readonly left: Dimension;
      readonly right: Dimension;
    }
  /** The whole is not money per customer. */
  | {
      readonly code: 'not_value';
      readonly from: number;
      readonly to: number;
      readonly left: Dimension;
    };

export type FormulaResult =
  | {
      readonly ok: true;
      /** In the unit of the money terms; NaN where a term is unknown, something is divided by 0 or too large. */
      readonly value: number;
      /** Terms used, in the order of their first use. */
      readonly terms: readonly FormulaTerm[];
      /** Those of them whose value is unknown. */
      readonly unknown: readonly FormulaTerm[];
      readonly dividesByZero: boolean;
    }
  | { readonly ok: false; readonly fault: FormulaFault };

/**
 * Checks that a formula comes to money per customer and computes it (docs/models/formula.md). Sums and
 * differences need equal dimensions on both sides; products add them and quotients subtract them.
 */
export function evaluateFormula(text: string, values: FormulaValues): FormulaResult {
  const parsed = parseFormula(text);
  if (!parsed.ok) return parsed;
  const checked = dimensionOf(parsed.tree);
  if ('fault' in checked) return { ok: false, fault: checked.fault };
  if (!sameDimension(checked.dimension, MONEY_PER_CUSTOMER)) {
    const { from, to } = parsed.tree;
    return { ok: false, fault: { code: 'not_value', from, to, left: checked.dimension } };
  }
  const terms = [...new Set(termsOf(parsed.tree))];
  const value = valueOf(parsed.tree, values);
  const dividesByZero = hasZeroDivisor(parsed.tree, values);
  return {
    ok: true,
    value: Number.isFinite(value) && !dividesByZero ? value : Number.NaN,
    terms,
    unknown: terms.filter((term) => Number.isNaN(values[term])),
    dividesByZero,
  };
}

/** True if any divisor is 0: what is divided by the result may look finite, as 1 ÷ (1 ÷ 0) does. */
function hasZeroDivisor(node: FormulaNode, values: FormulaValues): boolean {
  if (node.kind !== 'operation') return false;
  return (
    (node.operator === '/' && valueOf(node.right, values) === 0) ||
    hasZeroDivisor(node.left, values) ||
    hasZeroDivisor(node.right, values)
  );
}

type Checked = { readonly dimension: Dimension } | { readonly fault: FormulaFault };

/** Dimension of a tree, or the first part whose sides do not fit. */
function dimensionOf(node: FormulaNode): Checked {
  switch (node.kind) {
    case 'number':
      return { dimension: PLAIN };
    case 'term':
      return { dimension: FORMULA_TERMS[node.term] };
    case 'operation': {
      const left = dimensionOf(node.left);
      if ('fault' in left) return left;
      const right = dimensionOf(node.right);
      if ('fault' in right) return right;
      const sides = { left: left.dimension, right: right.dimension };
      if (node.operator === '*') return { dimension: combined(sides.left, sides.right, 1) };
      if (node.operator === '/') return { dimension: combined(sides.left, sides.right, -1) };
      if (sameDimension(sides.left, sides.right)) return { dimension: sides.left };
      const { from, to } = node.right;
      return { fault: { code: 'adds_unlike', from, to, ...sides } };
    }
  }
}

function termsOf(node: FormulaNode): FormulaTerm[] {
  if (node.kind === 'term') return [node.term];
  return node.kind === 'number' ? [] : [...termsOf(node.left), ...termsOf(node.right)];
}

function valueOf(node: FormulaNode, values: FormulaValues): number {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'term') return values[node.term] * (TERM_SCALES[node.term] ?? 1);
  const [left, right] = [valueOf(node.left, values), valueOf(node.right, values)];
  switch (node.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}
