import { createContext } from 'react';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { textOfRule } from './ruleAddress.ts';
import { parseRoute, type Route } from './routes.ts';
import { filterKept, navigate } from './useRoute.ts';

/** Whether the figure around obeys the global filter; its tables ask, so that their rows lead to who they count. */
export const FollowsFilter = createContext(true);

/**
 * Opens the list of the customers behind a figure; the global filter comes along. Behind a figure that does not obey
 * the filter stand customers outside it too, so the list sets it aside.
 */
export function showCustomers(pick: SegmentRule, follows = true): void {
  navigate('customers', customersQuery(pick, follows, parseRoute(window.location.hash)));
}

/** The address of the list that `showCustomers` opens from a place. */
export function customersQuery(pick: SegmentRule, follows: boolean, from: Route): Route['query'] {
  const kept = filterKept(from);
  const aside = !follows && kept['filter'] !== undefined;
  return { ...kept, pick: textOfRule(pick), ...(aside && FILTER_ASIDE) };
}

/** What an address says of a list that leaves the global filter out. */
export const FILTER_ASIDE = { of: 'all' } as const;
