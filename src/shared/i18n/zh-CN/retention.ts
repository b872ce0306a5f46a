import type { retention as en } from '../en/retention.ts';
import type { Translated } from '../message.ts';

export const retention: Translated<typeof en> = {
  title: '留存',
  question: '有多少客户回来，持续多久？',
  'heat.measureShare': '首次下单后的该自然月内至少下一单的客户占同期群的比例',
  'heat.cohort': '同期群',
  'heat.size': '人数',
  'heat.month': '第 {month} 月',
  'heat.months': '首次下单月份之后的月数',
  'heat.mean': '加权平均',
  'heat.meanNote': '按同期群人数加权，只计已结束的单元。',
  'heat.unfinished': '斜线：该周期尚未结束，数值还会上升',
  'heat.faded': '浅色：同期群不足 {limit} 位客户',
  'heat.cell': '同期群{cohort}，第 {month} 月：{value}',
  'curves.title': '留存随时间下降',
  'curves.measure': '当月下单的占比；粗线为加权平均，色带为居中一半的同期群',
  'curves.months': '首次下单后的月数',
  'curves.mean': '加权平均',
  'curves.note': '只含已结束的月份。第 0 月按定义为 100%，不画出。',
  'empty.title': '客户留得如何',
  'empty.answer': '本页跟踪每个首次下单月份的客户，显示多少人再次下单、带来多少收入。',
  'empty.needs': '需要至少三个月、含客户与日期的订单。',
};
