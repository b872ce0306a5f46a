import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pseudonymiser } from './pseudonyms.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The definition, written down plainly. */
function reference(key: Uint8Array, type: string, value: string): string {
  const mac = createHmac('sha256', key).update(`${type}\0${value}`, 'utf8').digest();
  let bits = mac
    .subarray(0, 16)
    .reduce((text, byte) => text + byte.toString(2).padStart(8, '0'), '');
  bits = bits.padEnd(130, '0');
  const digits = Array.from(
    { length: 26 },
    (_, i) => DIGITS[parseInt(bits.slice(i * 5, i * 5 + 5), 2)],
  );
  const masked = ['phone', 'email'].includes(type) && value.includes('*');
  return `C${masked ? '*' : '-'}${digits.join('')}`;
}

describe('Pseudonymiser', () => {
  it('is the HMAC-SHA-256 of node:crypto for values of every block length', () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
    const tokens = new Pseudonymiser(key, 'phone');
    for (let length = 0; length < 300; length += 1) {
      const value = 'a'.repeat(length);
      expect(tokens.token(value)).toBe(reference(key, 'phone', value));
    }
  });

  it('is the HMAC-SHA-256 of node:crypto for any key, type and text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom('phone', 'email', 'name', 'id'),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        (key, type, value) => {
          expect(new Pseudonymiser(key, type).token(value)).toBe(reference(key, type, value));
        },
      ),
    );
  });

  it('marks the token of a masked phone or e-mail, which is no key to a person', () => {
    const key = new Uint8Array(32).fill(1);
    expect(new Pseudonymiser(key, 'phone').token('138****1234')).toMatch(/^C\*/u);
    expect(new Pseudonymiser(key, 'email').token('l***@example.com')).toMatch(/^C\*/u);
    expect(new Pseudonymiser(key, 'name').token('李*')).toMatch(/^C-/u);
  });

  it('gives different tokens for different keys and for different types', () => {
    const a = new Pseudonymiser(new Uint8Array(32).fill(1), 'phone').token('13800138000');
    const b = new Pseudonymiser(new Uint8Array(32).fill(2), 'phone').token('13800138000');
    const c = new Pseudonymiser(new Uint8Array(32).fill(1), 'email').token('13800138000');
    expect(new Set([a, b, c]).size).toBe(3);
    expect(a).toMatch(/^C-[0-9A-HJKMNP-TV-Z]{26}$/u);
  });
});
