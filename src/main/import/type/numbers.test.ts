import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberEvidence } from './numberEvidence.ts';
import { NUMBER_FAULTS, NumberScanner } from './numberScanner.ts';

const encoder = new TextEncoder();

/** The number with two decimals as an integer, NaN if it has more, or the name of the fault. */
function read(text: string, decimal: '.' | ',' = '.', digits = 2, shift = 0): number | string {
  const scanner = new NumberScanner();
  const bytes = encoder.encode(text);
  const fault = scanner.scan(bytes, 0, bytes.length, decimal, shift);
  if (fault === NUMBER_FAULTS.none) return scanner.scaled(digits);
  return Object.entries(NUMBER_FAULTS).find(([, code]) => code === fault)?.[0] ?? '';
}

function decide(values: readonly string[], shift = 0) {
  const evidence = new NumberEvidence(shift);
  for (const value of values) {
    const bytes = encoder.encode(value);
    evidence.add(bytes, 0, bytes.length);
  }
  return evidence.decide();
}

describe('NumberScanner', () => {
  it('reads digits alone the same under either decimal sign', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{1,20}$/),
        fc.integer({ min: -6, max: 6 }),
        (digits, shift) => {
          expect(read(digits, ',', 6, shift)).toBe(read(digits, '.', 6, shift));
        },
      ),
    );
  });

  it.each([
    ['12', 1200],
    ['-12.5', -1250],
    ['.5', 50],
    ['1,234.50', 123450],
    ['1,234,567', 123456700],
    ['1,23,456', 12345600],
    ['12,34,56,789.50', 12345678950],
    ['-1,23,456.00', -12345600],
    ['INR 1,23,456', 12345600],
    ['¥1,234.50', 123450],
    ['￥１，２３４．５', 123450],
    ['1234.50元', 123450],
    ['RMB 1,234.5', 123450],
    ['NT$1,234', 123400],
    ['(123.45)', -12345],
    ['="12.50"', 1250],
    ["'12.50", 1250],
    ['123.45-', -12345],
    ['-¥123.45', -12345],
    ['−123.45', -12345],
    ['1.2345万', 1234500],
    ['0.0000015929亿', 15929],
    ['3.5亿', 35000000000],
    ["1'234.50", 123450],
    ['1 234.50', 123450],
    ['1.5e3', 150000],
    ['0', 0],
    ['-0', 0],
    ['12.340', 1234],
  ])('%s', (text, minor) => {
    expect(read(text)).toBe(minor);
  });

  it.each([
    ['', 'missing'],
    ['NULL', 'missing'],
    ['--', 'missing'],
    ['#DIV/0!', 'unreadable'],
    ['12,34', 'unreadable'],
    ['1,23,45', 'unreadable'],
    ['123,45,678', 'unreadable'],
    ['1,23,456,78', 'unreadable'],
    ['1.23.456', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['abc', 'unreadable'],
    ['12%', 'unreadable'],
  ])('refuses %j as %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  it('follows the decimal sign of the column', () => {
    expect(read('1.234,50', ',')).toBe(123450);
    expect(read('1.234', ',')).toBe(123400);
    expect(read('1,234', '.')).toBe(123400);
    expect(read('1,234', ',', 3)).toBe(1234);
  });

  it('never rounds: more decimals than allowed and numbers beyond 2^53 are NaN', () => {
    expect(read('1.005')).toBeNaN();
    expect(read('1.005', '.', 3)).toBe(1005);
    expect(read('999999999999999', '.', 2)).toBeNaN();
  });

  it('takes the noise off amounts that were kept in single precision', () => {
    expect(read('1.429999948')).toBe(143);
    expect(read('25.19000006')).toBe(2519);
    expect(read('639.9499981')).toBe(63_995);
    // Too far from any amount of four decimals, and too few digits for a single written out.
    expect(read('1.429996948', '.', 6)).toBeNaN();
    expect(read('0.0000012', '.', 6)).toBeNaN();
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999_999 }), (minor) => {
        const single = Math.fround(minor / 100).toPrecision(10);
        expect(read(single)).toBe(minor);
      }),
    );
  });

  it('takes the noise off a double that was written in full, and off nothing else', () => {
    expect(read('125.43999999999998')).toBe(12544);
    expect(read('-60.70400000000001', '.', 3)).toBe(-60704);
    expect(read('0.30000000000000004')).toBe(30);
    // 17 digits that no double is written as, a third, and a number of an account.
    expect(read('125.43999999999992')).toBe('unreadable');
    expect(read('33.333333333333336')).toBeNaN();
    expect(read('12543999999999998')).toBe('unreadable');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 9 }), (minor, n) => {
        // A sum of doubles, as a spreadsheet or a script adds up an order.
        let sum = 0;
        for (let i = 0; i < n; i += 1) sum += minor / 100;
        expect(read(String(sum))).toBe(minor * n);
      }),
    );
  });

  it('applies the unit of the header', () => {
    expect(read('1.2345', '.', 2, 4)).toBe(1234500);
    expect(read('12345', '.', 2, -2)).toBe(12345);
  });

  it('reads every amount back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        const sign = minor < 0 ? '-' : '';
        const cents = String(Math.abs(minor)).padStart(3, '0');
        const whole = cents.slice(0, -2);
        const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
        expect(read(`${sign}${whole}.${cents.slice(-2)}`)).toBe(minor);
        expect(read(`${sign}${grouped}.${cents.slice(-2)}`)).toBe(minor);
        expect(read(`${sign}${grouped.replaceAll(',', '.')},${cents.slice(-2)}`, ',')).toBe(minor);
      }),
    );
  });

  it('multiplies exactly or not at all', () => {
    const [price, pieces] = [new NumberScanner(), new NumberScanner()];
    const scan = (into: NumberScanner, text: string): number =>
      into.scan(encoder.encode(text), 0, text.length, '.', 0);
    scan(price, '16.448');
    scan(pieces, '-3');
    price.multiply(pieces);
    expect(price.scaled(3)).toBe(-49344);
    scan(price, '99999999.99');
    scan(pieces, '99999999999');
    price.multiply(pieces);
    expect(price.scaled(2)).toBeNaN();
  });
});

describe('NumberEvidence', () => {
  it('finds the decimal sign on the whole column', () => {
    expect(decide(['1,234', '1,234.5']).format.decimal).toBe('.');
    expect(decide(['1.234', '50,15']).format.decimal).toBe(',');
    expect(decide(['16.448', '957.5775']).format.decimal).toBe('.');
    expect(decide(['1', '20']).format.decimal).toBe('.');
  });

  it('asks when groups and decimals look alike, and when values contradict', () => {
    expect(decide(['1,234', '5,678'])).toMatchObject({
      format: { decimal: null },
      evidence: { code: 'number.groups_or_decimals', counts: { differing: 2 } },
    });
    expect(decide(['1.5', '2,5'])).toMatchObject({ evidence: { code: 'number.mixed' } });
  });

  it('says the same of numbers told at a glance and of those that are scanned', () => {
    const number = fc.stringMatching(/^\d{0,9}[.,]?\d{0,4}[.,]?\d{0,3}[0x%]?$/);
    fc.assert(
      fc.property(fc.array(number, { maxLength: 4 }), (values) => {
        // A space before a number changes nothing but the way it is read.
        expect(decide(values)).toEqual(decide(values.map((value) => ` ${value}`)));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts decimals without trailing zeros and names currencies', () => {
    expect(decide(['1.50', '2.1230']).decimals['.']).toBe(3);
    expect(decide(['$1.50', 'EUR 2']).currencies).toEqual(['USD', 'EUR']);
  });
});
