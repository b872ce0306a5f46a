import type { relation as en } from '../en/relation.ts';
import type { Translated } from '../message.ts';

/** 各階段顧客在問卷中的回答，以及互動頻率。 */
export const relation: Translated<typeof en> = {
  title: '各階段顧客怎麼說',
  caption: '依顧客平均，每位顧客計一次；截至{day}的回答與互動，95% 區間 · n = {n}',
  'column.satisfaction': '滿意度（分）',
  'column.satisfactionInterval': '滿意度區間',
  'column.satisfactionCustomers': '評分顧客',
  'column.recommendation': '推薦值（分）',
  'column.recommendationInterval': '推薦值區間',
  'column.recommendationCustomers': '作答顧客',
  'column.interactions': '每人互動（近一年）',
  interval: '{low} 至 {high}',
  fewer: '不足 {least} 位',
  tooFew: '至少需要 {least} 位顧客的回答，現有 {customers} 位。',
  satisfaction:
    '滿意度：共 {answers} 個回答，量表 {least} 至 {most}，其中 {known} 個來自已辨識的顧客。量表取能容納全部回答的最窄常用量表；0 分為最低端，100 分為最高端。',
  recommendation:
    '推薦意願：共 {answers} 個回答，量表 {least} 至 {most}，其中 {known} 個來自已辨識的顧客。分數為 9–10 分的占比減去 0–6 分的占比，取每位顧客最近一次回答。',
  noScale:
    '有一份檔案的 {answers} 個回答不在任何已知量表內，未計入；其中 {known} 個來自已辨識的顧客。',
};
