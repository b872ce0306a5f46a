import type { retention as en } from '../en/retention.ts';
import type { Translated } from '../message.ts';

export const retention: Translated<typeof en> = {
  title: '留存',
  question: '有多少顧客回來，持續多久？',
  'heat.measureShare': '首次下單後的該日曆月內至少下一單的顧客占同期群的比例',
  'heat.cohort': '同期群',
  'heat.size': '人數',
  'heat.month': '第 {month} 月',
  'heat.months': '首次下單月份之後的月數',
  'heat.mean': '加權平均',
  'heat.meanNote': '依同期群人數加權，只計已結束的儲存格。',
  'heat.unfinished': '斜線：該期間尚未結束，數值還會上升',
  'heat.faded': '淺色：同期群不足 {limit} 位顧客',
  'heat.cell': '同期群{cohort}，第 {month} 月：{value}',
  'curves.title': '留存隨時間下降',
  'curves.measure': '當月下單的占比；粗線為加權平均，色帶為居中一半的同期群',
  'curves.months': '首次下單後的月數',
  'curves.mean': '加權平均',
  'curves.note': '只含已結束的月份。第 0 月依定義為 100%，不畫出。',
  'empty.title': '顧客留得如何',
  'empty.answer': '本頁追蹤每個首次下單月份的顧客，顯示多少人再次下單、帶來多少營收。',
  'empty.needs': '需要至少三個月、含顧客與日期的訂單。',
};
