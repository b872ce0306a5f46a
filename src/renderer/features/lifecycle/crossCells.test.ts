import { describe, expect, it } from 'vitest';
import type { StageCross } from '#shared/contract/stages.ts';
import { createFormatter } from '#shared/i18n/index.ts';
import { crossCells } from './crossCells.ts';

const VIEW: StageCross = {
  money: { currency: null, digits: 0 },
  hasAmounts: true,
  rows: { scheme: 'time', stages: ['new', 'active'] },
  columns: { scheme: 'value', stages: ['high', 'low'] },
  customers: [
    [30, 10],
    [0, 0],
  ],
  revenue: [
    [900, -100],
    [0, 0],
  ],
};
const words = { format: createFormatter('en') };

describe('a cross-table', () => {
  it('adds up to its margins', () => {
    const found = crossCells(VIEW, 'customers', words);
    expect(found.cells.map((row) => row.map(({ text }) => text))).toEqual([
      ['30', '10'],
      ['0', '0'],
    ]);
    expect(found.rowTotals).toEqual(['40', '0']);
    expect(found.columnTotals).toEqual(['30', '10']);
    expect(found.total).toBe('40');
    expect(found.cells[0]?.map(({ weight }) => weight)).toEqual([1, 10 / 30]);
  });

  it('shares each row out, and leaves an empty row without shares', () => {
    const found = crossCells(VIEW, 'share', words);
    expect(found.cells.map((row) => row.map(({ text }) => text))).toEqual([
      ['75.0%', '25.0%'],
      ['–', '–'],
    ]);
    expect(found.columnTotals).toEqual(['75.0%', '25.0%']);
  });

  it('writes amounts, those below zero too', () => {
    const found = crossCells(VIEW, 'revenue', words);
    expect(found.rowTotals).toEqual(['800', '0']);
    expect(found.cells[0]?.[1]?.weight).toBeLessThan(0);
  });
});
