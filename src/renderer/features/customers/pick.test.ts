import { describe, expect, test } from 'vitest';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { parseRoute, routeHash } from '../../app/routes.ts';
import { customerName } from '../../components/customerName.ts';
import { pickedOfQuery, queryOfPicked, scorePicked, withScores } from './pick.ts';
import { pageOffsets } from './useCustomerPages.ts';

const cell: SegmentRule = {
  kind: 'all',
  rules: [
    { kind: 'number', field: 'r', least: 5, most: 5 },
    { kind: 'number', field: 'f', least: 1, most: 1 },
  ],
};
const stage: SegmentRule = { kind: 'choice', field: 'stage.time', values: ['lost'] };
const atRisk: SegmentRule = { kind: 'choice', field: 'class12', values: ['at_risk'] };

describe('what is picked, in the address', () => {
  test('comes back as it was', () => {
    const channel: SegmentRule = { kind: 'choice', field: 'channel', values: ['門市 & web', ''] };
    const picked = {
      pick: { kind: 'all', rules: [cell, stage, channel] },
      sorting: { by: 'clv', direction: 'ascending' },
      filterAside: true,
    } as const;
    const hash = routeHash({ screen: 'customers', query: queryOfPicked(picked) });
    expect(pickedOfQuery(parseRoute(hash).query)).toEqual(picked);
  });

  test('is nothing where the address holds no rule', () => {
    for (const pick of ['', '{', '[]', '{"kind":"choice","field":"shoe_size","values":["x"]}']) {
      expect(pickedOfQuery({ pick, sort: 'shoe_size' })).toEqual({
        pick: null,
        sorting: { by: 'net_revenue', direction: 'descending' },
        filterAside: false,
      });
    }
  });
});

test('a cell of the grid replaces a class and the other way round, other parts stay', () => {
  const picked = withScores({ kind: 'all', rules: [stage, atRisk] }, cell);
  expect(picked).toEqual({ kind: 'all', rules: [stage, ...cell.rules] });
  expect([scorePicked(picked, 'r'), scorePicked(picked, 'f')]).toEqual([5, 1]);
  expect(withScores(picked, atRisk)).toEqual({ kind: 'all', rules: [stage, atRisk] });
  expect(scorePicked(null, 'r')).toBeUndefined();
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
