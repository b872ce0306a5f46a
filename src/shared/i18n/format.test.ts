import { describe, expect, it } from 'vitest';
import { createFormatter } from './format.ts';

const en = createFormatter('en');
const cn = createFormatter('zh-CN');
const tw = createFormatter('zh-TW');
const CENTS = { currency: 'GBP', digits: 2 };

describe('numbers', () => {
  it.each([
    [999, '999', '999', '999'],
    [999_950, '1.00M', '100万', '100萬'],
    [12_345, '12.3K', '1.23万', '1.23萬'],
    [-12_345, '−12.3K', '−1.23万', '−1.23萬'],
    [123_456_789, '123M', '1.23亿', '1.23億'],
    [9_999.4, '10.0K', '9,999', '9,999'],
  ])('writes %d short', (value, english, simplified, traditional) => {
    expect([en.compact(value), cn.compact(value), tw.compact(value)]).toEqual([
      english,
      simplified,
      traditional,
    ]);
  });

  it('shows no sign on what rounds to nothing', () => {
    expect(en.number(-0.4)).toBe('0');
    expect(en.change(-0.0001)).toBe('0.0%');
  });

  it('signs changes and says points for differences of shares', () => {
    expect(en.change(0.0512)).toBe('+5.1%');
    expect(en.points(-0.021)).toBe('−2.1 pp');
    expect(cn.points(0.021)).toBe('+2.1 个百分点');
    expect(tw.points(0.021)).toBe('+2.1 個百分點');
  });
});

describe('money', () => {
  it('writes minor units with their currency', () => {
    expect(en.money(123_456, CENTS, true)).toBe('£1,234.56');
    expect(en.money(-123_456, CENTS)).toBe('−£1,235');
    expect(cn.moneyCompact(113_193_820, { currency: 'CNY', digits: 2 })).toBe('¥113万');
    expect(en.money(500, { currency: null, digits: 0 })).toBe('500');
    expect(en.money(500, { currency: 'CHF', digits: 0 })).toBe('CHF 500');
  });
});

describe('days and times', () => {
  it('writes days and months in the way of the language', () => {
    expect(en.day('2024-01-05')).toBe('5 Jan 2024');
    expect(cn.day('2024-01-05')).toBe('2024年1月5日');
    expect(en.month('2024-12')).toBe('Dec 2024');
    expect(tw.month('2024-12')).toBe('2024年12月');
  });

  it('writes lengths of time', () => {
    expect(en.duration(8.4)).toBe('8 s');
    expect(en.duration(200)).toBe('3 min 20 s');
    expect(cn.duration(7500)).toBe('2 小时 5 分');
  });

  it('joins texts with the signs of the script', () => {
    expect([en, cn, tw].map(({ items }) => items(['a', 'b']))).toEqual(['a; b', 'a；b', 'a；b']);
    expect([en, cn].map(({ named }) => named('n', '3'))).toEqual(['n: 3', 'n：3']);
    expect([en, tw].map(({ aside }) => aside('931', '62%'))).toEqual(['931 (62%)', '931（62%）']);
    expect([en, tw].map(({ sentences }) => sentences(['A.', 'B.']))).toEqual(['A. B.', 'A.B.']);
  });

  it('writes file sizes', () => {
    expect(en.bytes(999)).toBe('999 B');
    expect(en.bytes(46_133_118)).toBe('46.1 MB');
  });

  it('labels axes without zeros at the end', () => {
    const en = createFormatter('en');
    expect([0, 300, 1200, 1250, 12_000, 1_500_000].map((value) => en.tick(value))).toEqual([
      '0',
      '300',
      '1.2K',
      '1.25K',
      '12K',
      '1.5M',
    ]);
  });
});
