import type { ImportField, ImportKind } from '#shared/domain/importKinds.ts';
import { foldHeader } from '#main/privacy/index.ts';
import { KIND_WORDS, type FieldWords } from './kindWords.ts';
import { fieldsOfTail } from './tailWords.ts';

/**
 * Header words of the fields of orders, and of those that mean the same everywhere, in three languages,
 * folded ({@link foldHeader}), best first: of two columns that could be the date, "order date" goes
 * before "ship date".
 */
const WORDS: FieldWords = {
  customer_id: [
    'customerid 客户id 客户编号 客户号 客户编码 客户代码 顾客编号 顾客id 会员编号 会员号 会员id 会员卡号 買家id 买家id 用户id 用户编号 用戶id 客戶id 客戶編號 客戶代號 客戶號 顧客編號 會員編號 會員id 會員卡號 memberid membernumber memberno customernumber customerno customercode custid custno clientid userid buyerid accountid shopperid cardnumber',
    'customer client member user buyer shopper household customeruniqueid customerkey clientno buyerusername accountnumber kundennummer openid 客户 客戶 顾客 顧客 会员 會員 用户 用戶 买家 買家',
  ],
  date: [
    'orderdate ordertime orderedat 下单时间 下单日期 訂單日期 订单日期 訂購日期 下單時間 下單日期 订单时间 訂單時間 订单创建时间 創建時間 purchasedate purchasetime transactiondate transactiontime invoicedate invoicetime salesdate saledate 交易日期 交易时间 交易時間 消费日期 消費日期 购买日期 購買日期 销售日期 銷售日期 订购日期',
    'date datetime time timestamp 日期 时间 時間 付款时间 付款時間 支付时间 支付時間 paymentdate paidat createdat creationdate created day orderplaced orderdatetime orderpurchasetimestamp bestelldatum datedecommande transdate postingdate 成交时间 成交時間',
  ],
  amount: [
    '实付金额 實付金額 订单金额 訂單金額 实收金额 實收金額 成交金额 成交金額 交易金额 交易金額 销售额 銷售額 销售金额 銷售金額 消费金额 消費金額 支付金额 付款金額 付款金额 金额 金額 amount orderamount totalamount netamount ordertotal orderprice linetotal sales salesamount revenue netrevenue paymentamount total grandtotal totalprice totalvalue ordervalue spend amountpaid totalpaid grosssales netsales transactionamount 实付 實付 实付款 實付款 总金额 總金額 总价 總價 合计金额 小计 小計',
    'value sum payment turnover paid price gross subtotal amt 总额 總額 总计 總計 合计 合計 betrag montant importe',
  ],
  unit_price: [
    'unitprice priceeach 单价 單價 商品单价 商品單價 售价 售價 unitcost itemprice',
    'price 价格 價格',
  ],
  refunded: [
    '退款金额 退款金額 退款额 退款額 已退金额 已退金額 已退款金额 已退款金額 退货金额 退貨金額 refundamount amountrefunded refundedamount refundtotal totalrefunded refunded returnamount',
  ],
  quantity: [
    'quantity qty quantityordered 数量 數量 购买数量 購買數量 销售数量 銷售數量 件数 件數 units itemcount count',
  ],
  order_id: [
    'orderid orderno ordernumber 订单编号 订单号 订单id 訂單編號 訂單號 訂單號碼 訂單id invoiceno invoiceid invoicenumber invoice transactionid transactionno receiptno receiptid 交易号 交易編號 交易编号 单号 單號 流水号 流水號 小票号 order ordercode billno basketid saleid salesorder salesordernumber salesorderno orderref orderreference orderkey documentno receiptnumber bestellnummer salesrecordnumber 发票号 发票号码 發票號碼',
  ],
  channel: [
    'channel saleschannel orderchannel 渠道 销售渠道 銷售渠道 来源渠道 通路 銷售通路 订单来源 訂單來源 平台 platform source store storeid storename 店铺 店鋪 门店 門市 店铺名称 来源 來源',
  ],
  product: [
    'product productname 商品 商品名称 商品名稱 产品名称 產品名稱 品名 item itemname itemdescription sku stockcode productid productcode itemid 商品编码 商品編碼 商品编号 商品編號 产品id 產品id 货号 貨號 商品id description productdescription 宝贝标题 标题 lineitemname productsku skuid article 品项 品項 商品名 商品标题',
  ],
  category: [
    'category productcategory categoryname productline department 商品类别 商品類別 商品分类 商品分類 产品类别 產品類別 产品分类 產品分類 类别 類別 品类 品類 类目 類目',
    'subcategory 子类别 子類別 分类 分類',
  ],
  status: [
    'status orderstatus 订单状态 訂單狀態 状态 狀態 交易状态 交易狀態 orderstate state financialstatus paymentstatus 付款状态 支付状态 付款狀態',
    '类型 類型 type transactiontype 交易类型 交易類型',
  ],
  customer_name: [
    'customername 客户姓名 客户名称 客户名 客戶姓名 客戶名稱 姓名 会员姓名 會員姓名 买家姓名 收货人 收貨人 收件人 buyername clientname membername username fullname name contactname 顾客姓名 顧客姓名 联系人',
  ],
  phone: [
    'phone phonenumber mobile mobilephone mobilenumber cellphone tel telephone 手机 手机号 手机号码 手機 手機號碼 电话 电话号码 電話 電話號碼 联系电话 聯絡電話 联系方式 customerphone contactphone',
  ],
  email: [
    'email emailaddress mail customeremail 邮箱 电子邮箱 电子邮件 郵箱 電子郵件 電郵 信箱 buyeremail',
  ],
};

