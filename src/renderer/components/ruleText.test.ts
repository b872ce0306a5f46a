import { describe, expect, it } from 'vitest';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import type { Language } from '#shared/contract/common.ts';
import { ruleText } from './ruleText.ts';

const names = {
  money: { currency: 'CNY', digits: 2 },
  segments: new Map([[1, 'Large']]),
};

function text(rule: SegmentRule, language: Language = 'en'): string {
  const words = { ...createTranslator(language), format: createFormatter(language) };
  return ruleText(rule, words, names);
}

const channel: SegmentRule = { kind: 'choice', field: 'channel', values: ['shop', 'web', ''] };
const often: SegmentRule = { kind: 'number', field: 'orders', least: 3 };

describe('a rule in words', () => {
  it.each<[string, SegmentRule]>([
    ['Orders at least 3', often],
    ['Orders = 3', { ...often, most: 3 }],
    [
      'Net revenue from ¥1,000 to ¥2,000',
      { kind: 'number', field: 'net_revenue', least: 100_000, most: 200_000 },
    ],
    [
      'Category of the first order: Lamps',
      { kind: 'choice', field: 'first_category', values: ['Lamps'] },
    ],
    [
      'Share of the main category at least 60%',
      { kind: 'number', field: 'category_share', least: 0.6 },
    ],
    ['Order chance at most 25%', { kind: 'number', field: 'p_order', most: 0.25 }],
    ['Last order on 5 Jan 2024 or earlier', { kind: 'day', field: 'last_order', to: '2024-01-05' }],
    ['Channel of the first order: shop, web, or unknown', channel],
    [
      'Month of the first order: Mar 2024',
      { kind: 'choice', field: 'cohort', values: ['2024-03'] },
    ],
    ['not (Lifetime value is known)', { kind: 'not', rule: { kind: 'known', field: 'clv' } }],
    ['in the segment Large', { kind: 'segment', id: 1 }],
    ['in a segment that was removed', { kind: 'segment', id: 2 }],
    ['all customers', { kind: 'all', rules: [] }],
    ['no customer', { kind: 'any', rules: [] }],
  ])('%s', (expected, rule) => {
    expect(text(rule)).toBe(expected);
  });

  it('puts groups inside groups into brackets', () => {
    const rule: SegmentRule = {
      kind: 'all',
      rules: [often, { kind: 'any', rules: [channel, { kind: 'segment', id: 1 }] }],
    };
    expect(text(rule)).toBe(
      'Orders at least 3 and (Channel of the first order: shop, web, or unknown or in the segment Large)',
    );
    expect(text(rule, 'zh-TW')).toBe(
      '訂單數不低於 3和（首單通路：shop、web或未知或屬於客群「Large」）',
    );
  });

  it('says what was done in which window', () => {
    const window = { kind: 'last', days: 90 } as const;
    const rule: SegmentRule = {
      kind: 'behaviour',
      measure: 'orders',
      window,
      channel: 'web',
      most: 0,
    };
    expect(text(rule)).toBe('orders by web in the last 90 days at most 0');
    expect(text(rule, 'zh-CN')).toBe('最近 90 天内的渠道“web”的订单数不高于 0');
    const lamps: SegmentRule = { ...rule, category: 'Lamps' };
    expect(text(lamps)).toBe('orders of Lamps by web in the last 90 days at most 0');
    expect(text(lamps, 'zh-TW')).toBe(
      '最近 90 天內的通路「web」的商品類別「Lamps」的訂單數不高於 0',
    );
  });
});
