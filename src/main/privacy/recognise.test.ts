import { describe, expect, it } from 'vitest';
import { recognisePersonal } from './recognise.ts';

const ANY = { words: true, unknown: false };
const NO_WORDS = { words: false, unknown: false };

const names = ['曾惠', '许安', '宋良', '万兰', '俞明', '谢雯', '康青', '赵婵'];

describe('recognisePersonal', () => {
  it('knows a name in an id that a shop made of name and number', () => {
    const ids = names.map((name, index) => `${name}-${String(14000 + index)}`);
    expect(recognisePersonal('客户 ID', ids, ANY)).toMatchObject({
      kind: 'name',
      evidence: { code: 'personal.content', counts: { matches: 8, values: 8 } },
    });
  });

  it('leaves ids of letters and numbers, and columns that mean something else, alone', () => {
    expect(recognisePersonal('客户 ID', ['DP-13000', 'PO-19195', 'MB-18085'], ANY)).toBeUndefined();
    expect(recognisePersonal('渠道', names, NO_WORDS)).toBeUndefined();
    expect(
      recognisePersonal('年份', ['2017', '2018', '2019', '2020', '2021'], ANY),
    ).toBeUndefined();
  });

  it('knows phones and e-mails by content, and a name by its header', () => {
    expect(recognisePersonal('x', ['13912345678', '13800001111'], ANY)?.kind).toBe('phone');
    expect(recognisePersonal('x', ['a@b.cn', 'c.d@e.com'], ANY)?.kind).toBe('email');
    expect(recognisePersonal('Customer Name', ['Darren Powers'], ANY)?.kind).toBe('name');
  });
});