type Scored = ReadonlyMap<string, readonly (readonly [ImportField, number])[]>;

/** What a word at the end of a header of several words is worth: `xyz_campaign_id`. */
const AT_END = 0.5;

const ORDER_SCORES = scoresOf(WORDS);
const KIND_SCORES: ReadonlyMap<ImportKind, Scored> = new Map(
  Object.entries(KIND_WORDS).map(([kind, words]) => [
    kind as ImportKind,
    scoresOf({ ...WORDS, ...words }),
  ]),
);

function scoresOf(words: FieldWords): Scored {
  const scores = new Map<string, [ImportField, number][]>();
  for (const [field, tiers] of Object.entries(words) as [ImportField, readonly string[]][]) {
    tiers.forEach((tier, rank) => {
      const list = tier.split(' ').filter((word) => word !== '');
      list.forEach((word, i) => {
        const entry = scores.get(word) ?? [];
        entry.push([field, 1 - rank * 0.4 - (i / list.length) * 0.2]);
        scores.set(word, entry);
      });
    });
  }
  return scores;
}

/** Units and remarks in brackets do not belong to the word: `金额(万元)`, `Amount [EUR]`. */
function bare(header: string): string {
  return header.normalize('NFKC').replace(/[([{].*?[)\]}]/gu, '');
}

/** Whether somebody is married is no status of theirs in the shop. */
const MARITAL = /marital|marriage|婚姻|婚况|婚況/iu;

/** A click rate, whatever else the header says: `Conversion (CTR)`. */
const CLICK_RATE = /\bctr\b|click.?through|点击率|點擊率|點閱率/iu;

/**
 * Fields that a header may name in a file of a kind, with scores from 0 to 1. A click rate is never
 * offered as conversions: it counts nobody who bought. The marital status of customers is never offered as anything.
 */
export function fieldsOfHeader(
  header: string,
  kind: ImportKind = 'orders',
): readonly (readonly [ImportField, number])[] {
  if (MARITAL.test(header)) return [];
  const named = namedFields(header, kind);
  return CLICK_RATE.test(header) ? named.filter(([field]) => field !== 'conversions') : named;
}

function namedFields(
  header: string,
  kind: ImportKind,
): readonly (readonly [ImportField, number])[] {
  const scores = KIND_SCORES.get(kind);
  const known = scores ?? ORDER_SCORES;
  const whole = known.get(foldHeader(header)) ?? known.get(foldHeader(bare(header)));
  if (whole !== undefined) return whole;
  if (scores === undefined) return fieldsOfTail(bare(header));
  const words = bare(header).split(/[\s_\-./]+/u);
  for (let from = 1; from < words.length; from += 1) {
    const found = scores.get(foldHeader(words.slice(from).join('')));
    if (found !== undefined) return found.map(([field, score]) => [field, score * AT_END]);
  }
  return [];
}
