import type { checks as en } from '../en/checks.ts';
import type { Translated } from '../message.ts';

export const checks: Translated<typeof en> = {
  integrity: '資料庫各頁',
  foreign_keys: '資料表間的參照',
  migrations: '資料庫版本',
  audit_chain: '稽核紀錄',
  columns: '各批次的欄位資料',
  backup_age: '上次備份的時間',
  'detail.bytes': '位元組',
  'detail.faults': '異常',
  'detail.foreign': '外來物件',
  'detail.orphans': '失效參照',
  'detail.applied': '已套用步驟',
  'detail.edited': '被改動的步驟',
  'detail.entries': '筆記錄',
  'detail.brokenAt': '斷於記錄',
  'detail.batches': '批次',
  'detail.pieces': '資料塊',
  'detail.values': '值',
  'detail.backups': '備份',
  'detail.days': '天',
  'detail.limit': '上限',
};
