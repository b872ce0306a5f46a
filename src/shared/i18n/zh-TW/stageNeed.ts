import type { stageNeed as en } from '../en/stageNeed.ts';
import type { Translated } from '../message.ts';

export const stageNeed: Translated<typeof en> = {
  title: '各階段買什麼，依{kind}',
  caption: '占截至{day}全部訂單淨額的比例；每列合計 100% · n = {n}',
  captionOrders: '占截至{day}含有該項的訂單的比例；每列合計 100% · n = {n}',
  customers: '顧客數',
  category: '商品類別',
  product: '商品',
  differentCategory: '每人不同類別數',
  differentProduct: '每人不同商品數',
  others: { one: '其他 {count} 項', other: '其他 {count} 項' },
  unknown: '未註明',
  all: '所有階段',
  cell: '{stage}，{name}：{share}，{value}，{customers}',
  part: '{stage}，{name}：{share}，{value}',
  buyers: { one: '{count} 位顧客', other: '{count} 位顧客' },
  orders: { one: '{count} 筆訂單', other: '{count} 筆訂單' },
  few: '淺色：該階段購買的顧客不足 {limit} 位',
  nameless: '{n} 位顧客中有 {count} 位買的都沒有註明名稱；其金額列在「未註明」下。',
  below: '「–」表示合計小於零：退回多於購買，不計入該列的占比。',
};
