import { REPUBLIC_YEAR_ZERO } from './dateShapes.ts';

/** `民國113年1月5日`, `113/01/05`: a year of three digits is one of the Republic of China. */
const REPUBLIC =
  /^(?:(?:中[華华])?民[國国] ?(\d{1,3})|(1\d\d)) ?[年\-/.] ?(\d{1,2}) ?[月\-/.] ?(\d{1,2})(?: ?日)?(?!\d)(.*)$/u;
/** `令和5年1月4日`, `R5.1.4`: years of an era. */
const ERA =
  /^(令和|平成|昭和|[rhs](?=\d{1,2}[./年])) ?(\d{1,2}) ?[年\-/.] ?(\d{1,2}) ?[月\-/.] ?(\d{1,2})(?: ?日)?(?!\d)(.*)$/u;
/** The common year before the first of each era. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  r: 2018,
  平成: 1988,
  h: 1988,
  昭和: 1925,
  s: 1925,
};

const KOREAN: Readonly<Record<string, string>> = {
  년: '年',
  월: '月',
  일: '日',
  시: '時',
  분: '分',
  초: '秒',
};
const NUMERALS = '〇一二三四五六七八九';
const NUMBER_BEFORE_MARK = /[〇零一二三四五六七八九十百廿卅元]+(?=\s*[年月日號号時时點点分秒])/gu;

/** A date in years of the Republic of China or of a Japanese era, in common years; undefined if it is none. */
export function inCommonYears(
  plain: string,
): { readonly text: string; readonly republic: boolean } | undefined {
  const found = REPUBLIC.exec(plain);
  if (found) {
    const [, marked, bare, month = '', day = '', rest = ''] = found;
    const year = Number(marked ?? bare) + REPUBLIC_YEAR_ZERO;
    return { text: `${year}-${month}-${day}${rest}`, republic: true };
  }
  const era = ERA.exec(plain);
  const before = ERAS[era?.[1] ?? ''];
  if (!era || before === undefined) return undefined;
  const [, , year, month = '', day = '', rest = ''] = era;
  return { text: `${Number(year) + before}-${month}-${day}${rest}`, republic: false };
}

/** Korean and Japanese marks as the Chinese ones that the scanner knows, and numerals as digits. */
export function withChineseMarks(text: string): string {
  return text
    .replace(/(?<=\d ?)[년월일시분초]/gu, (mark) => KOREAN[mark] ?? mark)
    .replace(/(?:오전|午前)/gu, '上午')
    .replace(/(?:오후|午後)/gu, '下午')
    .replace(/\([월화수목금토일日月火水木金土]\)/gu, ' ')
    .replace(/[월화수목금토일]요일|[日月火水木金土]曜日?/gu, ' ')
    .replace(NUMBER_BEFORE_MARK, numberOf)
    .replace(/(\d)[號号](?!\d)/gu, '$1日');
}

/** 二〇二三 → 2023, 十二 → 12, 一百一十三 → 113, 元 → 1. */
function numberOf(word: string): string {
  if (word === '元') return '1';
  const plain = word.replaceAll('零', '〇').replace(/廿/gu, '二十').replace(/卅/gu, '三十');
  if (!/[十百]/u.test(plain)) {
    return Array.from(plain, (numeral) => String(NUMERALS.indexOf(numeral))).join('');
  }
  let [total, last] = [0, 0];
  for (const numeral of plain) {
    if (numeral === '百') {
      total += Math.max(1, last) * 100;
      last = 0;
    } else if (numeral === '十') {
      total += Math.max(1, last) * 10;
      last = 0;
    } else last = NUMERALS.indexOf(numeral);
  }
  return String(total + last);
}
