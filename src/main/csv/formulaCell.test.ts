import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from './formulaCell.ts';

describe('cells that look like formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-x', "'-x"],
    ['+1-2', "'+1-2"],
    ['-', "'-"],
    ['-.5', "'-.5"],
    ['\t=1', "'\t=1"],
    ['\rx', "'\rx"],
    ['＝1+1', "'＝1+1"],
    ['－5', "'－5"],
    ["'=1", "''=1"],
  ])('guards %j as %j', (text, cell) => {
    expect(guarded(text)).toBe(cell);
  });

  it.each([
    '',
    '-5',
    '-12.50',
    '-1.234,56',
    '+5.1%',
    '+8613800138000',
    '5-3',
    'a=1',
    "'00125",
    "''",
  ])('leaves %j as it is', (text) => {
    expect(guarded(text)).toBe(text);
  });

  it('gives every text back unchanged, and never lets a formula through', () => {
    const signs = fc.string({
      unit: fc.constantFrom(..."'|=|+|-|@|＝|＋|－|＠|\t|\r|5|.|,|%|a".split('|')),
    });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'grapheme' })), (text) => {
        const cell = guarded(text);
        expect(unguarded(cell)).toBe(text);
        expect(/^[=@＝＋－＠\t\r]|^[+-](?![\d])/u.test(cell)).toBe(false);
      }),
    );
  });
});
