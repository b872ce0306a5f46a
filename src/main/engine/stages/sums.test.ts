import { DEFAULT_STAGE_RULES, NO_STAGE } from '#shared/domain/stageSchemes.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import { crossStages, lifetimes, revenueBetween, StageBase, sumByStage } from './index.ts';

const RULES = DEFAULT_STAGE_RULES;

describe('sums by stage and two schemes side by side', () => {
  const column = Uint8Array.of(0, 1, 1, 2, NO_STAGE);
  const figure = Float64Array.of(5, 7, Number.NaN, -1, 100);

  it('leaves out the unmarked, those without a stage, and figures that are none', () => {
    const { customers, sum } = sumByStage(column, 3, figure, Uint8Array.of(1, 1, 1, 0, 1));
    expect([...customers]).toEqual([1, 2, 0]);
    expect([...sum]).toEqual([5, 7, 0]);
  });

  it('crosses two schemes; rows and columns add up to each scheme', () => {
    const other = Uint8Array.of(1, 0, 1, 1, 0);
    const cells = crossStages({ column, stages: 3 }, { column: other, stages: 2 }, figure);
    expect([...cells.customers]).toEqual([0, 1, 1, 1, 0, 1]);
    expect([...cells.sum]).toEqual([0, 5, 7, 0, 0, -1]);
  });
});

describe('length of life, loss of the new, weight of the mature (7.10)', () => {
  it('counts by hand', () => {
    const rows: Row[] = [
      // Lost after 100 days; ordered again in time.
      [0, dayOf('2020-01-01'), 10],
      [0, dayOf('2020-04-10'), 10],
      // Lost after one order.
      [1, dayOf('2020-05-05'), 10],
      // Mature.
      ...['2022-01-01', '2022-06-01', '2023-01-01', '2023-11-11'].map((day): Row => [
        2,
        dayOf(day),
        30,
      ]),
      // Too young to be observed.
      [3, dayOf('2023-12-01'), 10],
    ];
    const snapshot = snapshotOf(4, dayOf('2023-12-31'), rows);
    const base = new StageBase(snapshot, snapshot.asOf);
    const year = revenueBetween(snapshot, dayOf('2022-12-31'), snapshot.asOf);
    const found = lifetimes(base, RULES, year);
    expect(found).toEqual({
      meanDays: 50,
      lost: 2,
      newChurn: 1 / 3,
      observed: 3,
      matureShare: 60 / 70,
      mature: 1,
    });
    expect(lifetimes(base, RULES, year, new Uint8Array(4)).newChurn).toBeNaN();
  });
});
