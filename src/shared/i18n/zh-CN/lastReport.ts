import type { lastReport as en } from '../en/lastReport.ts';
import type { Translated } from '../message.ts';

export const lastReport: Translated<typeof en> = {
  title: '较上次报告',
  of: '上次报告：{id}，分析日期{day}。',
  column: '较 {id}',
  apart: '上次报告（{id}，{day}）不能与本报告比较：它依据的是{what}。',
  'differs.settings': '不同的设置',
  'differs.definitions': '不同的定义',
  'differs.money': '不同的金额单位',
  then: '{day}',
  now: '现在',
  change: '变化',
  note: '按 {id} 所印的数值。占比之差用百分点，其余为相对变化（%）；任一报告隐去的，不显示变化。',
};
