import type { palette as en } from '../en/palette.ts';
import type { Translated } from '../message.ts';

export const palette: Translated<typeof en> = {
  title: '查找页面、操作、客群或定义',
  hint: '输入名称，也可用拼音',
  none: '没有名为“{typed}”的项目',
  'group.page': '页面',
  'group.action': '操作',
  'group.segment': '客群',
  'group.definition': '定义',
  compute: '更新所有指标',
  clearFilter: '移除所有图表的筛选',
  showSegment: '{name}：显示客户',
  filterSegment: '{name}：筛选所有图表',
};
