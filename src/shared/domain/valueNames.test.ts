import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isValueName, mergedNames, storedNames } from './valueNames.ts';

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'constructor', '__proto__');
const names = fc.dictionary(word, word);

it('gives a value that was named already the same name again', () => {
  fc.assert(
    fc.property(names, word, (values, value) => {
      const stored = storedNames(values);
      const of = (one: string): string => stored.get(one) ?? one;
      expect(of(of(value))).toBe(of(value));
    }),
  );
});

it('follows a name that has a name itself, and makes one value of names in a circle', () => {
  expect([...storedNames({ WeChat: '微信', 微信: '社群', 社群: '社群' })]).toEqual([
    ['WeChat', '社群'],
    ['微信', '社群'],
  ]);
  expect([...storedNames({ c: 'b', b: 'a', a: 'b', d: 'c' })]).toEqual([
    ['c', 'a'],
    ['b', 'a'],
    ['d', 'a'],
  ]);
  expect(storedNames({ a: 'a' }).size).toBe(0);
});

it('takes visible texts on one line for names', () => {
  expect(['VIP 1', '微信', 'M'].every(isValueName)).toBe(true);
  const none = ['', ' M', 'M ', 'a\nb', 'a\u2028b', 'a\0', '\ud800', 'x'.repeat(201)];
  expect(none.filter(isValueName)).toEqual([]);
});

it('puts names over earlier ones value by value', () => {
  const earlier = { State: { a: 'b', c: 'd' }, Sex: { m: 'M' } };
  expect(mergedNames(earlier, { State: { a: 'x' }, Tier: { v: 'V' } })).toEqual({
    State: { a: 'x', c: 'd' },
    Sex: { m: 'M' },
    Tier: { v: 'V' },
  });
  expect(mergedNames(undefined, undefined)).toEqual({});
});
