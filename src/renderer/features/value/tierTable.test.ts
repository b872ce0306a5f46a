import { describe, expect, it } from 'vitest';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { RUN } from '#test/renderer/mockOverview.ts';
import { topClaims } from './concentrationData.ts';
import { pyramidRule } from './pyramidShares.ts';
import { tierRows, tierSpec } from './Tiers.tsx';

const words = { ...createTranslator('en'), format: createFormatter('en') };

describe('the table of value tiers', () => {
  it('has heads, money and orders, and the customers of each tier', () => {
    const tiers = [
      { id: 'high', customers: 10, revenue: 500_000, orders: 40 },
      { id: 'low', customers: 30, revenue: 300_000, orders: 31 },
    ];
    const { columns, rows, behind } = tierSpec(tiers, tierRows(tiers, 'light', words), RUN, words);
    expect(columns.map(({ label }) => label)).toEqual([
      'Tier',
      'Customers',
      'Share',
      'Revenue share',
      'Net revenue',
      'Orders',
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual(['40', '31']);
    expect(rows[0]?.[4]).toContain('5,000');
    expect(behind?.[1]).toEqual({ kind: 'choice', field: 'stage.value', values: ['low'] });
  });
});

describe('the customers behind a tier of the pyramid', () => {
  const absolute = { highFrom: 1000.5, midFrom: 200, tiers: [] };
  const pyramid = { active: 'share', absolute } as unknown as ValueMoneyView['pyramid'];
  const rangeOf = (tier: string): unknown => {
    const rule = pyramidRule(pyramid, 'absolute', tier);
    return rule.kind === 'all' ? rule.rules[1] : rule;
  };

  it('are cut at the limits without gap or overlap', () => {
    const net = { kind: 'number', field: 'net_revenue' };
    expect(rangeOf('high')).toEqual({ ...net, least: 1001 });
    expect(rangeOf('mid')).toEqual({ ...net, least: 200, most: 1000 });
    expect(rangeOf('low')).toEqual({ ...net, most: 199 });
    expect(pyramidRule(pyramid, 'share', 'mid')).toMatchObject({ field: 'stage.value' });
  });
});

describe('claims of the source report', () => {
  it('stand beside what the best customers really bring', () => {
    const lorenz = Array.from({ length: 101 }, (_, k): [number, number] => [
      k / 100,
      (k / 100) ** 3,
    ]);
    const text = topClaims({ gini: 0, lorenz, top: [], negative: 0 }, words);
    expect(text).toContain('not verified');
    expect(text).toContain('the best 20% bring 48.8%, the best 30% 65.7%, the best 35% 72.5%');
  });
});
