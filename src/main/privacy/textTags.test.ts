import { describe, expect, it } from 'vitest';
import { tagPersonal } from './textTags.ts';

describe('tagPersonal', () => {
  it.each([
    ['请打13800138000联系，谢谢', '请打[phone]联系，谢谢'],
    ['电话：+86 138-0013-8000 或 010-62345678', '电话：[phone] 或 [phone]'],
    ['手机号１３８００１３８０００', '手机号[phone]'],
    ['請撥0912-345-678', '請撥[phone]'],
    ['call +44 20 7946 0958 please', 'call [phone] please'],
    ['写信到li.lei+x@mail.example.com吧', '写信到[email]吧'],
    ['身份证11010519491231002X，卡号6222 0212 3456 7890 128', '身份证[id]，卡号[card]'],
    ['A123456789 and A123456(3)', '[id] and [id]'],
  ])('%s', (text, tagged) => {
    expect(tagPersonal(text)).toBe(tagged);
  });

  it.each([
    '订单2024010512345678已收到，共１２３．４５元',
    'SO13800138000123, 19.99 EUR, 2024-01-05 10:11',
    '身份证110105194912310021',
    '好评！！A1234567 @home',
    '',
  ])('leaves as it is: %s', (text) => {
    expect(tagPersonal(text)).toBe(text);
  });
});
