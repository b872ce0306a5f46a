import type { phases as en } from '../en/phases.ts';
import type { Translated } from '../message.ts';

export const phases: Translated<typeof en> = {
  waiting: '等候中',
  read: '讀取檔案',
  check: '檢查各列',
  store: '匯入各列',
  snapshot: '整理資料',
  analysing: '分析中',
  saving: '儲存',
  copy: '複製',
  verify: '檢查工作區',
  printing: '列印',
  generate: '產生示範資料',
};
