import type { calendar as en } from '../en/calendar.ts';
import type { Translated } from '../message.ts';

export const calendar: Translated<typeof en> = {
  section: '季節有影響嗎？',
  title: '旺季與淡季',
  used: '預期值依日曆計算：依日曆時模型本會更接近實際。',
  notUsed: '各月份有差異，但依此預測並不會更準。預期值不依日曆計算。',
  measure: '每月訂單與平均月份（= 1）之比，由 {years} 年、{n} 次重複購買得出',
  month: '月份',
  weight: '與平均之比',
  errors:
    '總數誤差：依日曆 {with}，不依日曆 {without}；每位顧客誤差 {rmseWith} 與 {rmseWithout}，共 {count} 個過去期間。',
};
