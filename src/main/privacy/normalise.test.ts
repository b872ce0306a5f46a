import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAscii, normalisePersonal, type TokenType } from './normalise.ts';

const TYPES: readonly TokenType[] = [
  'phone',
  'email',
  'name',
  'national_id',
  'bank_card',
  'address',
  'account',
  'id',
];

describe('normalisePersonal', () => {
  it.each([
    ['phone', '+86 138-0013-8000', '13800138000'],
    ['phone', '8613800138000', '13800138000'],
    ['phone', '１３８００１３８０００', '13800138000'],
    ['phone', '(02) 2345-6789', '0223456789'],
    ['phone', '138xxxx8000', '138****8000'],
    ['phone', '138●●●●8000', '138****8000'],
    ['email', ' Li.Lei@Example.COM ', 'li.lei@example.com'],
    ['name', '李　 雷', '李 雷'],
    ['national_id', '11010519491231002x', '11010519491231002X'],
    ['id', 'ＶＩＰ００１', 'VIP001'],
    ['id', 'a\u200bb', 'ab'],
  ] as const)('%s %j', (type, written, normalised) => {
    expect(normalisePersonal(type, written)).toBe(normalised);
  });

  it('has one result for a normalised value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.string({ unit: 'grapheme' }), (type, text) => {
        const once = normalisePersonal(type, text);
        expect(normalisePersonal(type, once)).toBe(once);
      }),
    );
  });

  it('agrees with the fast path wherever that one answers', () => {
    const out = new Uint8Array(64);
    const value = fc.string({
      unit: fc.constantFrom('0', '1', '3', '8', '6', 'a', 'Z', '-', '.', '@', '+', ' '),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), value, (type, raw) => {
        const bytes = new TextEncoder().encode(raw.trim());
        const length = normaliseAscii(type, bytes, 0, bytes.length, out);
        fc.pre(length >= 0);
        const fast = new TextDecoder().decode(out.subarray(0, length));
        expect(fast).toBe(normalisePersonal(type, raw.trim()));
      }),
      { numRuns: 2000 },
    );
  });
});
