import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined, MONEY_PER_CUSTOMER, PLAIN, sameDimension, type Dimension } from './dimension.ts';
import { evaluateFormula, FORMULA_TERM_IDS, FORMULA_TERMS, type FormulaValues } from './index.ts';
import { TERM_SCALES } from './terms.ts';

const VALUES: FormulaValues = {
  aov: 100,
  orders_per_month: 0.5,
  orders_per_customer: 4,
  net_per_customer: 400,
  clv: 250,
  margin: 0.4,
  lifetime_months: 18,
  horizon_months: 12,
  cac: 30,
  cost_per_order: 5,
  discount_per_year: 0.1,
  retention: 0.6,
};

const fault = (text: string) => {
  const result = evaluateFormula(text, VALUES);
  return result.ok ? undefined : result.fault;
};
const value = (text: string): number => {
  const result = evaluateFormula(text, VALUES);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
};

describe('a formula of value', () => {
  it.each([
    ['aov * orders_per_month * margin * lifetime_months - cac', 100 * 0.5 * 0.4 * 18 - 30],
    ['AOV × orders_per_month × 40% × lifetime_months − CAC', 330],
    ['(aov × margin − cost_per_order) × orders_per_customer − cac', 110],
    ['cac + cac + cac ÷ 2 × 3', 105],
    ['cac - cac - cac', -30],
    ['clv ÷ (1 + 0.25)', 200],
    ['（clv－cac）×.5', 110],
    ['ＣＬＶ　＊　４０％ ／ ２', 50],
    ['-cac + clv', 220],
    ['clv * -(1 − 2)', 250],
    ['clv − −cac', 280],
    // A rate of 10 % a year is 0.1 / 12 a month.
    ['aov * orders_per_month / discount_per_year', 6000],
  ])('%s', (text, expected) => {
    expectNear(value(text), expected, 1e-12);
  });

  it('names the terms used and those that are not known', () => {
    const result = evaluateFormula('clv * margin - cac - cac', { ...VALUES, margin: NaN });
    expect(result).toEqual({
      ok: true,
      value: NaN,
      terms: ['clv', 'margin', 'cac'],
      unknown: ['margin'],
      dividesByZero: false,
    });
  });

  it.each(['cac / (1 - 1)', 'cac / (1 / 0)', 'cac + cac / (retention - retention) * 0'])(
    'says that something is divided by 0: %s',
    (text) => {
      expect(evaluateFormula(text, VALUES)).toMatchObject({ value: NaN, dividesByZero: true });
    },
  );

  it('has no value where a number is too large, which is no division by 0', () => {
    expect(evaluateFormula(`clv * ${'9'.repeat(380)}`, VALUES)).toMatchObject({
      value: NaN,
      unknown: [],
      dividesByZero: false,
    });
  });

  it.each([
    ['', { code: 'empty', from: 0, to: 0 }],
    ['   ', { code: 'empty', from: 0, to: 3 }],
    ['cac +', { code: 'unfinished', from: 5, to: 5 }],
    ['(cac', { code: 'unclosed', from: 0, to: 1 }],
    ['cac)', { code: 'unexpected', from: 3, to: 4 }],
    ['cac clv', { code: 'unexpected', from: 4, to: 7 }],
    ['cac + profit', { code: 'unknown_term', from: 6, to: 12 }],
    ['cac ; clv', { code: 'unexpected', from: 4, to: 5 }],
    ['+cac', { code: 'unexpected', from: 0, to: 1 }],
    ['cac - 客单价', { code: 'unknown_term', from: 6, to: 9 }],
    ['constructor', { code: 'unknown_term', from: 0, to: 11 }],
    [`${'('.repeat(500)}cac`, { code: 'too_long', from: 400, to: 503 }],
  ])('%j is refused where it is wrong', (text, expected) => {
    expect(fault(text)).toEqual(expected);
  });

  it('is refused where unlike things are added, with both units', () => {
    expect(fault('clv - aov × margin')).toEqual({
      code: 'adds_unlike',
      from: 6,
      to: 18,
      left: MONEY_PER_CUSTOMER,
      right: { ...PLAIN, money: 1, order: -1 },
    });
  });

  it('is refused where it does not come to money per customer: the printed formula of the source', () => {
    // CAC × (1 − CLP) × CV ÷ LCL is money² per time.
    expect(fault('cac × (1 − retention) × net_per_customer ÷ lifetime_months')).toEqual({
      code: 'not_value',
      from: 0,
      to: 58,
      left: { money: 2, order: 0, customer: -2, time: -1 },
    });
    expect(fault('margin')?.code).toBe('not_value');
  });
});

