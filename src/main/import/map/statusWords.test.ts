import { expect, it } from 'vitest';
import { meaningOfStatus } from './statusWords.ts';

it.each([
  ['销售', 'counts'],
  ['銷售', 'counts'],
  ['Sale', 'counts'],
  ['退货', 'refunded'],
  ['销售退货', 'refunded'],
  ['待销售', undefined],
  ['Unsold', undefined],
  ['Shipped', 'counts'],
  ['Resolved', undefined],
])('%s means %s', (value, meaning) => {
  expect(meaningOfStatus(value)).toBe(meaning);
});
