import type { stageNeed as en } from '../en/stageNeed.ts';
import type { Translated } from '../message.ts';

export const stageNeed: Translated<typeof en> = {
  title: '各阶段买什么，按{kind}',
  caption: '占截至{day}全部订单净额的比例；每行合计 100% · n = {n}',
  captionOrders: '占截至{day}含有该项的订单的比例；每行合计 100% · n = {n}',
  customers: '客户数',
  category: '商品类别',
  product: '商品',
  differentCategory: '人均不同类别数',
  differentProduct: '人均不同商品数',
  others: { one: '其他 {count} 项', other: '其他 {count} 项' },
  unknown: '未注明',
  all: '所有阶段',
  cell: '{stage}，{name}：{share}，{value}，{customers}',
  part: '{stage}，{name}：{share}，{value}',
  buyers: { one: '{count} 位客户', other: '{count} 位客户' },
  orders: { one: '{count} 笔订单', other: '{count} 笔订单' },
  few: '浅色：该阶段购买的客户不足 {limit} 位',
  nameless: '{n} 位客户中有 {count} 位买的都没有注明名称；其金额列在“未注明”下。',
  below: '“–”表示合计小于零：退回多于购买，不计入该行的占比。',
};
