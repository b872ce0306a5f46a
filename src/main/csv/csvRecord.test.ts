import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord, plainNumber } from './csvRecord.ts';

describe('csvRecord', () => {
  it('quotes what needs it, leaves empty what is missing', () => {
    expect(csvRecord(['a,b', 'say "hi"', 'line\nbreak', null, 'plain'])).toBe(
      '"a,b","say ""hi""","line\nbreak",,plain\n',
    );
  });

  it('marks formulas as text, but no number', () => {
    expect(csvRecord(['=1+1', '@sum', '-x', '-12.50', '+8613800138000'])).toBe(
      "'=1+1,'@sum,'-x,-12.50,+8613800138000\n",
    );
  });
});

describe('plainNumber', () => {
  it('never writes an exponent and keeps every digit', () => {
    expect(plainNumber(1e21)).toBe('1000000000000000000000');
    expect(plainNumber(-1.25e-7)).toBe('-0.000000125');
    expect(plainNumber(Number.NaN)).toBe('');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainNumber(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
