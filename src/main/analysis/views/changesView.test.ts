import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { dayOf, snapshotOf } from '#test/fixtures/snapshots.ts';
import { changesView, dataAsOfBefore } from './changesView.ts';

describe('what changed', () => {
  it('counts who came, ordered again, woke up and fell silent', () => {
    const asOf = dayOf('2024-12-31');
    const since = dayOf('2024-06-30');
    const snapshot = snapshotOf(5, asOf, [
      // Active at both ends, orders again, gives something back.
      [0, dayOf('2023-03-01'), 500],
      [0, dayOf('2024-05-01'), 500],
      [0, dayOf('2024-09-01'), 700],
      [0, dayOf('2024-10-01'), -100],
      // Dormant on 30 June, wakes up.
      [1, dayOf('2022-11-01'), 500],
      [1, dayOf('2024-12-01'), 900],
      // Active on 30 June, dormant now.
      [2, dayOf('2022-01-01'), 500],
      [2, dayOf('2023-08-01'), 500],
      // Dormant on 30 June, lost now.
      [3, dayOf('2022-10-01'), 500],
      // New.
      [4, dayOf('2024-07-01'), 300],
    ]);
    expect(changesView(snapshot, since, DEFAULT_STAGE_RULES)).toEqual({
      since: '2024-06-30',
      newCustomers: 1,
      returning: 2,
      orders: 3,
      revenue: 700 - 100 + 900 + 300,
      movedUp: 1,
      movedDown: 2,
      newlyLost: 1,
    });
  });
});

describe('the day before the latest import', () => {
  let held: TemporaryStore;
  beforeEach(() => {
    held = temporaryStore();
  });
  afterEach(() => {
    held.dispose();
  });

  it('is the last day of all imports but the latest, if that went further', () => {
    const add = (day: string): unknown =>
      addBatch(held.store, [{ customer: 'a', day, amount: 100 }]);
    const asOf = dayOf('2024-06-30');
    expect(dataAsOfBefore(held.store, asOf)).toBeUndefined();
    add('2024-05-31');
    expect(dataAsOfBefore(held.store, asOf)).toBeUndefined();
    add('2024-06-30');
    expect(dataAsOfBefore(held.store, asOf)).toBe(dayOf('2024-05-31'));
    add('2024-02-01');
    expect(dataAsOfBefore(held.store, asOf)).toBeUndefined();
  });
});
