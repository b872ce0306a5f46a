import { UNITS } from '../type/numberWords.ts';

/** Power of ten of the unit named in an amount's header: `金额(万元)` → 4, `(分)` → -2. */
export function unitOfHeader(header: string): number {
  const unit =
    /[([（【]\s*(?:单位|單位)?[:：]?\s*(?:人民币|人民幣)?\s*(千|万|萬|百万|百萬|亿|億)?(元|圆|圓|分)\s*[)\]）】]/u.exec(
      header,
    );
  if (!unit) return 0;
  if (unit[2] === '分') return -2;
  return UNITS[unit[1] ?? ''] ?? 0;
}
