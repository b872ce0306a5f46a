import type { StatusMeaning } from '#shared/contract/imports.ts';
import { foldHeader } from '#main/privacy/index.ts';

const STATUS_WORDS: readonly (readonly [StatusMeaning, RegExp])[] = [
  ['test', /^test|测试|測試/u],
  ['refunded', /refund|return|chargeback|退款|退货|退貨|退單|退单/u],
  [
    'cancelled',
    /cancel|void|closed|关闭|關閉|取消|作废|作廢|失败|失敗|fail|expired|disputed|declined/u,
  ],
  [
    'pending',
    /pending|onhold|unpaid|awaiting|draft|待付|待支付|未付|等待付款|待处理|待處理|待发货|待發貨|inprocess|processing|处理中/u,
  ],
];

/** Meaning of a status value; values that say nothing else count. */
export function meaningOfStatus(value: string): StatusMeaning {
  const folded = foldHeader(value);
  return STATUS_WORDS.find(([, words]) => words.test(folded))?.[0] ?? 'counts';
}
