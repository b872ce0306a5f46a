import type { gates as en } from '../en/gates.ts';
import type { Translated } from '../message.ts';

export const gates: Translated<typeof en> = {
  NO_DATA: '此數字還沒有資料。',
  TOO_FEW_DATA: '資料太少，無法得出可靠數字。',
  CANNOT_FIT: '模型無法擬合這些資料，因此不顯示數字。',
  NO_AMOUNTS: '沒有檔案含金額，因此不顯示金額類數字。',
  needs: '需要 {needs}，現有 {has}。',
  few_customers: '需要 {customersNeeded} 位有訂單的顧客，現有 {customers} 位。',
  few_days: '需要 {daysNeeded} 天的訂單，現有 {days} 天。',
  no_year_before: '需要一年前的訂單，現有 {days} 天。',
  few_months: '需要 {monthsNeeded} 個月的資料，現有 {months} 個月。',
  few_repeaters: '需要 {repeatersNeeded} 位在不只一天下單的顧客，現有 {repeaters} 位。',
  no_customers: '截至分析日沒有顧客有計入的訂單。',
  older_run: '該次分析由較早的版本完成，未計算此項。請重新分析。',
  no_amounts: '至少有一個檔案不含金額，因此不顯示金額類數字。',
  no_revenue: '淨營收不大於零，無法計算占比。',
  no_order: '這位顧客沒有計入的訂單，模型無法給出預期。',
  no_clv: '這次執行沒有計算價值模型。',
  nobody_before: '本期之前沒有人下單，無從比較。',
  nobody_in_period: '本期沒有人下單。',
  not_whole: 'x、t_x 和 T 必須是機會的整數次數，且 x 不大於 t_x。',
  many_opportunities: 'T 是機會的次數；超過 {most} 次的是時間而不是次數。',
  nobody_left: '所有合約都已續約，無法得知合約之間的差別。',
  no_repeaters: '沒有人在第二天下單，無法區分購買頻率與流失。',
  no_time: '所有首單都在分析日當天，尚無觀察期。',
  no_maximum: '沒有參數能解釋這些訂單。',
  no_spread: '顧客差異太小，無法分組。',
  no_stable_clusters:
    '沒有一個分群數能兩次得到相同結果：一致性最高 {stability}%，需要 {stabilityNeeded}%。顧客沒有清楚的分組。',
  small_cell: '依據的訂單少於 {needed} 筆，因此不公布。',
};
