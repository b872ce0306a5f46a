import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, importAll, textsOf } from '#test/fixtures/importRoom.ts';
import { IdCell } from './idCell.ts';

function cleaned(text: string, narrow: boolean): string | undefined {
  const cell = new IdCell(false, narrow);
  const bytes = Buffer.from(`,${text},`);
  if (!cell.read(bytes, 1, bytes.length - 1)) return undefined;
  expect(cell.changed).toBe(
    text !== Buffer.from(cell.bytes.subarray(cell.start, cell.end)).toString(),
  );
  return Buffer.from(cell.bytes.subarray(cell.start, cell.end)).toString();
}

const wide = (text: string): string =>
  Array.from(text, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');

describe('an id in full width', () => {
  it.each([
    ['１２３４５', '12345'],
    ['Ａ－００１２', 'A-0012'],
    [' Ａ12　', 'A12'],
    ['＝１', '=1'],
    ['０', undefined],
    // Words keep what is written around them.
    ['张三（小）', '张三（小）'],
    ['小明１', '小明１'],
    ['café', 'café'],
  ])('%s is %s', (text, id) => {
    expect(cleaned(text, true)).toBe(id);
  });

  it('is what the same id in half width is, whatever it is made of', () => {
    const sign = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(sign, { minLength: 2, maxLength: 80 }), (signs) => {
        const id = `C${signs.join('')}9`;
        expect(cleaned(wide(id), true)).toBe(id);
        expect(cleaned(wide(id), false)).toBe(wide(id));
      }),
    );
  });

  it('is one customer with the id in half width; words stay as they are', () => {
    const batch = importAll(
      fileOf(
        'order_no,date,customer_id,channel,amount\nA1,2024-01-05,c12,ＷＥＢ,5.00\nA2,2024-01-06,ｃ１２,ＷＥＢ,6.00\n',
      ),
    );
    expect(textsOf(batch, 'customer')).toEqual(['c12', 'c12']);
    expect(textsOf(batch, 'channel')).toEqual(['ＷＥＢ', 'ＷＥＢ']);
    expect(batch.rowsChanged).toBe(1);
  });
});
