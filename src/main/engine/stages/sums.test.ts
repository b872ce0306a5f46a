import { NO_STAGE } from '#shared/domain/stageSchemes.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import { crossStages, revenueBetween, sumByStage } from './index.ts';

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

it('net revenue between two days leaves out the first day and takes in the last', () => {
  const rows: Row[] = ['2022-12-31', '2023-01-01', '2023-06-01', '2023-12-31', '2024-01-01'].map(
    (day, i): Row => [0, dayOf(day), 10 ** i],
  );
  const snapshot = snapshotOf(2, dayOf('2024-01-31'), rows);
  const year = revenueBetween(snapshot, dayOf('2022-12-31'), dayOf('2023-12-31'));
  expect([...year]).toEqual([1110, 0]);
});
