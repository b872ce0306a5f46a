import { describe, expect, it } from 'vitest';
import type { LoyaltyView } from '#shared/contract/rfm.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { RUN } from '#test/renderer/mockOverview.ts';
import { benefitsSpec } from './LoyaltyBenefits.tsx';

const words = { ...createTranslator('en'), format: createFormatter('en') };
type Benefits = NonNullable<LoyaltyView['benefits']>;
const benefits: Benefits = {
  from: '2011-01-01',
  to: '2011-12-31',
  tiers: [
    {
      id: 'diamond',
      customers: 10,
      orders: 30,
      net: 900_000,
      gross: null,
      served: 400_000,
      cost: 100_000,
      after: 300_000,
    },
    {
      id: 'gold',
      customers: 20,
      orders: 60,
      net: 500_000,
      gross: null,
      served: 200_000,
      cost: 20_000,
      after: 180_000,
    },
    {
      id: 'silver',
      customers: 30,
      orders: 90,
      net: 100_000,
      gross: null,
      served: -5_000,
      cost: 1_000,
      after: -6_000,
    },
    {
      id: 'ordinary',
      customers: 40,
      orders: 120,
      net: 0,
      gross: null,
      served: 0,
      cost: 0,
      after: 0,
    },
  ],
};

describe('what the benefits of loyalty tiers cost', () => {
  it('has every tier and their sum, with the cost as a share of the contribution', () => {
    const { columns, rows, behind } = benefitsSpec(benefits, RUN, words);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(rows.map(([name]) => name)).toEqual([
      'Diamond',
      'Gold',
      'Silver',
      'Ordinary',
      'Together',
    ]);
    expect(rows.map((row) => row[1])).toEqual(['10', '20', '30', '40', '100']);
    // A contribution that is not above zero has no share.
    expect(rows.map((row) => row[5])).toEqual(['25.0%', '10.0%', null, null, '20.3%']);
    expect(behind).toHaveLength(5);
    expect(behind?.[1]).toEqual({ kind: 'choice', field: 'loyalty', values: ['gold'] });
    expect(behind?.at(-1)).toBeNull();
  });

  it('has no sum of what is not known of every tier', () => {
    const partly = {
      ...benefits,
      tiers: benefits.tiers.map((tier, k) =>
        k === 1 ? { ...tier, cost: null, after: null } : tier,
      ),
    };
    const { rows } = benefitsSpec(partly, RUN, words);
    expect(rows[1]?.slice(4)).toEqual(['unknown', null, 'unknown']);
    expect(rows.at(-1)?.slice(4)).toEqual(['unknown', null, 'unknown']);
    expect(rows[0]?.[4]).not.toBe('unknown');
  });
});
