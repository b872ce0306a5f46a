import { describe, expect, test } from 'vitest';
import type { CustomerFilter } from '#shared/contract/customers.ts';
import { parseRoute, routeHash } from '../../app/routes.ts';
import { customerName } from '../../components/customerName.ts';
import { filterOfQuery, queryOfFilter, setParts, sortingOfQuery, withoutPart } from './filter.ts';
import { pageOffsets } from './useCustomerPages.ts';

describe('filter in the address', () => {
  test('comes back as it was', () => {
    const filter: CustomerFilter = {
      r: 5,
      f: 1,
      class12: 'at_risk',
      stage: { scheme: 'time', stage: 'lost' },
      cohort: '2024-03',
      channel: '門市 & web',
    };
    const hash = routeHash({ screen: 'customers', query: queryOfFilter(filter) });
    expect(filterOfQuery(parseRoute(hash).query)).toEqual(filter);
  });

  test('drops what the contract does not know', () => {
    expect(filterOfQuery({ r: '7', f: 'x', class8: 'nobody', scheme: 'time' })).toEqual({});
  });

  test('loses one part at a time', () => {
    const filter: CustomerFilter = { r: 5, search: 'a' };
    expect(setParts(filter)).toEqual(['r', 'search']);
    expect(withoutPart(filter, 'r')).toEqual({ search: 'a' });
  });

  test('sorting falls back to the highest net revenue', () => {
    expect(sortingOfQuery({ sort: 'shoe_size' })).toEqual({
      by: 'net_revenue',
      direction: 'descending',
    });
    const sorting = { by: 'clv', direction: 'ascending' } as const;
    expect(sortingOfQuery(queryOfFilter({}, sorting))).toEqual(sorting);
  });
});

test('pages that hold a range of rows', () => {
  expect(pageOffsets(0, 100)).toEqual([0]);
  expect(pageOffsets(95, 130)).toEqual([0, 100]);
  expect(pageOffsets(999_950, 1_000_000)).toEqual([999_900]);
  expect(pageOffsets(0, 0)).toEqual([0]);
});

test('pseudonyms are shortened, other ids are left alone', () => {
  expect(customerName('C-7F3K2M9Q0123456789ABCDEFGH')).toBe('C-7F3K-2M9Q');
  expect(customerName('C-7F3K2M9Q')).toBe('C-7F3K2M9Q');
  expect(customerName('12346')).toBe('12346');
});

test('never writes or reads what was searched: an address goes to disk, a name must not', () => {
  expect(queryOfFilter({ r: 5, search: '13912345678' })).toEqual({ r: '5' });
  expect(filterOfQuery({ r: '5', search: '13912345678' })).toEqual({ r: 5 });
});
