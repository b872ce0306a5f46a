import type { GroupSums } from './groupSums.ts';

/** What contribution is made of beside revenue; NaN = unknown, never 0. */
export interface ContributionTerms {
  /** Share of net revenue that is margin. */
  readonly margin: number;
  /** Cost to serve of one order, minor units. */
  readonly costPerOrder: number;
}

/**
 * From net revenue to contribution, minor units; a line that rests on something unknown is NaN, and so
 * is every line after it. `net` − `goods` = `gross`; − `service` = `served`; − `acquisition` = `result`.
 */
export interface Contribution {
  readonly net: number;
  readonly goods: number;
  readonly gross: number;
  readonly service: number;
  readonly served: number;
  readonly acquisition: number;
  readonly result: number;
}

/**
 * Realised contribution of a group: net revenue × margin − cost to serve − acquisition cost
 * (docs/models/realised-contribution.md). The acquisition cost is known only if that of every customer
 * of the group is.
 */
export function contributionOf(sums: GroupSums, terms: ContributionTerms): Contribution {
  const { net, orders, customers } = sums;
  const gross = net * terms.margin;
  const service = orders === 0 ? 0 : orders * terms.costPerOrder;
  const acquisition = sums.costed === customers ? sums.cac : Number.NaN;
  const served = gross - service;
  return {
    net,
    goods: net - gross,
    gross,
    service,
    served,
    acquisition,
    result: served - acquisition,
  };
}
