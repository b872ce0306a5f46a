import type { touchpoints as en } from '../en/touchpoints.ts';
import type { Translated } from '../message.ts';

export const touchpoints: Translated<typeof en> = {
  section: '接觸點',
  title: '互動之後的下單，依接觸點',
  caption: '當天或之後 {days} 天內下單的人的比例，互動截至{day}，95% 區間 · n = {n}',
  days: '互動之後的天數',
  point: '接觸點',
  unnamed: '未註明',
  others: { one: '其他 {count} 個', other: '其他 {count} 個' },
  all: '所有接觸點',
  touches: '互動',
  observed: '人數',
  ordered: '下單',
  share: '占比',
  interval: '區間',
  open: '尚不可知',
  fewer: '不足 {least}',
  noteOpen: {
    one: '{count} 次互動距今不足 {days} 天：之後如何尚不可知，不計入比例。',
    other: '{count} 次互動距今不足 {days} 天：之後如何尚不可知，不計入比例。',
  },
  noteNameless: {
    one: '{count} 次互動沒有註明是誰，不計入。',
    other: '{count} 次互動沒有註明是誰，不計入。',
  },
  note: '人包括顧客、潛在顧客以及互動檔案註明的其他人；每人在每個接觸點只計一次。占比說明隨後發生了什麼，不說明因果。',
  noteFilter: '有篩選時只計其中顧客的互動：他們都曾下單，因此占比高於所有人。',
};
