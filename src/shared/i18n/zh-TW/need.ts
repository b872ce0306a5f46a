import type { need as en } from '../en/need.ts';
import type { Translated } from '../message.ts';

export const need: Translated<typeof en> = {
  first: '首單',
  'first.both': '{product} · {category}',
  different: '不同商品類別數',
  'different.of': '{count}；所有顧客的中位數 {median}',
  'different.product': '不同商品數',
  main: '依{kind}，訂單淨額',
  'main.orders': '依{kind}，訂單數',
  category: '商品類別',
  product: '商品',
  'column.category': '商品類別',
  'column.product': '商品',
  'column.orders': '訂單數',
  'column.amount': '金額',
  'column.share': '占比',
  'column.last': '最近購買',
  more: { one: '另有 {count} 項未列出。', other: '另有 {count} 項未列出。' },
  none: '尚無計入的訂單。',
  note: '訂單的每一列計入其所註明的項目。與訂單連結的退款已扣除，未連結的不扣。',
  noCategories: '商品類別欄位或商品檔案可提供商品類別。',
};
