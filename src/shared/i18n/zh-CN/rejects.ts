import type { rejects as en } from '../en/rejects.ts';
import type { Translated } from '../message.ts';

export const rejects: Translated<typeof en> = {
  sheet: '被拒绝的行',
  saveBook: '将被拒绝的行保存为工作簿',
  'fix.ROW_SHORT': '补上缺少的单元格。',
  'fix.ROW_LONG': '合并被分隔符拆开的单元格，或删除多余的单元格。',
  'fix.DATE_MISSING': '填写日期，如 2024-01-31。',
  'fix.DATE_UNREADABLE': '按其他行的写法填写日期，或写成 2024-01-31。',
  'fix.DATE_IMPOSSIBLE': '填写存在的日期。',
  'fix.DATE_RANGE': '填写真实日期，在 1970 年至 2100 年之间。',
  'fix.AMOUNT_MISSING': '填写金额。',
  'fix.AMOUNT_UNREADABLE': '以普通数字填写金额，如 1234.50。',
  'fix.AMOUNT_DIGITS': '将金额四舍五入到与其他行相同的小数位数。',
  'fix.CURRENCY_OTHER': '换算金额，或将这些行作为单独的文件导入。',
  'fix.QUANTITY_MISSING': '填写数量。',
  'fix.QUANTITY_UNREADABLE': '以普通数字填写数量。',
  'fix.NUMBER_MISSING': '填写数字。',
  'fix.NUMBER_UNREADABLE': '填写普通数字。',
  'fix.TEXT_MISSING': '填写文字。',
};
