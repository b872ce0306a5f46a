import { describe, expect, test } from 'vitest';
import type { CohortsView } from '#shared/contract/analysis.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { exampleCohorts, quartileBand, shareRange } from './storedCohorts.ts';

const cell = (
  active: number,
  complete = true,
): CohortsView['cohorts'][number]['cells'][number] => ({
  active,
  orders: active,
  revenue: active * 100,
  complete,
});

describe('cohorts of the report', () => {
  const cohorts = [
    { cohort: '2024-01', size: 100, cells: [cell(100), cell(40), cell(20)] },
    { cohort: '2024-02', size: 4, cells: [cell(4), cell(4), cell(0)] },
    { cohort: '2024-03', size: 50, cells: [cell(50), cell(HELD_BACK), cell(5, false)] },
  ];

  test('the scale leaves out month 0, small cohorts and cells that are held back', () => {
    expect(shareRange(cohorts, 3)).toEqual({ low: 0.1, high: 0.4 });
    expect(shareRange([], 3)).toEqual({ low: 0, high: 1 });
  });

  test('quartiles need four finished cohorts', () => {
    expect(quartileBand(cohorts)).toEqual([]);
    const five = [10, 20, 30, 40, 50].map((active) => ({
      cohort: '2024-01',
      size: 100,
      cells: [cell(100), cell(active), cell(active, false)],
    }));
    expect(quartileBand(five)).toEqual([{ x: 1, low: 0.2, high: 0.4 }]);
  });

  test('examples are the first, the middle and the last with more than six finished months', () => {
    const long = Array.from({ length: 9 }, (_, index) => ({
      cohort: `2024-0${index + 1}`,
      size: index === 0 ? 3 : 30,
      cells: Array.from({ length: index === 8 ? 4 : 9 }, () => cell(3)),
    }));
    expect(exampleCohorts(long).map(({ cohort }) => cohort)).toEqual([
      '2024-02',
      '2024-05',
      '2024-08',
    ]);
    const held = long.map((cohort) => ({
      ...cohort,
      cells: cohort.cells.with(2, cell(HELD_BACK)),
    }));
    expect(exampleCohorts(held)).toEqual([]);
  });
});
