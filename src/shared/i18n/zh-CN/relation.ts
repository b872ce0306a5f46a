import type { relation as en } from '../en/relation.ts';
import type { Translated } from '../message.ts';

/** 各阶段客户在问卷中的回答，以及互动频率。 */
export const relation: Translated<typeof en> = {
  title: '各阶段客户怎么说',
  caption: '按客户平均，每位客户计一次；截至{day}的回答与互动，95% 区间 · n = {n}',
  'column.satisfaction': '满意度（分）',
  'column.satisfactionInterval': '满意度区间',
  'column.satisfactionCustomers': '评分客户',
  'column.recommendation': '推荐值（分）',
  'column.recommendationInterval': '推荐值区间',
  'column.recommendationCustomers': '作答客户',
  'column.interactions': '人均互动（近一年）',
  interval: '{low} 至 {high}',
  fewer: '不足 {least} 位',
  tooFew: '至少需要 {least} 位客户的回答，现有 {customers} 位。',
  satisfaction:
    '满意度：共 {answers} 个回答，量表 {least} 至 {most}，其中 {known} 个来自已识别的客户。量表取能容纳全部回答的最窄常用量表；0 分为最低端，100 分为最高端。',
  recommendation:
    '推荐意愿：共 {answers} 个回答，量表 {least} 至 {most}，其中 {known} 个来自已识别的客户。分值为 9–10 分的占比减去 0–6 分的占比，取每位客户最近一次回答。',
  noScale:
    '有一份文件的 {answers} 个回答不在任何已知量表内，未计入；其中 {known} 个来自已识别的客户。',
};
