import { describe, expect, it } from 'vitest';
import { addMonths } from '#shared/domain/calendar.ts';
import { dayOf, twoYearShop } from '#test/fixtures/snapshots.ts';
import { DEFAULT_CLV_SETTINGS, fitClv } from './fitClv.ts';
import { ORDER_MODELS } from './fitOrderModel.ts';
import { purchaseSummary } from './summary.ts';
import { valueThen } from './valueThen.ts';

const AS_OF = dayOf('2023-12-31');
const SNAPSHOT = twoYearShop(11, 1500);

describe('the value on an earlier day', () => {
  it.each(ORDER_MODELS)('is that of the run itself on its own day: %s', (model) => {
    const summary = purchaseSummary(SNAPSHOT, AS_OF);
    const outcome = fitClv(summary, { ...DEFAULT_CLV_SETTINGS, model });
    if (!outcome.ok) throw new Error(outcome.reason);
    const then = valueThen(summary, outcome.value);
    expect(then).toHaveLength(outcome.value.columns.clv.length);
    for (const [c, value] of outcome.value.columns.clv.entries()) {
      if (Number.isNaN(value)) expect(then[c]).toBeNaN();
      else expect(Math.abs((then[c] as number) / value - 1)).toBeLessThan(1e-9);
    }
  });

  it('knows nobody who came later, and falls for who has ordered no more', () => {
    const summary = purchaseSummary(SNAPSHOT, AS_OF);
    const outcome = fitClv(summary, { ...DEFAULT_CLV_SETTINGS, model: 'mbgnbd' });
    if (!outcome.ok) throw new Error(outcome.reason);
    const day = addMonths(AS_OF, -3);
    const { start, day: days } = SNAPSHOT.orders;
    const then = valueThen(purchaseSummary(SNAPSHOT, day), outcome.value);
    for (let c = 0; c < SNAPSHOT.orders.customers; c++) {
      const [begin, end] = [start[c] as number, start[c + 1] as number];
      if (begin === end) continue;
      if ((days[begin] as number) > day) expect(then[c]).toBeNaN();
      else if ((days[end - 1] as number) <= day) {
        expect(outcome.value.columns.clv[c]).toBeLessThan(then[c] as number);
      }
    }
  });
});
