import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear } from '#test/support/near.ts';
import {
  ascendingOrder,
  fUpperQuantile,
  fUpperTail,
  regularisedBeta,
  symmetricEigen,
  tLimit,
  tTwoSided,
} from './index.ts';

// Values with 17 digits were computed with Python's decimal module at 60 digits from the power series.

describe('the incomplete beta function', () => {
  it.each([
    [0.5, 0.5, 0.1, 0.204832764699133446],
    [2, 3, 0.4, 0.5248],
    [0.01, 40, 0.001, 0.973356120854819373],
    [500, 300, 0.6, 0.0729215919925318701],
    [1, 1, 0.3, 0.3],
  ])('I(%d, %d) at %d', (a, b, x, expected) => {
    expectNear(regularisedBeta(a, b, x, 1 - x) / expected, 1, 1e-12);
  });

  it('is 0 and 1 at its ends, rises, and mirrors', () => {
    expect(regularisedBeta(2, 3, 0, 1)).toBe(0);
    expect(regularisedBeta(2, 3, 1, 0)).toBe(1);
    const size = fc.double({ min: 0.05, max: 2000, noNaN: true });
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(size, size, share, (a, b, x) => {
        const value = regularisedBeta(a, b, x, 1 - x);
        expectNear(value + regularisedBeta(b, a, 1 - x, x), 1, 1e-12);
        expect(regularisedBeta(a, b, Math.min(1, x + 1e-3), 1 - x - 1e-3)).toBeGreaterThanOrEqual(
          value - 1e-13,
        );
      }),
    );
  });
});

describe('tails of F and t', () => {
  it.each([
    [1, 1, 1, 0.5],
    [4.2565, 2, 9, 4.99998645631636873e-2],
    [3.5, 3, 20, 3.44931038851243876e-2],
    [0.01, 5, 1000, 0.99997068346819773],
    [997.268010499, 1, 7041, 7.9990579610958379e-205],
    [1.5, 4, 1_000_000, 0.199149169636894052],
    [12, 7, 3, 3.30196109605507063e-2],
  ])('F %d on %d and %d', (f, top, bottom, expected) => {
    expectNear(fUpperTail(f, top, bottom) / expected, 1, 2e-12);
  });

  it('hold the t table: 2.2281 leaves 5 % on 10 degrees (more digits by Python)', () => {
    expectNear(tTwoSided(2.228138851986275, 10), 0.05, 1e-12);
    expectNear(tLimit(0.05, 10), 2.228138851986275, 1e-12);
    expect(tTwoSided(0, 10)).toBe(1);
    expect(fUpperTail(Number.POSITIVE_INFINITY, 2, 9)).toBe(0);
  });

  it('are undone by the quantile', () => {
    expectNear(fUpperQuantile(0.05, 2, 27), 3.354130828529198, 1e-12);
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 500 }),
        (p, top, bottom) => {
          expectNear(fUpperTail(fUpperQuantile(p, top, bottom), top, bottom), p, 1e-10);
        },
      ),
    );
  });
});

describe('eigenvalues of a symmetric matrix', () => {
  it('are those of a matrix solved by hand', () => {
    // (2 - x)((2 - x)^2 - 2): 2 + sqrt 2, 2, 2 - sqrt 2.
    const { values, vectors } = symmetricEigen(Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2), 3);
    expectNear(values[0], 2 + Math.SQRT2, 1e-14);
    expectNear(values[1], 2, 1e-14);
    expectNear(values[2], 2 - Math.SQRT2, 1e-14);
    expectNear(Math.abs(vectors[1] ?? 0), Math.SQRT1_2, 1e-14);
  });

  it('rebuild the matrix', () => {
    const entries = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(entries, (half) => {
        const size = 4;
        const matrix = new Float64Array(size * size);
        let next = 0;
        for (let i = 0; i < size; i++) {
          for (let j = 0; j <= i; j++) {
            matrix[i * size + j] = matrix[j * size + i] = half[next++] ?? 0;
          }
        }
        const { values, vectors } = symmetricEigen(matrix, size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = 0;
            for (let k = 0; k < size; k++) {
              sum += (values[k] ?? 0) * (vectors[k * size + i] ?? 0) * (vectors[k * size + j] ?? 0);
            }
            expect(Math.abs(sum - (matrix[i * size + j] ?? 0))).toBeLessThan(1e-11);
          }
        }
      }),
    );
  });
});

describe('the order of a column', () => {
  it('is that of a stable comparison sort, NaN left out', () => {
    const anything = fc.double({ noNaN: false });
    const fewValues = fc.constantFrom(
      -0,
      0,
      1,
      -1,
      1e300,
      -1e-300,
      Number.NaN,
      Infinity,
      -Infinity,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fewValues), { maxLength: 60 }), (list) => {
        const expected = list
          .map((_, i) => i)
          .filter((i) => !Number.isNaN(list[i]))
          .sort((a, b) => {
            const [x, y] = [list[a] ?? 0, list[b] ?? 0];
            return x < y ? -1 : x > y ? 1 : a - b;
          });
        expect([...ascendingOrder(Float64Array.from(list))]).toEqual(expected);
      }),
    );
  });
});
