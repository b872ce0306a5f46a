import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear } from '#test/support/near.ts';
import { acceptedAhpWeights, ahpWeights, entropyWeights, principalComponents } from './index.ts';

describe('weights by judgement', () => {
  it('give 45, 30 and 25 % for 1.5, 1.8 and 1.2, and no contradiction', () => {
    const { weights, consistencyRatio } = ahpWeights([1.5, 1.8, 1.2]);
    expectNear(weights[0], 0.45, 1e-14);
    expectNear(weights[1], 0.3, 1e-14);
    expectNear(weights[2], 0.25, 1e-14);
    expectNear(consistencyRatio, 0, 1e-14);
  });

  it('choose a house as Saaty does ("How to make a decision", EJOR 48, 1990, table 4)', () => {
    const rows = [
      [5, 3, 7, 6, 6, 1 / 3, 1 / 4],
      [1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
      [6, 3, 4, 6, 1 / 5],
      [1 / 3, 1 / 4, 1 / 7, 1 / 8],
      [1 / 2, 1 / 5, 1 / 6],
      [1 / 5, 1 / 6],
      [1 / 2],
    ];
    const found = ahpWeights(rows.flat());
    const printed = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333];
    expect([...found.weights].map((weight) => Math.round(weight * 1000) / 1000)).toEqual(printed);
    expectNear(found.largestEigenvalue, 9.669, 1e-4);
    expectNear(found.consistencyRatio, 0.169, 1e-3);
  });

  it('are refused above a ratio of 0.1 unless wanted all the same', () => {
    const circle = [3, 1 / 3, 3];
    expect(acceptedAhpWeights(circle, false)).toMatchObject({
      ok: false,
      code: 'CANNOT_FIT',
      reason: 'inconsistent_pairs',
    });
    const accepted = acceptedAhpWeights(circle, true);
    expect(accepted.ok && accepted.value.consistencyRatio).toBeGreaterThan(0.1);
    expect(acceptedAhpWeights([1.5, 1.8, 1.2], false).ok).toBe(true);
  });

  it('sum to 1, and turn with the judgements', () => {
    const ratio = fc.double({ min: 1 / 9, max: 9, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, ratio, (ab, ac, bc) => {
        const { weights } = ahpWeights([ab, ac, bc]);
        expectNear(weights[0], 1 - (weights[1] ?? 0) - (weights[2] ?? 0), 1e-12);
        const turned = ahpWeights([1 / bc, 1 / ac, 1 / ab]).weights;
        expectNear(turned[0], weights[2] ?? 0, 1e-9);
        // For three criteria the eigenvector is the geometric mean of the rows (Saaty and Vargas 1984).
        const rows = [Math.cbrt(ab * ac), Math.cbrt(bc / ab), Math.cbrt(1 / (ac * bc))];
        const sum = rows.reduce((total, row) => total + row, 0);
        rows.forEach((row, i) => expectNear(weights[i], row / sum, 1e-9));
      }),
    );
  });

  it('know two criteria, and refuse what is no matrix', () => {
    expect([...ahpWeights([3]).weights]).toEqual([0.75, 0.25]);
    expect(ahpWeights([3]).consistencyRatio).toBe(0);
    expect(() => ahpWeights([1, 2])).toThrow(RangeError);
    expect(() => ahpWeights([0])).toThrow(RangeError);
  });
});

describe('weights by common variance', () => {
  it('split two correlated columns as theory says: 1 + r and 1 - r', () => {
    // r of 1, 2, 3, 4 and 2, 1, 4, 3 is 3/5.
    const found = principalComponents([Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 4, 3)]);
    if (!found.ok) throw new Error(found.reason);
    expectNear(found.value.eigenvalues[0], 1.6, 1e-14);
    expectNear(found.value.explained[0], 0.8, 1e-14);
    expectNear(found.value.weights[0], 0.5, 1e-14);
    expect(found.value.sameDirection).toBe(true);
  });

  it('keep the sign whatever the order of the customers, and turn it with a feature', () => {
    const columns = [
      [1, 4, 2, 8, 5],
      [2, 7, 1, 9, 6],
      [3, 1, 4, 1, 2],
    ];
    const of = (lists: number[][]) => {
      const found = principalComponents(lists.map((list) => Float64Array.from(list)));
      if (!found.ok) throw new Error(found.reason);
      return found.value;
    };
    const plain = of(columns);
    const turned = of(columns.map((list) => [...list].reverse()));
    plain.loadings.forEach((loading, i) => expectNear(turned.loadings[i], loading, 1e-12));
    expect(plain.loadings[0]).toBeGreaterThan(0);
    expect(plain.loadings[2]).toBeLessThan(0);
    expect(plain.sameDirection).toBe(false);
  });

  it('are gated where a column does not vary or nobody is there', () => {
    const constant = [Float64Array.of(1, 2), Float64Array.of(3, 3)];
    expect(principalComponents(constant)).toEqual({
      ok: false,
      code: 'CANNOT_FIT',
      reason: 'constant_feature',
      details: { feature: 2, n: 2 },
    });
    const tenths = [Float64Array.from({ length: 11 }, (_, i) => i), new Float64Array(11).fill(0.1)];
    expect(principalComponents(tenths)).toMatchObject({ details: { feature: 2, n: 11 } });
    expect(principalComponents([new Float64Array(0), new Float64Array(0)]).ok).toBe(false);
  });
});

describe('weights by spread', () => {
  it('hold the formula, computed in plain Python', () => {
    const found = entropyWeights([
      Float64Array.of(1, 2, 3, 4, 5),
      Float64Array.of(1, 1, 1, 1, 5),
      Float64Array.of(1, 1, 3, 3, 5),
    ]);
    if (!found.ok) throw new Error(found.reason);
    [0.7952181416542046, 0, 0.6460148371100896].forEach((entropy, i) =>
      expectNear(found.value.entropy[i], entropy, 1e-14),
    );
    [0.13137425641931755, 0.6415326898610251, 0.22709305371965735].forEach((weight, i) =>
      expectNear(found.value.weights[i], weight, 1e-14),
    );
  });

  it('give a column that tells nobody apart no weight', () => {
    const found = entropyWeights([Float64Array.of(1, 2, 5), Float64Array.of(4, 4, 4)]);
    expect(found.ok && [...found.value.weights]).toEqual([1, 0]);
    expect(entropyWeights([Float64Array.of(4, 4)]).ok).toBe(false);
    expect(entropyWeights([new Float64Array(0)]).ok).toBe(false);
  });
});
