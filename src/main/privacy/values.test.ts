import { describe, expect, it } from 'vitest';
import { maskPersonal } from './mask.ts';
import { recognisePersonal } from './recognise.ts';
import * as values from './values.ts';

const ANY = { words: true, unknown: false };
const NO_WORDS = { words: false, unknown: false };

describe('tests of single values', () => {
  it.each([
    [
      values.isMainlandPhone,
      ['13800138000', '+86 199 1234 5678', '138****8000'],
      ['12800138000', '1380013800', '20240105123'],
    ],
    [
      values.isOtherPhone,
      ['0912-345-678', '+44 20 7946 0958', '852 2345 6789'],
      ['12345678', '2024-01-05'],
    ],
    [
      values.isEmail,
      ['a@b.co', 'li.lei+x@mail.example.com'],
      ['a@b', '@b.co', 'a b@c.de', 'x@y,z.com'],
    ],
    [
      values.isMainlandId,
      ['11010519491231002X', '11010519491231002x'],
      ['110105194912310021', '11010519491331002X'],
    ],
    [
      values.isPlate,
      ['京A12345', '粤B·D12345', '沪A12345警', '川AF12345'],
      ['京I12345', '京A1234', 'A12345', '港A12345'],
    ],
    [values.isTaiwanId, ['A123456789'], ['A123456788', 'A323456789']],
    [values.isHongKongId, ['A123456(3)', 'A1234563'], ['A123456(4)']],
    [
      values.isBankCard,
      ['4111111111111111', '5500 0000 0000 0004'],
      ['4111111111111112', '411111'],
    ],
    [
      values.isChineseName,
      ['张敏', '欧阳雪', '諸葛亮', '李*'],
      ['苹果', '北京市朝阳区', 'Li Lei', '张'],
    ],
  ])('%o', (test, good, bad) => {
    expect(good.filter((value) => !test(value))).toEqual([]);
    expect(bad.filter((value) => test(value))).toEqual([]);
  });
});

describe('recognisePersonal', () => {
  it('goes by content before the header', () => {
    const phones = ['13800138000', '13900139000', '13700137000'];
    const found = recognisePersonal('客户编号', phones, ANY);
    expect(found).toEqual({
      kind: 'phone',
      evidence: { code: 'personal.content', counts: { matches: 3, values: 3 } },
    });
  });

  it('knows headers in three languages', () => {
    expect(recognisePersonal('收貨人', ['x'], ANY)?.kind).toBe('name');
    expect(recognisePersonal('手机号码', ['x'], ANY)?.kind).toBe('phone');
    expect(recognisePersonal('E-Mail Address', ['x'], ANY)?.kind).toBe('email');
    expect(recognisePersonal('Customer_Name', ['x'], ANY)?.kind).toBe('name');
  });

  it('knows plates by content, and birth dates, passports and health by their header', () => {
    expect(recognisePersonal('车辆', ['京A12345', '粤B67890'], ANY)?.kind).toBe('plate');
    expect(recognisePersonal('Date of birth', ['1990-01-05'], ANY)?.kind).toBe('birth_date');
    expect(recognisePersonal('护照号', ['E12345678'], ANY)?.kind).toBe('passport');
    expect(recognisePersonal('过敏史', ['青霉素'], ANY)?.kind).toBe('health');
    // An id of a letter and eight digits is no passport.
    expect(recognisePersonal('member', ['E12345678', 'E12345679'], ANY)).toBeUndefined();
  });

  it('leaves product names and channels alone', () => {
    expect(recognisePersonal('Product Name', ['Lamp'], ANY)).toBeUndefined();
    expect(
      recognisePersonal('渠道', ['高德', '万象', '江南', '方正', '金山'], NO_WORDS),
    ).toBeUndefined();
  });
});

describe('maskPersonal', () => {
  it.each([
    ['phone', '13812341234', '138****1234'],
    ['name', '张敏', '张*'],
    ['name', '欧阳雪', '欧**'],
    ['email', 'jane@example.com', 'j***@example.com'],
    ['national_id', '11010519491231002X', '********002X'],
    ['name', '王', '*'],
    ['birth_date', '1990-01-05', '1990'],
    ['birth_date', '5 Jan 90', '********'],
    ['plate', '京A12345', '京A****5'],
    ['passport', 'E12345678', '*****5678'],
    ['health', 'diabetes', '********'],
  ] as const)('%s %s', (kind, value, masked) => {
    expect(maskPersonal(kind, value)).toBe(masked);
  });
});
