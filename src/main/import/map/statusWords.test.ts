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
  ['退款成功', 'refunded'],
  ['已退款', 'refunded'],
  ['Refunded', 'refunded'],
  ['部分退款', 'counts'],
  ['已部分退款', 'counts'],
  ['partially_refunded', 'counts'],
  ['没有申请退款', 'counts'],
  ['無退款', 'counts'],
  ['无售后或售后取消', 'counts'],
  ['退款关闭', 'counts'],
  ['Not refunded', 'counts'],
  ['Refund declined', 'counts'],
  ['退款中', 'pending'],
  ['买家已申请退款', 'pending'],
  ['Refund requested', 'pending'],
])('%s means %s', (value, meaning) => {
  expect(meaningOfStatus(value)).toBe(meaning);
});
