import { dayOf, snapshotOf } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import { customerTotals } from '../customerTotals.ts';
import { lifetimesOf } from './lifetimes.ts';

describe('lifetimes', () => {
  const asOf = dayOf('2023-12-31');

  it('end on the day on which the silence passes the limit', () => {
    const snapshot = snapshotOf(3, asOf, [
      [0, dayOf('2023-01-10'), 100],
      [0, dayOf('2023-02-10'), 100],
      [1, dayOf('2023-09-30'), 100],
      [2, dayOf('2023-11-01'), 100],
    ]);
    const { time, ended, orders } = lifetimesOf(customerTotals(snapshot, asOf), asOf, 3);
    // Customer 0 until 10 May, ended on the 11th; customer 1 on the analysis date itself.
    expect([...time]).toEqual([121, 92, 60]);
    expect([...ended, orders]).toEqual([1, 1, 0, 4]);
  });
});
