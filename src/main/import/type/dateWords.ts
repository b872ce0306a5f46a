import { inCommonYears, withChineseMarks } from './eastAsianDates.ts';
import { withoutMonthName } from './monthNames.ts';
import { dateOfOrdinal, dateOfWeek } from './periods.ts';

/** Dates with words in them, rewritten so that the byte scanner reads them: `5 Jan 2024` → `2024-01-05`. */

const WEEKDAYS =
  /(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?\b[,.]?/gu;
const BASIC_ISO = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)?(\D.*)?$/u;
const WEEK = /^(\d{4})-?w(\d\d)(?:-?([1-7])(t.*| .*)?)?$/u;
const ORDINAL = /^(\d{4})-(\d{3})(t.*| .*)?$/u;
const QUARTER =
  /^(?:(\d{4}) ?[-/]?(?:年第?)? ?q([1-4])|q([1-4]) ?[-/]? ?(\d{4})|(\d{4})年第?([1-4一二三四])季度?)$/u;

/** A date as the byte scanner reads it. */
export interface RewrittenDate {
  readonly bytes: Uint8Array;
  /** True if the year was one of the Republic of China. */
  readonly republic: boolean;
  /** True if it was a week or a quarter, of which this is the first day. */
  readonly period: boolean;
}

interface Rewritten {
  readonly text: string;
  readonly republic?: boolean;
  readonly period?: boolean;
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
  const found: Rewritten = inCommonYears(plain) ?? withoutWords(plain);
  const result =
    found.text === text
      ? undefined
      : {
          bytes: new TextEncoder().encode(found.text),
          republic: found.republic ?? false,
          period: found.period ?? false,
        };
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, result);
  return result;
}

function plainDate(text: string): string {
  const small = text.normalize('NFKC').toLowerCase();
  // Nothing but ASCII holds no marks of East Asia.
  const marked = /[^\p{ASCII}]/u.test(small) ? withChineseMarks(small) : small;
  return marked
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
    .replace(/(?<=\d)\s*([年月])\s*(?=\d)/gu, '$1')
    .replace(/^(\d{1,4})\.\s*(\d{1,2})\.\s*(\d{1,4})(?:\.(?=\s|$))?/u, '$1.$2.$3')
    .replace(/\s*\b(?:utc|gmt)\b/gu, '')
    .replace(/a\.m\./gu, 'am')
    .replace(/p\.m\./gu, 'pm')
    .replace(/(?:凌晨|早上|早晨|上午)/gu, '上午')
    .replace(/(?:中午|下午|晚上|傍晚)/gu, '下午')
    .replace(/\s+/gu, ' ')
    .trim();
}

function withoutWords(plain: string): Rewritten {
  const basic = BASIC_ISO.exec(plain);
  if (basic) {
    const [, year, month, day, hour, minute, second = '00', rest = ''] = basic;
    return { text: `${year}-${month}-${day} ${hour}:${minute}:${second}${rest}` };
  }
  return ofPeriod(plain) ?? { text: withoutMonthName(plain) ?? plain };
}

/** ISO weeks and days of the year, and quarters. */
function ofPeriod(plain: string): Rewritten | undefined {
  const ordinal = ORDINAL.exec(plain);
  if (ordinal) {
    const date = dateOfOrdinal(Number(ordinal[1]), Number(ordinal[2]));
    return date && { text: `${date.year}-${date.month}-${date.date}${ordinal[3] ?? ''}` };
  }
  const week = WEEK.exec(plain);
  if (week) {
    const [, year, number, weekday, rest = ''] = week;
    const date = dateOfWeek(Number(year), Number(number), Number(weekday ?? 1));
    const period = weekday === undefined;
    return date && { text: `${date.year}-${date.month}-${date.date}${rest}`, period };
  }
  const quarter = QUARTER.exec(plain);
  if (!quarter) return undefined;
  const year = quarter[1] ?? quarter[4] ?? quarter[5] ?? '';
  const number = '1234'.indexOf(quarter[2] ?? quarter[3] ?? quarter[6] ?? '');
  const index = number >= 0 ? number : '一二三四'.indexOf(quarter[6] ?? '');
  return { text: `${year}-${index * 3 + 1}-1`, period: true };
}
