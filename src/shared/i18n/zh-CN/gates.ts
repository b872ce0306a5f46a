import type { gates as en } from '../en/gates.ts';
import type { Translated } from '../message.ts';

export const gates: Translated<typeof en> = {
  NO_DATA: '此数字还没有数据。',
  TOO_FEW_DATA: '数据太少，无法得出可靠数字。',
  CANNOT_FIT: '模型无法拟合这些数据，因此不显示数字。',
  NO_AMOUNTS: '没有文件含金额，因此不显示金额类数字。',
  needs: '需要 {needs}，现有 {has}。',
  few_customers: '需要 {customersNeeded} 位有订单的客户，现有 {customers} 位。',
  few_days: '需要 {daysNeeded} 天的订单，现有 {days} 天。',
  no_year_before: '需要一年前的订单，现有 {days} 天。',
  few_months: '需要 {monthsNeeded} 个月的数据，现有 {months} 个月。',
  few_repeaters: '需要 {repeatersNeeded} 位在不止一天下单的客户，现有 {repeaters} 位。',
  no_customers: '截至分析日没有客户有计入的订单。',
  older_run: '该次分析由较早的版本完成，未计算此项。请重新分析。',
  no_amounts: '至少有一个文件不含金额，因此不显示金额类数字。',
  no_revenue: '净收入不大于零，无法计算占比。',
  no_order: '该客户没有计入的订单，模型无法给出预期。',
  no_clv: '本次运行没有计算价值模型。',
  nobody_before: '本期之前没有人下单，无从比较。',
  nobody_in_period: '本期没有人下单。',
  not_whole: 'x、t_x 和 T 必须是机会的整数次数，且 x 不大于 t_x。',
  many_opportunities: 'T 是机会的次数；超过 {most} 次的是时间而不是次数。',
  nobody_left: '所有合同都已续约，无法得知合同之间的差别。',
  no_repeaters: '没有人在第二天下单，无法区分购买频率与流失。',
  no_time: '所有首单都在分析日当天，尚无观察期。',
  no_maximum: '没有参数能解释这些订单。',
  no_spread: '客户差异太小，无法分组。',
  no_stable_clusters:
    '没有一个聚类数能两次得到相同结果：一致性最高 {stability}%，需要 {stabilityNeeded}%。客户没有清晰的分组。',
  small_cell: '依据的订单少于 {needed} 笔，因此不公布。',
};
