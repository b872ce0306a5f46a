import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerScale, meansByGroup, promoterSign, satisfactionIndex } from './index.ts';

describe('the scale of answers', () => {
  it.each([
    [[1, 5, 3], { least: 1, most: 5 }],
    [[0, 4], { least: 0, most: 5 }],
    [[2, 7], { least: 1, most: 7 }],
    [[1, 10], { least: 1, most: 10 }],
    [[0, 9], { least: 0, most: 10 }],
    [[12, 100, NaN], { least: 0, most: 100 }],
    [[0.5, 4.5], { least: 0, most: 5 }],
  ])('%j', (answers, scale) => {
    expect(answerScale(answers)).toEqual(scale);
  });

  it.each([[[]], [[NaN]], [[-1, 3]], [[3, 101]]])('%j is none', (answers) => {
    expect(answerScale(answers)).toBeUndefined();
  });

  it('holds every answer between 0 and 100 points, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2 }), (answers) => {
        const scale = answerScale(answers);
        if (scale === undefined) throw new Error('no scale');
        const points = answers.map((answer) => satisfactionIndex(answer, scale));
        expect(Math.min(...points)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...points)).toBeLessThanOrEqual(100);
        expect(points.toSorted((a, b) => a - b)).toEqual(
          answers.toSorted((a, b) => a - b).map((answer) => satisfactionIndex(answer, scale)),
        );
      }),
    );
  });
});

describe('recommendation', () => {
  it('tells promoters from detractors', () => {
    expect([0, 6, 7, 8, 9, 10].map(promoterSign)).toEqual([-1, -1, 0, 0, 1, 1]);
    expect(promoterSign(NaN)).toBeNaN();
  });
});

describe('means by group', () => {
  const everybody = (n: number): Uint8Array => new Uint8Array(n).fill(1);

  it('equal those of R: t.test(c(3, 5, 4, 4, 2))$conf.int', () => {
    const values = [3, 5, 4, 4, 2];
    const [only, all] = meansByGroup([0, 0, 0, 0, 0], 1, (c) => values[c] ?? NaN, everybody(5));
    expect(only).toEqual(all);
    expect(only?.mean).toBeCloseTo(3.6, 12);
    expect(only?.low).toBeCloseTo(2.184_285, 6);
    expect(only?.high).toBeCloseTo(5.015_715, 6);
  });

  it('leave out whoever has no value, no group or no mark', () => {
    const values = [1, NaN, 3, 100, 5];
    const [first, second, all] = meansByGroup(
      [0, 0, 1, 1, 255],
      2,
      (c) => values[c] ?? NaN,
      [1, 1, 1, 0, 1],
    );
    expect([first?.n, second?.n, all?.n]).toEqual([1, 1, 3]);
    expect([first?.mean, second?.mean, all?.mean]).toEqual([1, 3, 3]);
    expect(first?.low).toBeNaN();
  });

  it('have no mean of nobody', () => {
    expect(meansByGroup([], 1, () => 1, [])).toEqual([
      { n: 0, mean: NaN, low: NaN, high: NaN },
      { n: 0, mean: NaN, low: NaN, high: NaN },
    ]);
  });

  it('do not depend on the order of customers, nor on a constant far away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 100 })), { maxLength: 40 }),
        (rows) => {
          const ask = (given: typeof rows, shift: number) =>
            meansByGroup(
              given.map(([group]) => group),
              3,
              (c) => (given[c]?.[1] ?? NaN) + shift,
              everybody(given.length),
            );
          const [one, other] = [ask(rows, 0), ask(rows.toReversed(), 1e6)];
          for (const [at, { n, mean, low }] of one.entries()) {
            expect(other[at]?.n).toBe(n);
            if (n > 0) expect(other[at]?.mean).toBeCloseTo(mean + 1e6, 6);
            if (n > 1) expect(other[at]?.low).toBeCloseTo(low + 1e6, 6);
          }
        },
      ),
    );
  });
});
