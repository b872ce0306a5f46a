import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFigureSchema, type KeyFigure } from '#shared/contract/keyFigures.ts';
import type { Kpi } from '#shared/contract/overview.ts';
import { KPI_IDS } from '#shared/domain/definitions.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { KPI_UNITS } from '#test/fixtures/kpiUnits.ts';
import { heldCount, isFew } from './heldCells.ts';
import { protectKeyFigures } from './keyFigures.ts';

/** One month of a shop. */
interface Month {
  readonly customers: number;
  readonly active: number;
  readonly fresh: number;
  readonly orders: number;
  readonly repeated: number;
  readonly wonBack: number;
}

/** Three times of a shop, with who was kept and lost in the latest. */
interface Shop {
  readonly now: Month;
  readonly before: Month;
  readonly yearBefore: Month;
  readonly kept: number;
  readonly atRisk: number;
  readonly lost: number;
}

const LARGE: Month = {
  customers: 900,
  active: 200,
  fresh: 60,
  orders: 310,
  repeated: 120,
  wonBack: 30,
};
const SHOP: Shop = {
  now: LARGE,
  before: { ...LARGE, customers: 840, active: 150 },
  yearBefore: { ...LARGE, customers: 400 },
  kept: 90,
  atRisk: 500,
  lost: 40,
};

/** The tiles as Home tells them. */
function tiles({ now, before, yearBefore, kept, atRisk, lost }: Shop): Kpi[] {
  const times = [now, before, yearBefore];
  const of = (month: Month): Partial<Record<Kpi['id'], number>> => ({
    customers: month.customers,
    active_customers: month.active,
    new_customers: month.fresh,
    orders: month.orders,
    net_revenue: month.orders * 1000,
    average_order_value: 1000,
    orders_per_customer: month.orders / month.active,
    repeat_share: month.repeated / month.active,
    won_back: month.wonBack,
  });
  const n: Record<Kpi['id'], number> = {
    customers: now.customers,
    active_customers: now.active,
    new_customers: now.fresh,
    orders: now.orders,
    net_revenue: now.orders,
    average_order_value: now.orders,
    orders_per_customer: now.active,
    repeat_share: now.active,
    retention: before.active,
    churn: atRisk,
    won_back: now.wonBack,
    clv: now.customers,
  };
  const shares: Partial<Record<Kpi['id'], number>> = {
    retention: kept / before.active,
    churn: lost / atRisk,
    clv: 500,
  };
  return KPI_IDS.map((id) => {
    const [value, previous, lastYear] = times.map((month) => of(month)[id] ?? null);
    return {
      id,
      unit: KPI_UNITS[id],
      value: value ?? shares[id] ?? null,
      gate: null,
      previous: previous ?? null,
      lastYear: lastYear ?? null,
      n: n[id],
      series: [previous ?? null, value ?? null],
    };
  });
}

function heldOf(shop: Shop): Partial<Record<Kpi['id'], readonly string[]>> {
  const { figure, held } = protectKeyFigures(tiles(shop));
  expect(heldCount(held)).toBe(figure.flatMap((kpi) => kpi.held).length);
  return Object.fromEntries(
    figure.filter((kpi) => kpi.held.length > 0).map((kpi) => [kpi.id, kpi.held]),
  );
}

const withNow = (now: Partial<Month>): Shop => ({ ...SHOP, now: { ...LARGE, ...now } });

