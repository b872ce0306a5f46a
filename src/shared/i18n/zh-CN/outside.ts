import type { outside as en } from '../en/outside.ts';
import type { Translated } from '../message.ts';

export const outside: Translated<typeof en> = {
  title: '外部数据与自身指标并列',
  caption: '上：{series}，当月均值；下：当月{own} · 截至{day}',
  series: '外部数据序列',
  beside: '自身指标',
  'own.orders': '订单',
  'own.net_revenue': '净收入',
  month: '月份',
  mean: '{series}，均值',
  values: '数值个数',
  seriesState: '序列状态',
  ownState: '自身指标状态',
  unfinished: '未结束',
  changes: {
    one: '双方都完整的 {months} 个月中，{count} 次逐月变化：',
    other: '双方都完整的 {months} 个月中，{count} 次逐月变化：',
  },
  pearson: '皮尔逊 r {r}（95% 区间 {low} 至 {high}）。',
  spearman: '斯皮尔曼 ρ {r}（95% 区间 {low} 至 {high}）。',
  constant: '其中一方没有变化，因此无法给出相关。',
  noCause: '它不说明因果：双方可能都随季节或其他因素变化；序列多了，总有一个碰巧同步。',
  note: '空心点和斜纹柱：未结束的月份，不计入相关。相邻月份彼此相关，因此区间偏窄。',
  unlisted: {
    one: '文件中还有 {count} 个序列未列出。',
    other: '文件中还有 {count} 个序列未列出。',
  },
};
