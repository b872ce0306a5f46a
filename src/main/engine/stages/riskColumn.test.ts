import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RISK_TIERS, riskTierOf } from '#shared/domain/playbook.ts';
import { NO_STAGE } from '#shared/domain/stageSchemes.ts';
import { riskColumn, riskScore } from './riskColumn.ts';

const tiersOf = (chances: readonly number[], orders = chances.map(() => 1)): number[] => [
  ...riskColumn(Float64Array.from(chances), Int32Array.from(orders)),
];

it('puts everybody with an order in the one tier of the score, the likelier never in a higher one', () => {
  expect(tiersOf([1, 0.7, 0.5, 0.25, 0])).toEqual([0, 0, 1, 2, 3]);
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 30 }), (chances) => {
      const sorted = [...chances].sort((a, b) => b - a);
      const tiers = tiersOf(sorted);
      expect([...tiers].sort((a, b) => a - b)).toEqual(tiers);
      tiers.forEach((tier, c) => {
        const score = riskScore(sorted[c] as number);
        expect(RISK_TIERS[tier]?.id).toBe(riskTierOf(score));
      });
    }),
  );
});

it('has no tier for who has no order, and none without a chance', () => {
  expect(tiersOf([0.5, Number.NaN, 0.5], [0, 3, 1])).toEqual([NO_STAGE, NO_STAGE, 1]);
});
