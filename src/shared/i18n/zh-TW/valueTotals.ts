import type { valueTotals as en } from '../en/valueTotals.ts';
import type { Translated } from '../message.ts';

export const valueTotals: Translated<typeof en> = {
  total: '全部顧客合計，{level} 區間',
  orders: '預計訂單數，{level} 區間',
  range: '{low} 至 {high}',
  tested:
    '合計的區間包含偶然性、參數的不確定性，以及過去 {count} 期總數的誤差（並計入通常的誤差）。',
  untested:
    '合計的區間包含偶然性、參數的不確定性，以及模型總數通常的誤差，因為沒有可以回測的過去期間。模型在這些資料上有多準並不清楚。',
  unknown: '合計沒有區間：資料看不出參數有多不確定。',
  alike:
    '這個模型看不出顧客之間的差別，不能據此替名單排序。它對九成顧客的預計訂單數都是 {orders}；預計價值只因每單消費不同而不同。',
  alikeList: '訂單模型看不出顧客之間的差別，這份名單不能依下單機率排序。',
  alikeCard: '訂單模型看不出顧客之間的差別，因此這位顧客的下單機率和訂單數與所有人相同。',
  freeOnly:
    '模型多計 {count} 位顧客：其訂單全部免費。對模型來說，來過就是一次購買；其他圖表只計已付款的訂單。',
};
