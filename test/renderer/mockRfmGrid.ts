import type { RfmView } from '#shared/contract/rfm.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { split } from './mockMonths.ts';
import { RUN } from './mockOverview.ts';

/** The RFM grid of the small shop of mockOverview.ts, made by formulas. */

export const RFM: RfmView = (() => {
  const weights = [0, 1, 2, 3, 4].flatMap((r) =>
    [0, 1, 2, 3, 4].map((f) => 1 + (f === 1 ? 0 : 6 / (1 + Math.abs(r - f) ** 1.7))),
  );
  // Frequency score 2 does not occur: too many customers ordered once.
  const counts = split(
    RUN.customers - 38,
    weights.map((weight, index) => (index % 5 === 1 ? 0 : weight)),
  );
  const money = (count: number, level: number): number => count * 9000 * (1 + level ** 2);
  const grid = [0, 1, 2, 3, 4].map((r) =>
    [0, 1, 2, 3, 4].map((f) => {
      const customers = counts[r * 5 + f] ?? 0;
      return {
        customers,
        orders: customers * (1 + f * 2),
        revenue: money(customers, f),
        medianMonetary: customers === 0 ? null : 14_000 * (1 + f ** 2) + 700 * r,
      };
    }),
  );
  const classes = <Id extends string>(ids: readonly Id[]) =>
    split(
      RUN.customers - 38,
      ids.map((_, index) => 3 + ((index * 7) % 11)),
    ).map((customers, index) => ({
      id: ids[index] as Id,
      customers,
      orders: customers * 4,
      revenue: customers * (9000 + 90_000 / (1 + index)),
    }));
  return {
    run: RUN,
    method: 'quantiles',
    levels: 5,
    limits: null,
    cuts: {
      recency: [244, 119, 51, 18],
      frequency: [2, 3, 5, 9],
      monetary: [25_030, 49_010, 94_212, 206_140],
    },
    levelsFound: { recency: 5, frequency: 4, monetary: 5 },
    scored: RUN.customers - 38,
    unscored: 38,
    grid,
    classes12: classes(RFM_CLASSES_12),
    classes8: classes(RFM_CLASSES_8),
  };
})();
