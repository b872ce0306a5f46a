import type { checks as en } from '../en/checks.ts';
import type { Translated } from '../message.ts';

export const checks: Translated<typeof en> = {
  integrity: '数据库各页',
  foreign_keys: '表间引用',
  migrations: '数据库版本',
  audit_chain: '审计日志',
  columns: '各批次的列数据',
  backup_age: '上次备份的时间',
  'detail.bytes': '字节',
  'detail.faults': '异常',
  'detail.foreign': '外来对象',
  'detail.orphans': '失效引用',
  'detail.applied': '已应用步骤',
  'detail.edited': '被改动的步骤',
  'detail.entries': '条目',
  'detail.brokenAt': '断于条目',
  'detail.batches': '批次',
  'detail.pieces': '数据块',
  'detail.values': '值',
  'detail.backups': '备份',
  'detail.days': '天',
  'detail.limit': '上限',
};
