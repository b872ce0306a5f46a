/** Dates with words in them, rewritten so that the byte scanner reads them: `5 Jan 2024` → `2024-01-05`. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]*([a-z]{3,9})\.?[\s\-./,]*(\d{4}|\d{2})\b[,\s]*(.*)$/u;
const MONTH_FIRST =
  /^([a-z]{3,9})\.?[\s\-./]*(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]+(\d{4})\b[,\s]*(.*)$/u;
const WEEKDAYS =
  /(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?\b[,.]?/gu;

const remembered = new Map<string, Uint8Array | undefined>();
const MAX_REMEMBERED = 4096;

/** UTF-8 bytes of the rewritten date, or undefined if there is nothing to rewrite. */
export function rewriteDate(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  if (end - start > 64) return undefined;
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  if (remembered.has(text)) return remembered.get(text);
  const rewritten = rewrite(text);
  const result = rewritten === text ? undefined : new TextEncoder().encode(rewritten);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, result);
  return result;
}

function rewrite(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(WEEKDAYS, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/(\d)\s*[时時点點]\s*(\d)/gu, '$1:$2')
    .replace(/(\d)\s*分\s*(\d)/gu, '$1:$2')
    .replace(/(\d)\s*[分秒](?!\d)/gu, '$1')
    .replace(/(\d)\s*([年月])\s*(\d)/gu, '$1$2$3')
    .replace(/\s*\b(?:utc|gmt)\b/gu, '')
    .replace(/a\.m\./gu, 'am')
    .replace(/p\.m\./gu, 'pm')
    .replace(/(?:凌晨|早上|早晨|上午)/gu, '上午')
    .replace(/(?:中午|下午|晚上|傍晚)/gu, '下午')
    .replace(/\s+/gu, ' ')
    .trim();
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst) return join(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]) ?? plain;
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return join(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]) ?? plain;
  return plain;
}

function join(year = '', month = '', day = '', rest = ''): string | undefined {
  const index = MONTHS.findIndex((name) => month.startsWith(name));
  if (index < 0) return undefined;
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) >= 69 ? 1900 : 2000));
  return `${full}-${index + 1}-${day}${rest === '' ? '' : ` ${rest}`}`;
}