describe('key figures of a report', () => {
  it('are those of Home where nobody is few', () => {
    const { figure } = protectKeyFigures(tiles(SHOP));
    expect(figure).toEqual(tiles(SHOP).map((kpi) => ({ ...kpi, held: [] })));
  });

  it('hold back a count of few with its n, and keep zero', () => {
    const { figure } = protectKeyFigures(tiles(withNow({ wonBack: 4 })));
    const back = figure.find(({ id }) => id === 'won_back');
    expect(back).toMatchObject({
      value: null,
      n: HELD_BACK,
      held: ['value'],
      series: [null, null],
    });
    expect(back?.gate).toMatchObject({ reason: 'small_group' });
    expect(heldOf(withNow({ wonBack: 0 }))).toEqual({});
  });

  it('hold back shares that tell few, or all but few, of their n', () => {
    expect(heldOf({ ...SHOP, lost: 3 })).toEqual({ churn: ['value'] });
    expect(heldOf({ ...SHOP, kept: 145 })).toEqual({ retention: ['value'] });
    expect(heldOf(withNow({ repeated: 196 }))).toEqual({ repeat_share: ['value'] });
  });

  it('hold back the customers before where those who came between are few', () => {
    const shop = withNow({ customers: 846, fresh: 6 });
    expect(heldOf(shop)).toEqual({ customers: ['previous'], new_customers: ['value'] });
  });

  it('hold back with few active customers whatever is of them', () => {
    const few = withNow({ active: 8, fresh: 0, orders: 70, repeated: 8, wonBack: 0 });
    expect(Object.keys(heldOf(few)).sort()).toEqual([
      'active_customers',
      'average_order_value',
      'net_revenue',
      'orders',
      'orders_per_customer',
      'repeat_share',
    ]);
  });

  it('tell no number of few, and none that lets few be worked out', () => {
    fc.assert(
      fc.property(shops, (shop) => {
        const { figure } = protectKeyFigures(tiles(shop));
        for (const kpi of figure) keyFigureSchema.parse(kpi);
        expect(tellable(figure).filter(isFew)).toEqual([]);
      }),
    );
  });
});

const month = (customers: number): fc.Arbitrary<Month> =>
  fc
    .record({
      active: fc.integer({ min: 1, max: customers }),
      parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      more: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ active, parts: [fresh = 0, repeated = 0, wonBack = 0], more }) => ({
      customers,
      active,
      fresh: Math.round(fresh * active),
      orders: active + more,
      repeated: Math.round(repeated * active),
      wonBack: Math.round(wonBack * active),
    }));

/** Shops whose customers are those before and the new ones. */
const shops: fc.Arbitrary<Shop> = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 }))
  .chain(([first, later]) =>
    fc.tuple(month(first), month(first + later)).chain(([yearBefore, before]) =>
      fc
        .record({
          came: fc.integer({ min: 0, max: 30 }),
          old: fc.integer({ min: 0, max: before.customers }),
          kept: fc.integer({ min: 0, max: before.active }),
          atRisk: fc.integer({ min: 1, max: before.customers }),
          lost: fc.double({ min: 0, max: 1, noNaN: true }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
        })
        .filter(({ came, old }) => came + old > 0)
        .map(({ came, old, kept, atRisk, lost, share }) => ({
          now: {
            customers: before.customers + came,
            active: came + old,
            fresh: came,
            orders: came + old + 5,
            repeated: Math.round(share * (came + old)),
            wonBack: Math.round(share * old),
          },
          before,
          yearBefore,
          kept,
          atRisk,
          lost: Math.round(lost * atRisk),
        })),
    ),
  );

/** Counts of customers that a reader sees or works out of two or three numbers. */
function tellable(figures: readonly KeyFigure[]): number[] {
  const of = (id: Kpi['id']): KeyFigure | undefined => figures.find((kpi) => kpi.id === id);
  const less = (a?: number | null, b?: number | null): number =>
    a === null || a === undefined || b === null || b === undefined ? 0 : a - b;
  const counts = (['customers', 'active_customers', 'new_customers', 'won_back'] as const).flatMap(
    (id) => {
      const kpi = of(id);
      return kpi ? [kpi.value, kpi.previous, kpi.lastYear, kpi.n] : [];
    },
  );
  const customers = of('customers');
  const active = of('active_customers');
  const shares = (['repeat_share', 'retention', 'churn'] as const).flatMap((id) => {
    const kpi = of(id);
    if (typeof kpi?.value !== 'number') return [];
    const part = Math.round(kpi.value * kpi.n);
    return [kpi.n, part, kpi.n - part];
  });
  // Of those who are told to have come, the customers before follow as well.
  const before = less(customers?.value, of('new_customers')?.value);
  return [
    ...counts.map((count) => Math.max(0, count ?? 0)),
    ...shares,
    less(customers?.value, customers?.previous),
    less(customers?.value, customers?.lastYear),
    less(customers?.previous, customers?.lastYear),
    less(customers?.value, active?.value),
    less(customers?.previous, active?.previous),
    less(active?.value, of('new_customers')?.value),
    less(active?.value, of('won_back')?.value),
    before,
  ];
}
