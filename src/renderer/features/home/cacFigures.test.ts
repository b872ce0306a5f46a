import { describe, expect, it } from 'vitest';
import { cacFigures } from './cacFigures.ts';

const month = (name: string, cac: number | null, customers = 20) => ({
  month: name,
  customers,
  cost: cac === null ? null : cac * customers,
  cac,
  clicks: null,
  conversion: null,
});

describe('the acquisition cost on Home', () => {
  const MONTHS = [
    month('2023-11', 4000),
    month('2023-12', 5000),
    month('2024-11', 6000),
    month('2024-12', 7500, 12),
    month('2025-01', 90_000, 1),
  ];

  it('is of the newest ended month with known costs, beside the month and the year before', () => {
    expect(cacFigures(MONTHS, '2024-12')).toEqual({
      month: '2024-12',
      value: 7500,
      previous: 6000,
      lastYear: 5000,
      n: 12,
    });
  });

  it('goes back to where costs are known, across the turn of a year, and is none without any', () => {
    expect(cacFigures([...MONTHS.slice(0, 4), month('2025-01', null)], '2025-01')?.month).toBe(
      '2024-12',
    );
    expect(cacFigures([month('2023-12', 9), month('2024-01', 10)], '2024-01')).toMatchObject({
      previous: 9,
      lastYear: null,
    });
    expect(cacFigures([month('2024-01', null)], '2024-01')).toBeNull();
    expect(cacFigures(MONTHS, '')).toBeNull();
  });
});
