import type { outside as en } from '../en/outside.ts';
import type { Translated } from '../message.ts';

export const outside: Translated<typeof en> = {
  title: '外部資料與自身指標並列',
  caption: '上：{series}，當月平均；下：當月{own} · 截至{day}',
  series: '外部資料數列',
  beside: '自身指標',
  'own.orders': '訂單',
  'own.net_revenue': '淨營收',
  month: '月份',
  mean: '{series}，平均',
  values: '數值個數',
  seriesState: '數列狀態',
  ownState: '自身指標狀態',
  unfinished: '未結束',
  changes: {
    one: '雙方都完整的 {months} 個月中，{count} 次逐月變化：',
    other: '雙方都完整的 {months} 個月中，{count} 次逐月變化：',
  },
  pearson: '皮爾森 r {r}（95% 區間 {low} 至 {high}）。',
  spearman: '斯皮爾曼 ρ {r}（95% 區間 {low} 至 {high}）。',
  constant: '其中一方沒有變化，因此無法得出相關。',
  noCause: '它不說明因果：雙方可能都隨季節或其他因素變化；數列多了，總有一個碰巧同步。',
  note: '空心點和斜線柱：未結束的月份，不計入相關。相鄰月份彼此相關，因此區間偏窄。',
  unlisted: {
    one: '檔案中還有 {count} 個數列未列出。',
    other: '檔案中還有 {count} 個數列未列出。',
  },
};
