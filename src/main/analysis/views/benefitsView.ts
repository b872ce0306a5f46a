import type { LoyaltyView } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { addMonths, formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { LOYALTY_TIERS } from '#shared/domain/rfmClasses.ts';
import { contributionOf, yearByGroup } from '#main/engine/index.ts';

/** Null where a figure rests on something unknown. */
function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * What the benefits of each loyalty tier cost a year, against the contribution of its members in the last
 * twelve months. A tier without a stated cost has none, not 0.
 * @param members customers of each tier, @param tier tier of each customer
 */
export function benefitsView(
  snapshot: Snapshot,
  tier: Uint8Array,
  members: readonly number[],
  { clv, rfm }: AnalysisSettings,
  minorPerMajor: number,
): NonNullable<LoyaltyView['benefits']> {
  const { asOf } = snapshot;
  const terms = {
    margin: clv.margin ?? Number.NaN,
    costPerOrder: clv.costPerOrder === null ? Number.NaN : clv.costPerOrder * minorPerMajor,
  };
  const years = yearByGroup(snapshot, tier, LOYALTY_TIERS.length);
  return {
    from: formatIsoDay(addMonths(asOf, -12) + 1),
    to: formatIsoDay(asOf),
    tiers: LOYALTY_TIERS.map((id, t) => {
      const { orders, net } = years[t] ?? { orders: 0, net: 0 };
      const customers = members[t] ?? 0;
      const sums = { customers, orders, net, cac: 0, costed: 0, outlook: 0 };
      const { gross, served } = contributionOf(sums, terms);
      const major = rfm.benefits[id];
      const cost = major === null ? Number.NaN : Math.round(major * minorPerMajor * customers);
      return {
        id,
        customers,
        orders,
        net,
        gross: known(gross),
        served: known(served),
        cost: known(cost),
        after: known(served - cost),
      };
    }),
  };
}
