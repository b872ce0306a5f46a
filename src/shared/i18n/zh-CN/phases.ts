import type { phases as en } from '../en/phases.ts';
import type { Translated } from '../message.ts';

export const phases: Translated<typeof en> = {
  waiting: '等待中',
  read: '读取文件',
  check: '检查各行',
  store: '导入各行',
  snapshot: '整理数据',
  analysing: '分析中',
  saving: '保存',
  copy: '复制',
  verify: '检查工作区',
  printing: '打印',
  generate: '生成演示数据',
};
