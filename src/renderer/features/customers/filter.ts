import {
  CUSTOMER_SORTS,
  customerFilterSchema,
  type CustomerFilter,
} from '#shared/contract/customers.ts';
import type { Route } from '../../app/routes.ts';
import type { Sorting } from '../../components/DataTable.tsx';

export type CustomerSort = (typeof CUSTOMER_SORTS)[number];
export type CustomerSorting = Sorting<CustomerSort>;

type Query = Route['query'];

/** Names of the parts of a filter, in the order of the chips. */
const FILTER_PARTS = [
  'r',
  'f',
  'm',
  'class12',
  'class8',
  'loyalty',
  'grade',
  'stage',
  'cohort',
  'channel',
  'search',
] as const satisfies readonly (keyof CustomerFilter)[];
export type FilterPart = (typeof FILTER_PARTS)[number];

const DEFAULT_SORTING: CustomerSorting = { by: 'net_revenue', direction: 'descending' };

/**
 * The filter that an address names; parts that the contract does not know are left out. What is typed
 * into the search box is never in an address: it names a person, and browsers write addresses to disk.
 */
export function filterOfQuery(query: Query): CustomerFilter {
  const { scheme, stage } = query;
  const candidates: Record<FilterPart, unknown> = {
    r: numberOf(query['r']),
    f: numberOf(query['f']),
    m: numberOf(query['m']),
    class12: query['class12'],
    class8: query['class8'],
    loyalty: query['loyalty'],
    grade: numberOf(query['grade']),
    stage: scheme !== undefined && stage !== undefined ? { scheme, stage } : undefined,
    cohort: query['cohort'],
    channel: query['channel'],
    search: undefined,
  };
  const filter: Record<string, unknown> = {};
  for (const part of FILTER_PARTS) {
    const value = candidates[part];
    if (value === undefined || value === '') continue;
    if (customerFilterSchema.safeParse({ [part]: value }).success) filter[part] = value;
  }
  return customerFilterSchema.parse(filter);
}

/** The address of a filter and a sorting, without the search; the usual sorting is not written. */
export function queryOfFilter(filter: CustomerFilter, sorting?: CustomerSorting): Query {
  const query: Record<string, string> = {};
  for (const part of FILTER_PARTS) {
    const value = filter[part];
    if (value === undefined || part === 'search') continue;
    if (typeof value === 'object') {
      query['scheme'] = value.scheme;
      query['stage'] = value.stage;
    } else query[part] = String(value);
  }
  if (sorting && (sorting.by !== DEFAULT_SORTING.by || sorting.direction !== 'descending')) {
    query['sort'] = sorting.by;
    query['order'] = sorting.direction;
  }
  return query;
}

/** The sorting that an address names; highest net revenue first by default. */
export function sortingOfQuery(query: Query): CustomerSorting {
  const by = CUSTOMER_SORTS.find((name) => name === query['sort']);
  if (by === undefined) return DEFAULT_SORTING;
  return { by, direction: query['order'] === 'ascending' ? 'ascending' : 'descending' };
}

/** A filter without one of its parts. */
export function withoutPart(filter: CustomerFilter, part: FilterPart): CustomerFilter {
  const { [part]: _removed, ...rest } = filter;
  return rest;
}

/** Parts that are set, in the order of the chips. */
export function setParts(filter: CustomerFilter): FilterPart[] {
  return FILTER_PARTS.filter((part) => filter[part] !== undefined);
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
