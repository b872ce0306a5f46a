import type { calendar as en } from '../en/calendar.ts';
import type { Translated } from '../message.ts';

export const calendar: Translated<typeof en> = {
  section: '季节有影响吗？',
  title: '旺季与淡季',
  used: '预期值按日历计算：按日历时模型本会更接近实际。',
  notUsed: '各月份有差异，但据此预测并不会更准。预期值不按日历计算。',
  measure: '每月订单与平均月份（= 1）之比，由 {years} 年、{n} 次重复购买得出',
  month: '月份',
  weight: '与平均之比',
  errors:
    '总数误差：按日历 {with}，不按日历 {without}；每位客户误差 {rmseWith} 与 {rmseWithout}，共 {count} 个过去期间。',
};
