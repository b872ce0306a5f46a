import type { lastReport as en } from '../en/lastReport.ts';
import type { Translated } from '../message.ts';

export const lastReport: Translated<typeof en> = {
  title: '與上次報告相比',
  of: '上次報告：{id}，分析日期{day}。',
  column: '較 {id}',
  apart: '上次報告（{id}，{day}）無法與本報告比較：它依據的是{what}。',
  'differs.settings': '不同的設定',
  'differs.definitions': '不同的定義',
  'differs.money': '不同的金額單位',
  then: '{day}',
  now: '現在',
  change: '變化',
  note: '依 {id} 所印的數值。占比之差用百分點，其餘為相對變化（%）；任一報告隱去的，不顯示變化。',
};
