import { CUSTOMER_SORTS } from '#shared/contract/customers.ts';
import {
  allOf,
  conditionsOf,
  type NumberField,
  type SegmentRule,
} from '#shared/domain/segmentRule.ts';
import { ruleOfText, textOfRule } from '../../app/ruleAddress.ts';
import type { Route } from '../../app/routes.ts';
import { FILTER_ASIDE } from '../../app/showCustomers.ts';
import type { Sorting } from '../../components/DataTable.tsx';

export type CustomerSort = (typeof CUSTOMER_SORTS)[number];
export type CustomerSorting = Sorting<CustomerSort>;

type Query = Route['query'];

const DEFAULT_SORTING: CustomerSorting = { by: 'net_revenue', direction: 'descending' };

/** What the customers screen shows: the customers picked, over and above the global filter. */
export interface Picked {
  readonly pick: SegmentRule | null;
  readonly sorting: CustomerSorting;
  /** The list leaves the global filter out, as the figure that led to it does. */
  readonly filterAside: boolean;
}

/** What an address picks; highest net revenue first where it says nothing else. */
export function pickedOfQuery(query: Query): Picked {
  const by = CUSTOMER_SORTS.find((name) => name === query['sort']);
  const direction = query['order'] === 'ascending' ? 'ascending' : 'descending';
  return {
    pick: ruleOfText(query['pick']),
    sorting: by === undefined ? DEFAULT_SORTING : { by, direction },
    filterAside: query['of'] === FILTER_ASIDE.of,
  };
}

/**
 * The parts of the address that say what is picked; empty ones, such as the usual sorting, are not written. What is typed into the search box is
 * never in an address: it names a person, and browsers write addresses to disk.
 */
export function queryOfPicked({ pick, sorting, filterAside }: Picked): Query {
  const usual = sorting.by === DEFAULT_SORTING.by && sorting.direction === 'descending';
  return {
    pick: textOfRule(pick),
    of: filterAside ? FILTER_ASIDE.of : '',
    sort: usual ? '' : sorting.by,
    order: usual ? '' : sorting.direction,
  };
}

/** The one score that a rule asks for in a dimension, if it does. */
export function scorePicked(rule: SegmentRule | null, field: NumberField): number | undefined {
  for (const part of conditionsOf(rule)) {
    if (part.kind === 'number' && part.field === field && part.least === part.most) {
      return part.least;
    }
  }
  return undefined;
}

/**
 * The rule with its scores and classes replaced: cells, classes, tiers and grades cut through the same
 * scores, so choosing one replaces the others.
 */
export function withScores(rule: SegmentRule | null, chosen: SegmentRule): SegmentRule | null {
  return allOf([
    ...conditionsOf(rule).filter((part) => !isOfScores(part)),
    ...conditionsOf(chosen),
  ]);
}

function isOfScores(rule: SegmentRule): boolean {
  return (
    (rule.kind === 'number' && ['r', 'f', 'm', 'grade'].includes(rule.field)) ||
    (rule.kind === 'choice' && ['class12', 'class8', 'loyalty'].includes(rule.field))
  );
}
