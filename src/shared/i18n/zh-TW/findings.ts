import type { findings as en } from '../en/findings.ts';
import type { Translated } from '../message.ts';

export const findings: Translated<typeof en> = {
  revenue_up_year: '淨營收 {amount}，比去年同期（{before}）{change}。',
  revenue_down_year: '淨營收 {amount}，比去年同期（{before}）{change}。',
  revenue_up: '淨營收 {amount}，比上一期（{before}）{change}。',
  revenue_down: '淨營收 {amount}，比上一期（{before}）{change}。',
  new_customers_up: '新顧客 {count} 位，比上一期（{before}）{change}。',
  new_customers_down: '新顧客 {count} 位，比上一期（{before}）{change}。',
  lost_customers: '期內流失 {count} 位顧客（{share}）：沉默超過 {months} 個月。',
  won_back: '{count} 位顧客在沉默超過 {months} 個月後再次下單。',
  stage_move: '一個月內 {count} 位顧客（占該階段 {share}）由「{from}」移至「{to}」。',
  class_in_danger: '「{group}」：帶來 {amount}（占淨營收 {share}）的 {count} 位顧客已轉為沉默。',
  concentration: '前 {top} 的顧客帶來 {share} 的淨營收。',
  one_order_only: '{count} 位顧客（{share}）只下過一次單。',
  value_fell:
    '{count} 位顧客的預期價值降至 {months} 個月前的 {limit} 或更低：由 {before} 降至 {now}。',
  conversion_down: '{channel} 由點擊轉換為顧客的比率下降：由 {before} 降至 {now}（{change}）。',
  outlook: '未來 {months} 個月，現有顧客預計帶來 {orders} 筆訂單，價值 {amount}（已折現）。',
  unidentified: '{amount}（占營收 {share}）沒有顧客識別，不計入顧客類數字。',
  unlinked_refunds: '{amount} 的退款（占總營收 {share}）未指明訂單：只減營收，不減訂單數。',
  orders_only: '檔案不含金額：僅依次數分析 {customers} 位顧客的 {orders} 筆訂單。',
};
