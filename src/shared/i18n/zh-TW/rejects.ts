import type { rejects as en } from '../en/rejects.ts';
import type { Translated } from '../message.ts';

export const rejects: Translated<typeof en> = {
  sheet: '被拒絕的列',
  saveBook: '將被拒絕的列儲存為活頁簿',
  'fix.ROW_SHORT': '補上缺少的儲存格。',
  'fix.ROW_LONG': '合併被分隔符號拆開的儲存格，或刪除多餘的儲存格。',
  'fix.DATE_MISSING': '填寫日期，如 2024-01-31。',
  'fix.DATE_UNREADABLE': '依其他列的寫法填寫日期，或寫成 2024-01-31。',
  'fix.DATE_IMPOSSIBLE': '填寫存在的日期。',
  'fix.DATE_RANGE': '填寫真實日期，在 1970 年至 2100 年之間。',
  'fix.AMOUNT_MISSING': '填寫金額。',
  'fix.AMOUNT_UNREADABLE': '以一般數字填寫金額，如 1234.50。',
  'fix.AMOUNT_DIGITS': '將金額四捨五入到與其他列相同的小數位數。',
  'fix.CURRENCY_OTHER': '換算金額，或將這些列當作另一個檔案匯入。',
  'fix.QUANTITY_MISSING': '填寫數量。',
  'fix.QUANTITY_UNREADABLE': '以一般數字填寫數量。',
  'fix.NUMBER_MISSING': '填寫數字。',
  'fix.NUMBER_UNREADABLE': '填寫一般數字。',
  'fix.TEXT_MISSING': '填寫文字。',
};
