import type { findings as en } from '../en/findings.ts';
import type { Translated } from '../message.ts';

export const findings: Translated<typeof en> = {
  revenue_up_year: '净收入 {amount}，比去年同期（{before}）{change}。',
  revenue_down_year: '净收入 {amount}，比去年同期（{before}）{change}。',
  revenue_up: '净收入 {amount}，比上一期（{before}）{change}。',
  revenue_down: '净收入 {amount}，比上一期（{before}）{change}。',
  new_customers_up: '新客户 {count} 位，比上一期（{before}）{change}。',
  new_customers_down: '新客户 {count} 位，比上一期（{before}）{change}。',
  lost_customers: '期内流失 {count} 位客户（{share}）：沉默超过 {months} 个月。',
  won_back: '{count} 位客户在沉默超过 {months} 个月后再次下单。',
  stage_move: '一个月内 {count} 位客户（占该阶段 {share}）由“{from}”移至“{to}”。',
  class_in_danger: '“{group}”：带来 {amount}（占净收入 {share}）的 {count} 位客户已转为沉默。',
  concentration: '前 {top} 的客户带来 {share} 的净收入。',
  one_order_only: '{count} 位客户（{share}）只下过一次单。',
  value_fell:
    '{count} 位客户的预期价值降至 {months} 个月前的 {limit} 或更低：由 {before} 降至 {now}。',
  conversion_down: '{channel} 由点击转化为客户的比率下降：由 {before} 降至 {now}（{change}）。',
  outlook: '未来 {months} 个月，现有客户预计带来 {orders} 笔订单，价值 {amount}（已折现）。',
  unidentified: '{amount}（占收入 {share}）没有客户标识，不计入客户类数字。',
  unlinked_refunds: '{amount} 的退款（占总收入 {share}）未指明订单：只减收入，不减订单数。',
  orders_only: '文件不含金额：仅按次数分析 {customers} 位客户的 {orders} 笔订单。',
};
