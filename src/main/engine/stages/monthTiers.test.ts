import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import { monthOfDay } from '#shared/domain/calendar.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import { calendarTable } from '../calendarTable.ts';
import { MonthTiersMaker } from './monthTiers.ts';
import { valueTiers } from './rules.ts';

const AS_OF = dayOf('2024-06-30');
const CUSTOMERS = 12;
const rowsOf = fc.array(
  fc.tuple(fc.nat(CUSTOMERS - 1), fc.nat(700), fc.integer({ min: 1, max: 5000 })),
  { minLength: 1, maxLength: 60 },
);

describe('tiers by month', () => {
  it('are those of all orders up to the month’s end, in parts of any size', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 20 }), (list, part) => {
        const rows = list.map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount]);
        const snapshot = snapshotOf(CUSTOMERS, AS_OF, rows);
        const calendar = calendarTable(snapshot);
        const maker = new MonthTiersMaker(snapshot, calendar, DEFAULT_STAGE_RULES);
        while (!maker.step(part));
        const expected = Array.from({ length: calendar.months }, (_, month) => {
          const values = new Float64Array(CUSTOMERS);
          for (const [customer, day, amount] of rows) {
            if (monthOfDay(day) > calendar.firstMonth + month) continue;
            values[customer] = (values[customer] as number) + amount;
          }
          const ascending = values.sort();
          const total = ascending.reduce((sum, one) => sum + one, 0);
          return valueTiers(ascending, CUSTOMERS, total, DEFAULT_STAGE_RULES);
        });
        expect(maker.tiers()).toEqual(expected);
      }),
    );
  });
});
