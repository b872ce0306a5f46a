import { describe, expect, it } from 'vitest';
import { BATCHES } from '#test/renderer/mockImports.ts';
import { batchTotals } from './batchTotals.ts';
import { IMPORT_KINDS } from '#shared/domain/importKinds.ts';
import { coverageRows, monthsBetween, yearsOf } from './coverage.ts';

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

  it('has a line for each source of any kind, with its missing months', () => {
    const batches = IMPORT_KINDS.map((kind, id) => ({ id, kind }));
    const covered = batches.map(({ id }) => ({
      batchId: id,
      months: [
        { month: '2024-01', rows: 2 },
        { month: '2024-02', rows: 0 },
        { month: '2024-03', rows: 1 },
      ],
    }));
    const rows = coverageRows(batches, covered);
    expect(rows.map(({ kind }) => kind)).toEqual(IMPORT_KINDS);
    for (const { gaps } of rows) expect([...gaps]).toEqual(['2024-02']);
  });

  it('takes the files of a source together: what one lacks another may have', () => {
    const batches = [
      { id: 1, kind: 'orders' as const },
      { id: 2, kind: 'orders' as const },
      { id: 3, kind: 'products' as const },
    ];
    const rows = coverageRows(batches, [
      {
        batchId: 1,
        months: [
          { month: '2024-01', rows: 2 },
          { month: '2024-02', rows: 0 },
          { month: '2024-03', rows: 5 },
        ],
      },
      {
        batchId: 2,
        months: [
          { month: '2024-02', rows: 3 },
          { month: '2024-03', rows: 1 },
          { month: '2024-04', rows: 0 },
          { month: '2024-05', rows: 1 },
        ],
      },
      { batchId: 3, months: [] },
    ]);
    expect(rows.map(({ key, batchId, gaps }) => [key, batchId, [...gaps]])).toEqual([
      ['orders', undefined, ['2024-04']],
      ['1', 1, []],
      ['2', 2, []],
      ['products', 3, []],
    ]);
    expect(rows[0]?.rows.get('2024-03')).toBe(6);
    expect(rows[3]?.rows.size).toBe(0);
  });
});
