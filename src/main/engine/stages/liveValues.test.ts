import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveValues } from './liveValues.ts';
import { valueTiers } from './rules.ts';

const amount = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: 1000, max: 1003 }),
  fc.integer({ min: 0, max: 2 ** 40 }),
);

describe('tiers of values that change', () => {
  it('are those of the values sorted anew', () => {
    const changes = fc.array(fc.tuple(fc.nat(19), amount), { maxLength: 80 });
    const lines = fc.tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(changes, lines, (list, [highShare, more]) => {
        const rules = {
          ...DEFAULT_STAGE_RULES,
          highShare,
          midShare: Math.min(100, highShare + more),
        };
        const live = new LiveValues(20);
        const values = new Float64Array(20);
        for (const [customer, value] of list) {
          live.set(customer, value);
          values[customer] = value;
          const ascending = values.slice().sort();
          const total = ascending.reduce((sum, one) => sum + one, 0);
          expect(live.tiers(rules)).toEqual(valueTiers(ascending, 20, total, rules));
        }
      }),
    );
  });

  it('are empty for nobody, and where the total is not above zero', () => {
    const none = { highFrom: Infinity, midFrom: Infinity };
    const live = new LiveValues(2);
    expect(live.tiers(DEFAULT_STAGE_RULES)).toEqual(none);
    live.set(0, 5);
    live.set(1, -5);
    expect(live.tiers(DEFAULT_STAGE_RULES)).toEqual(none);
    live.set(0, Number.MAX_SAFE_INTEGER);
    expect(live.tiers(DEFAULT_STAGE_RULES).highFrom).toBe(Number.MAX_SAFE_INTEGER);
  });
});
