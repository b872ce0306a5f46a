import type { valueTotals as en } from '../en/valueTotals.ts';
import type { Translated } from '../message.ts';

export const valueTotals: Translated<typeof en> = {
  total: '全部客户合计，{level} 区间',
  orders: '预计订单数，{level} 区间',
  range: '{low} 至 {high}',
  tested:
    '合计的区间包含偶然性、参数的不确定性，以及过去 {count} 期总数的误差（并计入通常的误差）。',
  untested:
    '合计的区间包含偶然性、参数的不确定性，以及模型总数通常的误差，因为没有可以回测的过去时期。模型在这些数据上有多准并不清楚。',
  unknown: '合计没有区间：数据看不出参数有多不确定。',
  alike:
    '这个模型看不出客户之间的差别，不能据此给名单排序。它对九成客户的预计订单数都是 {orders}；预计价值只因每单消费不同而不同。',
  alikeList: '订单模型看不出客户之间的差别，这份名单不能按下单概率排序。',
  alikeCard: '订单模型看不出客户之间的差别，因此这位客户的下单概率和订单数与所有人相同。',
  freeOnly:
    '模型多计 {count} 位客户：其订单全部免费。对模型来说，来过就是一次购买；其他图表只计已付款的订单。',
};
