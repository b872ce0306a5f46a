import { isFormulaTerm, type FormulaTerm } from './terms.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A formula as a tree; `from` and `to` say where it stands in the text. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number; readonly from: number; readonly to: number }
  | {
      readonly kind: 'term';
      readonly term: FormulaTerm;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: FormulaNode;
      readonly right: FormulaNode;
      readonly from: number;
      readonly to: number;
    };

/** What is wrong with the writing of a formula, and where. */
export interface SyntaxFault {
  readonly code: 'empty' | 'too_long' | 'unknown_term' | 'unexpected' | 'unclosed' | 'unfinished';
  readonly from: number;
  readonly to: number;
}

/** Longest formula, in characters; it bounds the depth of the tree too. */
const LONGEST_FORMULA = 400;

export type Parsed =
  | { readonly ok: true; readonly tree: FormulaNode }
  | { readonly ok: false; readonly fault: SyntaxFault };

/**
 * Reads a formula of numbers (10 % may be written `10%`), known terms, + − × ÷ and parentheses, the
 * usual rules of precedence; a part may have a sign of its own. Nothing is ever executed: the tree holds numbers, terms and operators.
 */
export function parseFormula(text: string): Parsed {
  if (text.length > LONGEST_FORMULA) {
    return { ok: false, fault: { code: 'too_long', from: LONGEST_FORMULA, to: text.length } };
  }
  if (text.trim() === '') return { ok: false, fault: { code: 'empty', from: 0, to: text.length } };
  try {
    return { ok: true, tree: new Reader(tokensOf(text)).whole() };
  } catch (thrown) {
    if (thrown instanceof FormulaError) return { ok: false, fault: thrown.fault };
    throw thrown;
  }
}

class FormulaError extends Error {
  readonly fault: SyntaxFault;

  constructor(fault: SyntaxFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Recursive descent: a sum of products of numbers, terms and sums in parentheses. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): FormulaNode {
    const tree = this.#sum();
    if (this.#next().kind !== 'end') this.#refuse('unexpected', this.#next());
    return tree;
  }

  #sum(): FormulaNode {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#factor()));
  }

  /** Operations of one precedence from left to right. */
  #chain(operators: readonly string[], part: () => FormulaNode): FormulaNode {
    let left = part();
    for (;;) {
      const token = this.#next();
      if (token.kind !== 'operator' || !operators.includes(token.text)) return left;
      this.#at++;
      const right = part();
      const operator = token.text as '+' | '-' | '*' | '/';
      left = { kind: 'operation', operator, left, right, from: left.from, to: right.to };
    }
  }

  #factor(): FormulaNode {
    const token = this.#next();
    const { from, to, text } = token;
    this.#at++;
    switch (token.kind) {
      case 'operator':
        return text === '-' ? this.#negative(token) : this.#refuse('unexpected', token);
      case 'number': {
        const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
        return { kind: 'number', value, from, to };
      }
      case 'name':
        if (!isFormulaTerm(text)) return this.#refuse('unknown_term', token);
        return { kind: 'term', term: text, from, to };
      case 'open': {
        const inner = this.#sum();
        const close = this.#next();
        if (close.kind === 'end') return this.#refuse('unclosed', token);
        if (close.kind !== 'close') return this.#refuse('unexpected', close);
        this.#at++;
        return { ...inner, from, to: close.to };
      }
      case 'end':
        return this.#refuse('unfinished', token);
      default:
        return this.#refuse('unexpected', token);
    }
  }

  /** A part with a minus before it: -1 times the part, which leaves its unit as it is. */
  #negative({ from, to }: Token): FormulaNode {
    const right = this.#factor();
    const left = { kind: 'number', value: -1, from, to } as const;
    return { kind: 'operation', operator: '*', left, right, from, to: right.to };
  }

  #next(): Token {
    // The last token is `end`, which nothing passes.
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as Token;
  }

  #refuse(code: SyntaxFault['code'], { from, to }: Token): never {
    throw new FormulaError({ code, from, to });
  }
}
