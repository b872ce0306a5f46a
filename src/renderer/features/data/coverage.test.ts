import { describe, expect, it } from 'vitest';
import { BATCHES } from '#test/renderer/mockImports.ts';
import { batchTotals } from './batchTotals.ts';
import { monthsBetween, yearsOf } from './coverage.ts';

describe('coverage', () => {
  it('fills the months between, over the turn of the year', () => {
    const months = monthsBetween([
      { months: [{ month: '2011-02', rows: 3 }] },
      { months: [{ month: '2010-11', rows: 1 }] },
    ]);
    expect(months).toEqual(['2010-11', '2010-12', '2011-01', '2011-02']);
    expect(yearsOf(months)).toEqual([
      { year: '2010', count: 2 },
      { year: '2011', count: 2 },
    ]);
    expect(monthsBetween([])).toEqual([]);
  });

  it('leaves undone batches out of the totals', () => {
    expect(batchTotals(BATCHES)).toEqual({
      files: 1,
      read: 541_909,
      accepted: 539_388,
      rejected: 2521,
      firstDay: '2010-12-01',
      lastDay: '2011-12-09',
      latest: '2026-11-22T09:11:40.000Z',
    });
  });
});