describe('the algebra of dimensions', () => {
  const exponent = fc.integer({ min: -5, max: 5 });
  const dimension: fc.Arbitrary<Dimension> = fc.record({
    money: exponent,
    order: exponent,
    customer: exponent,
    time: exponent,
  });

  it('is a commutative group under multiplication', () => {
    fc.assert(
      fc.property(dimension, dimension, dimension, (a, b, c) => {
        expect(combined(a, b, 1)).toEqual(combined(b, a, 1));
        expect(combined(combined(a, b, 1), c, 1)).toEqual(combined(a, combined(b, c, 1), 1));
        expect(combined(a, PLAIN, 1)).toEqual(a);
        expect(sameDimension(combined(combined(a, b, 1), b, -1), a)).toBe(true);
      }),
    );
  });

  /** A random formula and its dimension and value, made together; undefined where sides do not fit. */
  interface Made {
    readonly text: string;
    readonly dimension: Dimension | undefined;
    readonly value: number;
  }
  const { formula } = fc.letrec<{ formula: Made; leaf: Made }>((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom(...FORMULA_TERM_IDS).map((term) => ({
        text: term,
        dimension: FORMULA_TERMS[term],
        value: VALUES[term] * (TERM_SCALES[term] ?? 1),
      })),
      fc.integer({ min: 1, max: 99 }).map((n) => ({ text: String(n), dimension: PLAIN, value: n })),
    ),
    formula: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      tie('leaf'),
      fc
        .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
        .map(([a, sign, b]): Made => {
          const text = `(${a.text} ${sign} ${b.text})`;
          const known = a.dimension && b.dimension;
          if (sign === '*' || sign === '/') {
            return {
              text,
              dimension: known && combined(a.dimension, b.dimension, sign === '*' ? 1 : -1),
              value: sign === '*' ? a.value * b.value : a.value / b.value,
            };
          }
          const fits = known !== undefined && a.dimension && sameDimension(a.dimension, known);
          return {
            text,
            dimension: fits === true ? a.dimension : undefined,
            value: sign === '+' ? a.value + b.value : a.value - b.value,
          };
        }),
    ),
  }));

  it('accepts exactly what comes to money per customer, at the value of its parts', () => {
    fc.assert(
      fc.property(formula, (made) => {
        fc.pre(made.text.length <= 400);
        const result = evaluateFormula(made.text, VALUES);
        if (made.dimension === undefined) {
          expect(result).toMatchObject({ ok: false, fault: { code: 'adds_unlike' } });
        } else if (!sameDimension(made.dimension, MONEY_PER_CUSTOMER)) {
          expect(result).toMatchObject({ ok: false, fault: { code: 'not_value' } });
        } else {
          expect(result.ok && result.value).toBe(Number.isFinite(made.value) ? made.value : NaN);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever is typed, and points into the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        const result = evaluateFormula(text, VALUES);
        if (result.ok) return;
        expect(result.fault.from).toBeGreaterThanOrEqual(0);
        expect(result.fault.to).toBeLessThanOrEqual(Math.max(text.length, 1));
        expect(result.fault.from).toBeLessThanOrEqual(result.fault.to);
      }),
    );
  });
});
