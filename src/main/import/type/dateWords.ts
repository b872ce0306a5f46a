/** Dates with words in them, rewritten so that the byte scanner reads them: `5 Jan 2024` → `2024-01-05`. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]*([a-z]{3,9})\.?[\s\-./,]*(\d{4}|\d{2})\b[,\s]*(.*)$/u;
const MONTH_FIRST =
  /^([a-z]{3,9})\.?[\s\-./]*(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]+(\d{4})\b[,\s]*(.*)$/u;
const WEEKDAYS =
  /(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?\b[,.]?/gu;

/** `民國113年1月5日`, `113/01/05`: a year of three digits is one of the Republic of China. */
const REPUBLIC =
  /^(?:(?:中[華华])?民[國国] ?(\d{1,3})|(1\d\d)) ?[年\-/.] ?(\d{1,2}) ?[月\-/.] ?(\d{1,2})(?: ?日)?(?!\d)(.*)$/u;
const REPUBLIC_YEAR_ZERO = 1911;
/** As `date` and Java print it: `jan 5 13:05:09 pst 2018`, the weekday already taken off. */
const YEAR_LAST =
  /^([a-z]{3}) (\d{1,2}) (\d{1,2}:\d\d(?::\d\d)?)(?: (?:[a-z]{3,4}|[+-]\d{4}))? (\d{4})$/u;
const BASIC_ISO = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)?(\D.*)?$/u;

/** A date as the byte scanner reads it. */
export interface RewrittenDate {
  readonly bytes: Uint8Array;
  /** True if the year was one of the Republic of China. */
  readonly republic: boolean;
}

const remembered = new Map<string, RewrittenDate | undefined>();
const MAX_REMEMBERED = 4096;

/** The rewritten date, or undefined if there is nothing to rewrite. */
export function rewriteDate(
  bytes: Uint8Array,
  start: number,
  end: number,
): RewrittenDate | undefined {
  if (end - start > 64) return undefined;
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  if (remembered.has(text)) return remembered.get(text);
  const plain = plainDate(text);
  const republic = ofRepublic(plain);
  const rewritten = republic ?? withoutWords(plain);
  const result =
    rewritten === text
      ? undefined
      : { bytes: new TextEncoder().encode(rewritten), republic: republic !== undefined };
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, result);
  return result;
}

function plainDate(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:星期|周|週)?[一二三四五六日天]\)/gu, ' ')
    .replace(WEEKDAYS, ' ')
    .replace(/^(?:=?"(.*)"|'(.*))$/u, '$1$2')
    .replace(/^(\d{10})\.\d+$/u, '$1')
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/(\d)\s*[时時点點]\s*(\d)/gu, '$1:$2')
    .replace(/(\d)\s*[时時点點]整?(?=\s|$)/gu, '$1:00')
    .replace(/(\d)\s*分\s*(\d)/gu, '$1:$2')
    .replace(/(\d)\s*[分秒](?!\d)/gu, '$1')
    .replace(/:(?=\d(?!\d))/gu, ':0')
    .replace(/(\d)\s*([年月])\s*(\d)/gu, '$1$2$3')
    .replace(/\s*\b(?:utc|gmt)\b/gu, '')
    .replace(/a\.m\./gu, 'am')
    .replace(/p\.m\./gu, 'pm')
    .replace(/(?:凌晨|早上|早晨|上午)/gu, '上午')
    .replace(/(?:中午|下午|晚上|傍晚)/gu, '下午')
    .replace(/\s+/gu, ' ')
    .trim();
}

function ofRepublic(plain: string): string | undefined {
  const found = REPUBLIC.exec(plain);
  if (!found) return undefined;
  const [, marked, bare, month = '', day = '', rest = ''] = found;
  return `${Number(marked ?? bare) + REPUBLIC_YEAR_ZERO}-${month}-${day}${rest}`;
}

function withoutWords(plain: string): string {
  const basic = BASIC_ISO.exec(plain);
  if (basic) {
    const [, year, month, day, hour, minute, second = '00', rest = ''] = basic;
    return `${year}-${month}-${day} ${hour}:${minute}:${second}${rest}`;
  }
  const yearLast = YEAR_LAST.exec(plain);
  if (yearLast) return join(yearLast[4], yearLast[1], yearLast[2], yearLast[3]) ?? plain;
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
