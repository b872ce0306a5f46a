import type { StatusMeaning } from '#shared/contract/importPlan.ts';
import { foldHeader } from '#main/privacy/index.ts';

const STATUS_WORDS: readonly (readonly [StatusMeaning, RegExp])[] = [
  ['test', /^test|测试|測試/u],
  // Refunded in part, or not at all: an order counts unless all of it was paid back.
  [
    'counts',
    /部分退|partial\w*(?:refund|return)|^(?:没有|沒有|无|無|未|不).*(?:退款|退货|退貨|售后|售後)|(?:退款|退货|退貨|售后|售後)(?:申请|申請)?已?(?:关闭|關閉|取消|撤销|撤銷|拒绝|拒絕)|refund\w*(?:closed|cancel|declin|reject)|(?:no|not|non|never|un)(?:refund|return)/u,
  ],
  // Nobody knows yet how it ends.
  [
    'pending',
    /退款中|退货中|退貨中|(?:申请|申請)(?:退款|退货|退貨)|退款(?:申请|申請|处理中|處理中|待)|refund(?:request|pending|processing|inprogress)|(?:request|pending|await)\w*refund/u,
  ],
  ['refunded', /refund|return|chargeback|退款|退货|退貨|退單|退单/u],
  [
    'cancelled',
    /cancel|void|closed|关闭|關閉|取消|作废|作廢|失败|失敗|fail|expired|disputed|declined/u,
  ],
  [
    'pending',
    /pending|onhold|unpaid|awaiting|draft|待付|待支付|未付|等待付款|待处理|待處理|待发货|待發貨|inprocess|processing|处理中/u,
  ],
  [
    'counts',
    /^(?!un|not|in(?:complete|active|valid)|未|无|無|待).*(?:paid|complete|done|success|fulfil|finish|deliver|shipped|sent|received|settled|confirmed|approved|captured|authori[sz]ed|processed|invoiced|active|valid|normal|sold$|^sales?$|^purchase$|销售|銷售|购买|購買|open|ok$|完成|成功|签收|簽收|发货|發貨|出货|出貨|已付|已支付|付款|已收|收货|收貨|送达|送達|到账|到帳|确认|確認|正常|有效|生效)/u,
  ],
];

/** Meaning of a status value; undefined if its words say nothing. */
export function meaningOfStatus(value: string): StatusMeaning | undefined {
  const folded = foldHeader(value);
  return STATUS_WORDS.find(([, words]) => words.test(folded))?.[0];
}
