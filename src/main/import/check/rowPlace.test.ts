import { describe, expect, it } from 'vitest';
import { cellAddress } from './rowPlace.ts';

describe('the address of a cell', () => {
  it.each([
    ['Sheet1', 2, 1025, 'Sheet1!C1025'],
    ['订单', 0, 1, '订单!A1'],
    ['S', 25, 2, 'S!Z2'],
    ['S', 26, 2, 'S!AA2'],
    ['S', 16_383, 1_048_576, 'S!XFD1048576'],
    ["Bob's 2024", 701, 3, "'Bob''s 2024'!ZZ3"],
    ['2024', 702, 3, "'2024'!AAA3"],
  ])('in %j, column %i, row %i is %s', (sheet, column, row, address) => {
    expect(cellAddress(sheet, column, row)).toBe(address);
  });
});
