import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '#test/fixtures/snapshots.ts';
import { touchConversion } from './index.ts';

const [PERSONS, POINTS, AS_OF] = [5, 3, 60];

const touch = fc.record({
  day: fc.integer({ min: 0, max: 70 }),
  person: fc.nat({ max: PERSONS - 1 }),
  point: fc.nat({ max: POINTS - 1 }),
});
const order = fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 0, max: AS_OF }), fc.constant(100));

describe('touchConversion', () => {
  it('counts persons as a plain reading of all interactions does', () => {
    fc.assert(
      fc.property(
        fc.array(touch, { maxLength: 25 }),
        fc.array(order, { maxLength: 12 }),
        fc.integer({ min: 0, max: 30 }),
        (plain, rows, within) => {
          // Person 4 never ordered; person 3 is customer 1, so the order of persons is not that of customers.
          const customerOf = [0, 2, 3, 1, -1];
          const found = touchConversion(
            snapshotOf(4, AS_OF, rows).orders,
            {
              day: Int32Array.from(plain, ({ day }) => day),
              person: Uint32Array.from(plain, ({ person }) => person),
              point: Uint32Array.from(plain, ({ point }) => point),
            },
            { customerOf: Int32Array.from(customerOf), points: POINTS, within, asOf: AS_OF },
          );
          const known = plain.filter(({ day }) => day <= AS_OF);
          const expected = [0, 1, 2, undefined].map((wanted) => {
            const own = known.filter(({ point }) => wanted === undefined || point === wanted);
            const closed = own.filter(({ day }) => day + within <= AS_OF);
            const followed = closed.filter(({ day, person }) =>
              rows.some(
                ([customer, placed]) =>
                  customer === customerOf[person] && placed >= day && placed <= day + within,
              ),
            );
            const distinct = (touches: typeof own): number =>
              new Set(touches.map(({ person }) => person)).size;
            return {
              touches: own.length,
              open: own.length - closed.length,
              people: distinct(own),
              observed: distinct(closed),
              ordered: distinct(followed),
            };
          });
          expect(found).toEqual(expected);
        },
      ),
    );
  });

  it('takes an order of the last day of the window, not of the day after', () => {
    const one = { day: Int32Array.of(10), person: Uint32Array.of(0), point: Uint32Array.of(0) };
    const question = { customerOf: Int32Array.of(0), points: 1, within: 30, asOf: AS_OF };
    const ordersOn = (day: number) => snapshotOf(1, AS_OF, [[0, day, 100]]).orders;
    expect(touchConversion(ordersOn(40), one, question)[0]?.ordered).toBe(1);
    expect(touchConversion(ordersOn(41), one, question)[0]?.ordered).toBe(0);
    expect(touchConversion(ordersOn(9), one, question)[0]?.ordered).toBe(0);
  });
});
