import type { ImportField } from '#shared/domain/importKinds.ts';
import { foldHeader } from '#main/privacy/index.ts';

/**
 * What the end of a header of orders says where the whole header is no known word: of 买家实付金额 and
 * `amazon-order-id` the last part is what the column is. Best first within a field.
 */
const CHINESE_TAILS: readonly (readonly [ImportField, readonly RegExp[]])[] = [
  [
    'order_id',
    [
      /(?:订单|訂單|交易|单据|單據|发票|發票|小票|收据|票据|结账|結帳)(?:编号|編號|号|號|号码|號碼|序号|序號|流水号|流水號|id)$/u,
      /(?:单号|單號|流水号|流水號)$/u,
    ],
  ],
  [
    'customer_id',
    [
      /(?:客户|客戶|会员|會員|买家|買家|用户|用戶|顾客|顧客)(?:编号|編號|编码|編碼|代码|代碼|代号|代號|号|號|号码|號碼|卡号|卡號|会员号|id|账号|賬號|帐号|帳號|昵称|暱稱|会员名)$/u,
      /(?:(?:下单|下單|购买|購買)(?:账号|帳號|帐号)|会员卡|會員卡|客编|客編|用户名|用戶名|openid|unionid)$/u,
    ],
  ],
  [
    'amount',
    [
      /(?:实付|實付|实收|實收|实际支付|實際支付|总支付|總支付)(?:款|额|額|金额|金額)?$/u,
      /(?:应付|應付|结算|結算|结账|結帳|订单|訂單|支付|付款|收款|消费|消費|交易|成交|销售|銷售)(?:款|货款|貨款|总?[额价]|總?[額價]|总?金额|總?金額)$/u,
      /(?:总额|總額|总价|總價|总计|總計|合计|合計|净额|淨額|货款|貨款|金额|金額)$/u,
    ],
  ],
  [
    'date',
    [
      /(?:下单|下單|订单|訂單|创建|創建|成立|提交|订购|訂購|购买|購買|购物|購物|交易|成交|消费|消費|销售|銷售)(?:时间|時間|日期?)$/u,
      /(?:付款|支付|收款|结账|結帳|结算|結算|完成|开单|開單|开立|開立|单据|單據|账单|帳單|发票|發票)(?:时间|時間|日期?)$/u,
    ],
  ],
  ['quantity', [/(?:数量|數量|件数|件數|销量|銷量)$/u]],
  ['status', [/(?:订单|訂單|交易|付款|支付|退款|售后|售後)(?:状态|狀態)$/u]],
  [
    'channel',
    [/(?:渠道|通路|平台|门店|門店|門市|店铺|店鋪|店)(?:名称|名稱|名)?$/u, /(?:来源|來源)$/u],
  ],
  [
    'product',
    [
      /(?:商品|产品|產品|宝贝|寶貝|货品|貨品)(?:名称?|名稱?|标题|標題|信息|资讯|編號|编号|编码|編碼|代码|代碼|货号|貨號|条码|條碼)?$/u,
      /(?:品项|品項|料号|料號|sku编码)$/u,
    ],
  ],
  ['phone', [/(?:手机|手機|电话|電話)(?:号码?|號碼?)?$/u]],
  ['email', [/(?:邮箱|郵箱|信箱|邮件|郵件)(?:地址)?$/u]],
  [
    'customer_name',
    [
      /(?:客户|客戶|会员|會員|买家|買家|用户|用戶|顾客|顧客|收货人|收貨人|收件人)(?:姓名|名称|名稱)$/u,
    ],
  ],
];

/** The last words of English headers, joined. */
const ENGLISH_TAILS: ReadonlyMap<string, ImportField> = new Map(
  Object.entries({
    order_id: 'orderid orderno ordernumber ordercode invoiceno invoicenumber receiptnumber',
    customer_id: 'customerid custid customerno clientid memberid userid buyerid buyerusername',
    amount: 'amount amt total sales revenue amountpaid',
    date: 'date datetime timestamp',
    quantity: 'quantity qty',
    status: 'orderstatus paymentstatus financialstatus',
    channel: 'channel',
    product: 'sku skuid productname productid itemname lineitemname',
    phone: 'phone mobile phonenumber',
    email: 'email',
  }).flatMap(([field, words]) => words.split(' ').map((word) => [word, field as ImportField])),
);

/** What is no part of an order itself: its costs, what was taken off, its way to the customer, who sold it. */
const OTHER_CHINESE =
  /运费|運費|邮费|郵費|优惠|優惠|折扣|折让|立减|满减|退款(?!状态|狀態)|退货|退貨|(?<!含)[税稅][额額费費金]|应税|應稅|免税|免稅|余额|餘額|红包|紅包|积分|積分|点数|點數|佣金|服务费|手续费|手續費|成本|利润|利潤|毛利|补贴|補貼|代金|券|定金|卖家|賣家|物流|快递|快遞|运单|運單|库存|庫存|客服|收银|收銀|业务员|業務員|供应商|供應商|推荐人|推薦人|子订单|子訂單|赠送|贈送/u;
const OTHER_ENGLISH =
  /^(?:ship|deliver|dispatch|due|refund|return|cancel|birth|update|modif|expir|tax|vat|discount|fee|fees|balance|coupon|point|tip|cost|profit|margin|commission|seller|vendor|supplier|warehouse|stock|forecast|target|budget|estimated|signup|registration)/u;

/** What a word at the end is worth, and how much less each form of it that is less clear. */
const AT_END = 0.5;
const NEXT = 0.05;

/**
 * The field that the end of a header of orders says, with its score; none for what is no part of the order itself.
 * @param bare the header without what stands in brackets
 */
export function fieldsOfTail(bare: string): readonly (readonly [ImportField, number])[] {
  const folded = foldHeader(bare);
  if (OTHER_CHINESE.test(folded)) return [];
  const found = CHINESE_TAILS.flatMap(([field, tails]) => {
    const rank = tails.findIndex((tail) => tail.test(folded));
    return rank < 0 ? [] : [[field, AT_END - rank * NEXT] as const];
  });
  return found.length > 0 ? found.slice(0, 1) : fieldsOfLastWords(bare);
}

function fieldsOfLastWords(bare: string): readonly (readonly [ImportField, number])[] {
  const words = bare
    .split(/[\s_\-./#]+/u)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
  if (words.some((word) => OTHER_ENGLISH.test(word))) return [];
  for (let from = 1; from < words.length; from += 1) {
    const field = ENGLISH_TAILS.get(words.slice(from).join(''));
    if (field !== undefined) return [[field, AT_END - (from - 1) * NEXT]];
  }
  return [];
}
