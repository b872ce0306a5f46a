import type { palette as en } from '../en/palette.ts';
import type { Translated } from '../message.ts';

export const palette: Translated<typeof en> = {
  title: '尋找頁面、操作、客群或定義',
  hint: '輸入名稱，也可用拼音',
  none: '沒有名為「{typed}」的項目',
  'group.page': '頁面',
  'group.action': '操作',
  'group.segment': '客群',
  'group.definition': '定義',
  compute: '更新所有指標',
  clearFilter: '移除所有圖表的篩選',
  showSegment: '{name}：顯示顧客',
  filterSegment: '{name}：篩選所有圖表',
};
