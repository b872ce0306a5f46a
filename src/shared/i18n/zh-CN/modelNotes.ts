import type { modelNotes as en } from '../en/modelNotes.ts';
import type { Translated } from '../message.ts';

export const modelNotes: Translated<typeof en> = {
  for_comparison: '供比较：预期价值不由此模型得出。',
  boundary: '有一项估计落在可能范围的边界，数据无法确定它。',
  weakly_identified: '数据对至少一个参数几乎没有说明：其区间很宽。',
  not_converged: '最优拟合的搜索未稳定。请勿使用这些数字。',
  few_repeaters: '再次下单的客户很少，估计不确定。',
  no_dropout: '数据中看不出客户离开；仍为客户的概率因此接近 100%。',
  fell_back_to_nbd: '改用更简单的 NBD 模型：数据无法说明客户何时离开。',
  timing_unknown: '各次下单的间隔未知，因此没有检验客户是否规律购买。',
  spend_mean_undefined: '客户间的消费差异过大，平均值无法定义。',
  spend_correlated: '频率与金额相关；高频客户的价值因此有偏差。',
  zero_spend_left_out: '消费不为正的客户未计入金额模型。',
  constant_covariate: '有一个协变量对所有人相同，未计入。',
  collinear: '有一个协变量可由其他协变量得出，未计入。',
  separated: '有一组客户差别极大，数据无法确定其系数的大小；只看方向，不看数值。',
  few_spenders: '再次下单的客户太少，无法拟合消费模型，改用平均订单金额。',
  constant_spend: '所有客户每单消费相同，消费模型无可说明，改用平均订单金额。',
  no_maximum: '消费模型没有找到最优拟合，改用平均订单金额。',
};
