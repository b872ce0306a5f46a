import { describe, expect, it } from 'vitest';
import { proposeFields, typeOfColumn, type SampledColumn } from './propose.ts';
import { fieldsOfHeader } from './fieldWords.ts';

const fieldOf = (header: string) => fieldsOfHeader(header)[0]?.[0];

describe('a header of orders that is no known word', () => {
  it.each([
    [
      'amount',
      '订单总额 实付款 买家实付金额 用户实付金额(元) 应付货款 含税金额 買家總支付金額 結帳金額',
    ],
    ['amount', 'order_total_amount purchase-amount'],
    ['date', '订单付款时间 订单提交时间 發票日期 訂單成立時間 交易日 order_approved_timestamp'],
    ['order_id', '主订单编号 平台订单号 原始单号 发票号码 銷貨單號 交易流水号 amazon-order-id'],
    ['customer_id', '买家昵称 会员编码 顧客代號 下单账号 客編 shop_customer_id'],
    ['quantity', '宝贝数量 购买件数 訂購數量 quantity_purchased_qty'],
    ['status', '支付状态 退款状态 付款狀態 shop-order-status'],
    ['channel', '下单平台 所属门店 店铺名称 來源通路 客户来源'],
    ['product', '选购商品 商品标题 品項 货品名称 SKU编码 shop_product_name'],
    ['phone', '收货人手机 行動電話 会员手机号 buyer-phone-number'],
    ['email', '会员邮箱 電子信箱'],
    ['customer_name', '收货人姓名 会员名称'],
  ])('is %s by its end: %s', (field, headers) => {
    for (const header of headers.split(' '))
      expect([header, fieldOf(header)]).toEqual([header, field]);
  });

  it('is nothing where it is the cost of an order, what was taken off, or its way', () => {
    const others =
      '运费金额 优惠金额 税额 余额 红包金额 成本金额 應稅銷售額 物流单号 快递单号 子订单编号 发货时间 卖家电话 ' +
      'shipping-amount discount_amount tax-total due_date delivery-date seller_phone birth_date store_name_x';
    for (const header of others.split(' '))
      expect([header, fieldOf(header)]).toEqual([header, undefined]);
  });

  it('gives way to one that is a known word', () => {
    expect(guessed({ 应付总金额: ['5', '6'], 订单金额: ['4', '6'] })).toEqual([
      undefined,
      'amount',
    ]);
    expect(guessed({ 应付总金额: ['5', '6'], 订单备注: ['4', '6'] })).toEqual([
      'amount',
      undefined,
    ]);
  });
});

describe('an order number that reads as a moment', () => {
  it('is one by its header where it is nothing but digits', () => {
    const numbers = ['202401010003', '202401010004', '20240105130509'];
    expect(guessed({ 订单号: numbers, 下单时间: ['2024/1/5', '2024/1/6', '2024/1/7'] })).toEqual([
      'order_id',
      'date',
    ]);
    expect(guessed({ order: ['2024-01-05', '2024-01-06', '2024-01-07'] })).toEqual(['date']);
    expect(guessed({ 下单日期: ['20240105', '20240106', '20240107'] })).toEqual(['date']);
  });
});

/** The fields that are proposed for columns of orders by name. */
function guessed(columns: Readonly<Record<string, readonly string[]>>) {
  const sampled = Object.entries(columns).map(([name, values]): SampledColumn => ({
    name,
    values,
    distinct: new Set(values),
    rows: values.length,
  }));
  const guesses = proposeFields(sampled, sampled.map(typeOfColumn), 'orders');
  return guesses.map((guess) => guess?.field);
}
