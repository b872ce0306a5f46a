import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedNames } from '#shared/domain/valueNames.ts';
import { textAt } from '#main/store/index.ts';
import { CodedColumn, type TextKeeping } from './codedColumn.ts';

const KEY = new Uint8Array(32).fill(3);

/** What the cells are stored as, cut into two chunks, and the size of the dictionary. */
function stored(cells: readonly string[], keeping: TextKeeping) {
  const column = new CodedColumn(keeping, KEY);
  const half = Math.floor(cells.length / 2);
  const texts = [cells.slice(0, half), cells.slice(half)].flatMap((chunk) => {
    const encoded = chunk.map((cell) => Buffer.from(cell));
    const bytes = Buffer.concat(encoded);
    let end = 0;
    const ends = Int32Array.from(encoded, ({ length }) => (end += length));
    const codes = new Int32Array(chunk.length);
    column.code(bytes, ends, codes);
    return [...codes];
  });
  const dictionary = column.dictionary.pack();
  return {
    values: texts.map((code) => (code < 0 ? '' : textAt(dictionary, code))),
    size: column.dictionary.size,
  };
}

const word = fc.constantFrom('', 'web', 'Web', '微信', 'WeChat', 'shop', 'constructor');
const name = word.filter((text) => text !== '');
const names = fc.dictionary(name, name);

it('stores each value under its name and keeps every row, empty ones too', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), names, (cells, values) => {
      const named = storedNames(values);
      const { values: kept, size } = stored(cells, { action: 'keep', values });
      expect(kept).toEqual(cells.map((cell) => named.get(cell) ?? cell));
      expect(size).toBe(new Set(kept.filter((text) => text !== '')).size);
      // What was named already stays as it is.
      expect(stored(kept, { action: 'keep', values }).values).toEqual(kept);
    }),
  );
});

it('makes one pseudonym and one mask of values with one name', () => {
  const values = { WeChat: '微信', wx: '微信' };
  const cells = ['wx', 'web', 'WeChat', '微信', 'wx'];
  for (const action of ['pseudonymise', 'mask'] as const) {
    const { values: kept, size } = stored(cells, { action, values });
    expect(size).toBe(2);
    expect(kept[0]).toBe(kept[2]);
    expect(kept[0]).toBe(kept[3]);
    expect(kept[1]).not.toBe(kept[0]);
    expect(kept).not.toContain('微信');
  }
});
