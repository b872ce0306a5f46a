import type { modelNotes as en } from '../en/modelNotes.ts';
import type { Translated } from '../message.ts';

export const modelNotes: Translated<typeof en> = {
  for_comparison: '供比較：預期價值不由此模型得出。',
  boundary: '有一項估計落在可能範圍的邊界，資料無法確定它。',
  weakly_identified: '資料對至少一個參數幾乎沒有說明：其區間很寬。',
  not_converged: '最佳擬合的搜尋未穩定。請勿使用這些數字。',
  few_repeaters: '再次下單的顧客很少，估計不確定。',
  no_dropout: '資料中看不出顧客離開；仍為顧客的機率因此接近 100%。',
  fell_back_to_nbd: '改用較簡單的 NBD 模型：資料無法說明顧客何時離開。',
  timing_unknown: '各次下單的間隔不明，因此沒有檢驗顧客是否規律購買。',
  spend_mean_undefined: '顧客間的消費差異過大，平均值無法定義。',
  spend_correlated: '頻率與金額相關；高頻顧客的價值因此有偏差。',
  zero_spend_left_out: '消費不為正的顧客未計入金額模型。',
  constant_covariate: '有一個共變數對所有人相同，未計入。',
  collinear: '有一個共變數可由其他共變數得出，未計入。',
  separated: '有一組顧客差別極大，資料無法確定其係數的大小；只看方向，不看數值。',
  few_spenders: '再次下單的顧客太少，無法擬合消費模型，改用平均訂單金額。',
  constant_spend: '所有顧客每單消費相同，消費模型無可說明，改用平均訂單金額。',
  no_maximum: '消費模型沒有找到最佳擬合，改用平均訂單金額。',
};
