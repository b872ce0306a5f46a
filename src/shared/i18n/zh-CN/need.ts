import type { need as en } from '../en/need.ts';
import type { Translated } from '../message.ts';

export const need: Translated<typeof en> = {
  first: '首单',
  'first.both': '{product} · {category}',
  different: '不同商品类别数',
  'different.of': '{count}；全部客户的中位数 {median}',
  'different.product': '不同商品数',
  main: '按{kind}，订单净额',
  'main.orders': '按{kind}，订单数',
  category: '商品类别',
  product: '商品',
  'column.category': '商品类别',
  'column.product': '商品',
  'column.orders': '订单数',
  'column.amount': '金额',
  'column.share': '占比',
  'column.last': '最近购买',
  more: { one: '另有 {count} 项未列出。', other: '另有 {count} 项未列出。' },
  none: '尚无计入的订单。',
  note: '订单的每一行计入其所注明的项目。与订单关联的退款已扣除，未关联的不扣。',
  noCategories: '商品类别列或商品文件可提供商品类别。',
};
