import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ByteDictionary } from './byteDictionary.ts';
import { fromLengths, packTexts, textAt, textLengths } from './packedTexts.ts';

// Many texts, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('ByteDictionary', () => {
  it('gives the codes a Map gives, in order of first appearance', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 400 });
    fc.assert(
      fc.property(words, (texts) => {
        const dictionary = new ByteDictionary();
        const codes = new Map<string, number>();
        for (const text of texts) {
          if (!codes.has(text)) codes.set(text, codes.size);
          expect(dictionary.internText(text)).toBe(codes.get(text));
        }
        const packed = dictionary.pack();
        expect(packed.count).toBe(codes.size);
        expect(Array.from({ length: packed.count }, (_, i) => textAt(packed, i))).toEqual([
          ...codes.keys(),
        ]);
      }),
    );
  });

  it('compares bytes within a buffer, not the buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.uint8Array(), (before, word, after) => {
        const dictionary = new ByteDictionary();
        const code = dictionary.intern(word, 0, word.length);
        const around = Uint8Array.of(...before, ...word, ...after);
        return (
          dictionary.intern(around, before.length, before.length + word.length) === code &&
          dictionary.size === 1
        );
      }),
    );
  });

  it('codes columns of cells as it codes them one by one', () => {
    const cell = fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^[a-c]{1,3}$/),
      fc.stringMatching(/^\d{5}$/),
    );
    const order = fc.constantFrom('none', 'up', 'down');
    const column = fc.tuple(fc.array(cell, { maxLength: 300 }), order).map(([texts, how]) => {
      if (how === 'none') return texts;
      const sorted = texts.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
      return how === 'up' ? sorted : sorted.reverse();
    });
    fc.assert(
      fc.property(fc.array(column, { maxLength: 3 }), (columns) => {
        const whole = new ByteDictionary();
        const single = new ByteDictionary();
        for (const texts of columns) {
          const bytes = Buffer.from(texts.join(''));
          let end = 0;
          const ends = Int32Array.from(texts, (text) => (end += text.length));
          const codes = new Int32Array(texts.length);
          whole.internCells(bytes, ends, codes);
          expect([...codes]).toEqual(texts.map((t) => (t === '' ? -1 : single.internText(t))));
        }
        expect(whole.pack()).toEqual(single.pack());
      }),
    );
  });

  it('tells texts apart that differ in length and zeros alone', () => {
    const byte = fc.constantFrom(0, 1, 0x80, 97);
    const texts = fc.array(fc.array(byte, { minLength: 1, maxLength: 14 }), { maxLength: 200 });
    fc.assert(
      fc.property(texts, (cells) => {
        const codes = new Map<string, number>();
        const expected = cells.map((cell) => {
          const key = cell.join();
          codes.set(key, codes.get(key) ?? codes.size);
          return codes.get(key);
        });
        const single = new ByteDictionary();
        // Each in bytes of its own, which end with it.
        expect(cells.map((cell) => single.intern(Uint8Array.from(cell), 0, cell.length))).toEqual(
          expected,
        );
        const whole = new ByteDictionary();
        let end = 0;
        const ends = Int32Array.from(cells, (cell) => (end += cell.length));
        const found = new Int32Array(cells.length);
        whole.internCells(Uint8Array.from(cells.flat()), ends, found);
        expect([...found]).toEqual(expected);
      }),
    );
  });

  it('finds again what was added as new', () => {
    const dictionary = new ByteDictionary();
    dictionary.internText('b');
    const added = Buffer.from('ab');
    expect(dictionary.addNew(added, 0, 1)).toBe(1);
    expect(['a', 'b', 'c'].map((text) => dictionary.internText(text))).toEqual([1, 0, 2]);
  });

  it('keeps its codes while it grows', () => {
    const dictionary = new ByteDictionary();
    for (let i = 0; i < 50_000; i++) expect(dictionary.internText(`customer ${i}`)).toBe(i);
    for (let i = 0; i < 50_000; i++) expect(dictionary.internText(`customer ${i}`)).toBe(i);
    const long = 'x'.repeat(100_000);
    expect(dictionary.internText(long)).toBe(50_000);
    const packed = dictionary.pack();
    expect(textAt(packed, 49_999)).toBe('customer 49999');
    expect(textAt(packed, 50_000)).toBe(long);
  });

  it('packs what later additions leave alone', () => {
    const dictionary = new ByteDictionary();
    dictionary.internText('a');
    const packed = dictionary.pack();
    dictionary.internText('b');
    expect(packed).toEqual(packTexts(['a']));
  });
});

describe('packed texts', () => {
  it('round-trips texts and their lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const packed = packTexts(texts);
        expect(texts.map((_, i) => textAt(packed, i))).toEqual(texts);
        expect(fromLengths(textLengths(packed), packed.bytes)).toEqual(packed);
      }),
    );
  });

  it('has no text outside its range', () => {
    const packed = packTexts(['a']);
    for (const i of [-1, 1, 0.5]) expect(() => textAt(packed, i)).toThrow(RangeError);
  });
});
