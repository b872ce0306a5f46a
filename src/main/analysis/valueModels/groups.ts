import type { ContributionView, ValueTierView } from '#shared/contract/valueModels.ts';
import { DAYS_PER_MONTH } from '#shared/domain/calendar.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import {
  contributionOf,
  groupProfiles,
  groupSums,
  type Contribution,
  type ContributionTerms,
  type GroupSums,
} from '#main/engine/index.ts';
import type { CustomerFacts } from '../customerFacts.ts';
import type { RunColumnSet } from '../runColumns.ts';
import type { AcquisitionCost } from './acquisitionCost.ts';

/** What sums of groups are made of. */
export interface GroupInput {
  readonly facts: CustomerFacts;
  readonly columns: RunColumnSet;
  readonly cost: AcquisitionCost;
  readonly terms: ContributionTerms;
}

/** The value, or null where it is unknown or of no end. */
export function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Contribution with its unknown lines as null. */
export function shown(contribution: Contribution): ContributionView {
  const { net, ...lines } = contribution;
  return {
    net,
    goods: known(lines.goods),
    gross: known(lines.gross),
    service: known(lines.service),
    served: known(lines.served),
    acquisition: known(lines.acquisition),
    result: known(lines.result),
  };
}

/** Sums by group, one more for those of no group; they add up to everybody. */
export function sumsOf(group: ArrayLike<number>, groups: number, input: GroupInput): GroupSums[] {
  const { facts, columns, cost } = input;
  return groupSums(group, groups, {
    orders: facts.orders,
    net: facts.net_revenue,
    cac: cost.byCustomer,
    outlook: columns.clv,
  });
}

/** Groups by name with their contribution; the last, `none`, is there if it holds anything. */
export function groupsOf(ids: readonly string[], group: ArrayLike<number>, input: GroupInput) {
  return sumsOf(group, ids.length, input)
    .map((sums, g) => ({ id: ids[g] ?? 'none', ...viewOf(sums, input) }))
    .filter(({ id, contribution }) => id !== 'none' || contribution.net !== 0);
}

/** High, middle and low value with what their customers are like. */
export function tiersOf(tier: Uint8Array, input: GroupInput): ValueTierView[] {
  const ids = STAGE_SCHEMES.value;
  const { facts, columns } = input;
  const profiles = groupProfiles(tier, ids.length, {
    orders: facts.orders,
    firstDay: facts.first_day,
    lastDay: facts.last_day,
    pOrder: columns.p_order,
  });
  const sums = sumsOf(tier, ids.length, input);
  return ids.map((id, g) => {
    const { lifeDays = NaN, repeatShare = NaN, pOrder = NaN } = profiles[g] ?? {};
    return {
      id,
      ...viewOf(sums[g] as GroupSums, input),
      lifeMonths: known(lifeDays / DAYS_PER_MONTH),
      repeatShare: known(repeatShare),
      pOrder: known(pOrder),
      costedCustomers: sums[g]?.costed ?? 0,
      knownCost: sums[g]?.cac ?? 0,
    };
  });
}

function viewOf(sums: GroupSums, { terms, columns }: GroupInput) {
  return {
    customers: sums.customers,
    orders: sums.orders,
    contribution: shown(contributionOf(sums, terms)),
    outlook: columns.clv ? sums.outlook : null,
  };
}
