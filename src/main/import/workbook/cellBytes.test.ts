import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShortNumber, readAddress, readDecimal, readIndex } from './cellBytes.ts';
import { NUMBER_KINDS } from './numberFormat.ts';
import { serialText } from './serialText.ts';

/** Runs `read` on the text with other bytes around it. */
function inside<T>(text: string, read: (bytes: Uint8Array, start: number, end: number) => T): T {
  const bytes = Buffer.from(`7${text}7`);
  return read(bytes, 1, bytes.length - 1);
}

describe('numbers of a sheet', () => {
  it('are the nearest doubles where they are read without a text', () => {
    const decimal = fc.oneof(
      fc.double({ min: 0, max: 3e6, noNaN: true }).map(String),
      fc.stringMatching(/^\d{0,19}\.?\d{0,24}$/u),
    );
    fc.assert(
      fc.property(decimal, (text) => {
        const value = inside(text, readDecimal);
        if (!Number.isNaN(value)) expect(value).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
    expect(inside('45296.974108796298', readDecimal)).toBeNaN();
    expect(inside('44562.97689814815', readDecimal)).toBe(44562.97689814815);
    for (const text of ['', '.', '-1', '1e5', '1.2.3', ' 1', '١']) {
      expect(inside(text, readDecimal)).toBeNaN();
    }
  });

  it('are left alone only where a spreadsheet would write the same', () => {
    for (const text of ['0', '12', '-3.5', '0.25', '123456789012345']) {
      expect(inside(text, isShortNumber)).toBe(true);
    }
    for (const text of ['', '-', '-0', '00', '.5', '1.', '1.50', '1e5', '1234567890123456']) {
      expect(inside(text, isShortNumber)).toBe(false);
    }
  });

  it('are indexes and addresses within bounds', () => {
    expect(inside(' 12 ', readIndex)).toBe(12);
    expect(inside('', readIndex)).toBe(-1);
    expect(inside('1.0', readIndex)).toBe(-1);
    expect(inside('9'.repeat(400), readIndex)).toBe(-1);
    const address = { row: 0, column: 0 };
    inside('XFD1048576', (...range) => {
      readAddress(address, ...range);
    });
    expect(address).toEqual({ row: 1_048_576, column: 16_383 });
  });
});

describe('day numbers', () => {
  const { date, dateTime, time, elapsed } = NUMBER_KINDS;

  it.each([
    [59, date, false, '1900-02-28'],
    [60, date, false, '1900-02-29'],
    [61, date, false, '1900-03-01'],
    [0, date, true, '1904-01-01'],
    [0, date, false, undefined],
    [-1, date, false, undefined],
    [2_958_466, date, false, undefined],
    [45_296, dateTime, false, '2024-01-05 00:00:00'],
    [45_296.75, date, false, '2024-01-05 18:00:00'],
    [45_296.000_001_5, dateTime, false, '2024-01-05 00:00:00.130'],
    [0.5, time, false, '12:00:00'],
    [45_296.999_999_999_9, dateTime, false, '2024-01-06 00:00:00'],
    [30.5, elapsed, false, '732:00:00'],
  ])('%s of kind %i is %4$s', (serial, kind, from1904, text) => {
    expect(serialText(serial, kind, from1904)).toBe(text);
  });
});
