import type { Language } from '../contract/common.ts';
import { toMajor, type MoneyUnit } from '../domain/money.ts';

/** How one language writes numbers, money, shares and days. Ratios are 1 = 100 %. */
export interface Formatter {
  readonly language: Language;
  /** Grouped number; `digits` fixes the decimals (default none). */
  number(value: number, digits?: number): string;
  /** With its sign, for differences: +1.2. */
  signed(value: number, digits?: number): string;
  /** Short form for tiles: 12.3K, 1.23万, 1.23萬. */
  compact(value: number): string;
  /** Short form for axes, without zeros at the end: 1.2K. */
  tick(value: number): string;
  /** Amount of minor units with its currency; decimals only where `exact`. */
  money(minor: number, unit: MoneyUnit, exact?: boolean): string;
  /** Short amount for tiles and axes. */
  moneyCompact(minor: number, unit: MoneyUnit): string;
  /** 0.123 → 12.3%. */
  percent(ratio: number, digits?: number): string;
  /** Signed relative change: 0.05 → +5.0%. */
  change(ratio: number, digits?: number): string;
  /** Signed difference of two ratios in percentage points: 0.012 → +1.2 pp. */
  points(difference: number, digits?: number): string;
  /** `YYYY-MM-DD` → 5 Jan 2024, 2024年1月5日. */
  day(iso: string): string;
  /** `YYYY-MM` → Jan 2024, 2024年1月. */
  month(iso: string): string;
  /** ISO time → day and clock time of this machine's zone. */
  time(iso: string): string;
  /** Seconds → 8 s, 3 min 20 s, 2 h 5 min. */
  duration(seconds: number): string;
  /** Sentences one after the other: with a space where the script has one. */
  sentences(parts: readonly string[]): string;
  /** Things that hold a comma or a day themselves, one after the other: a; b. */
  items(parts: readonly string[]): string;
  /** What something is, and what it comes to: Orders: 12. */
  named(name: string, value: string): string;
  /** A remark in brackets behind a text: 931 (62.1%). */
  aside(text: string, remark: string): string;
  /** File size in KB, MB, GB (powers of 1000). */
  bytes(count: number): string;
}

const EN_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

interface Step {
  readonly size: number;
  /** How many of the step below make one. */
  readonly times: number;
  readonly suffix: string;
}

/** Largest first; the number keeps three figures. */
const COMPACT_STEPS: Readonly<Record<Language, readonly Step[]>> = {
  en: [
    { size: 1e9, times: 1e3, suffix: 'B' },
    { size: 1e6, times: 1e3, suffix: 'M' },
    { size: 1e3, times: 1e3, suffix: 'K' },
  ],
  'zh-CN': [
    { size: 1e8, times: 1e4, suffix: '亿' },
    { size: 1e4, times: 1e4, suffix: '万' },
  ],
  'zh-TW': [
    { size: 1e8, times: 1e4, suffix: '億' },
    { size: 1e4, times: 1e4, suffix: '萬' },
  ],
};

interface Words {
  readonly points: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: { points: ' pp', hour: ' h', minute: ' min', second: ' s' },
  'zh-CN': { points: ' 个百分点', hour: ' 小时', minute: ' 分', second: ' 秒' },
  'zh-TW': { points: ' 個百分點', hour: ' 小時', minute: ' 分', second: ' 秒' },
};

const MINUS = '\u2212';
const formatters = new Map<Language, Formatter>();

/** The formatter of a language; made once. */
export function createFormatter(language: Language): Formatter {
  const found = formatters.get(language);
  if (found) return found;
  const made = makeFormatter(language);
  formatters.set(language, made);
  return made;
}

function makeFormatter(language: Language): Formatter {
  const number = memoisedNumber(language);
  const words = WORDS[language];

  const shorten = (value: number, decimals: (value: number) => number): string => {
    const step = COMPACT_STEPS[language].find((one) => roundsToAtLeast(value, one));
    if (!step) return number(value, decimals(value));
    const scaled = value / step.size;
    return number(scaled, decimals(scaled)) + step.suffix;
  };
  const compact = (value: number): string => shorten(value, decimalsFor);
  const signed = (value: number, digits: number): string =>
    Number(Math.abs(value).toFixed(digits)) === 0
      ? number(0, digits)
      : `${value > 0 ? '+' : ''}${number(value, digits)}`;
  const withCurrency = (text: string, unit: MoneyUnit): string =>
    unit.currency === null ? text : prefixCurrency(text, unit.currency);

  const formatter: Formatter = {
    language,
    number,
    signed: (value, digits = 0) => signed(value, digits),
    compact,
    tick: (value) => shorten(value, decimalsNeeded),
    money: (minor, unit, exact = false) =>
      withCurrency(number(toMajor(minor, unit.digits), exact ? unit.digits : 0), unit),
    moneyCompact: (minor, unit) => withCurrency(compact(toMajor(minor, unit.digits)), unit),
    percent: (ratio, digits = 1) => `${number(ratio * 100, digits)}%`,
    change: (ratio, digits = 1) => `${signed(ratio * 100, digits)}%`,
    points: (difference, digits = 1) => signed(difference * 100, digits) + words.points,
    day: (iso) => {
      const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
      return language === 'en'
        ? `${Number(date)} ${EN_MONTHS[Number(month) - 1] ?? month} ${year}`
        : `${year}年${Number(month)}月${Number(date)}日`;
    },
    month: (iso) => {
      const [year = '', month = ''] = iso.split('-');
      return language === 'en'
        ? `${EN_MONTHS[Number(month) - 1] ?? month} ${year}`
        : `${year}年${Number(month)}月`;
    },
    time: (iso) => {
      const at = new Date(iso);
      const pad = (value: number): string => String(value).padStart(2, '0');
      const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
      return `${formatter.day(day)} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
    },
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      const [hours, minutes, rest] = [
        Math.floor(whole / 3600),
        Math.floor((whole % 3600) / 60),
        whole % 60,
      ];
      if (hours > 0) return `${hours}${words.hour} ${minutes}${words.minute}`;
      if (minutes > 0) return `${minutes}${words.minute} ${rest}${words.second}`;
      return `${rest}${words.second}`;
    },
    sentences: (parts) => parts.join(language === 'en' ? ' ' : ''),
    items: (parts) => parts.join(language === 'en' ? '; ' : '；'),
    named: (name, value) => (language === 'en' ? `${name}: ${value}` : `${name}：${value}`),
    aside: (text, remark) => (language === 'en' ? `${text} (${remark})` : `${text}（${remark}）`),
    bytes: (count) => {
      if (count < 1000) return `${number(count)} B`;
      const units = ['KB', 'MB', 'GB', 'TB'];
      const power = Math.min(units.length, Math.floor(Math.log10(count) / 3));
      const scaled = count / 1000 ** power;
      return `${number(scaled, decimalsFor(scaled))} ${units[power - 1] ?? ''}`;
    },
  };
  return formatter;
}

/** Grouped numbers with a true minus sign; one Intl object per count of decimals. */
function memoisedNumber(language: Language): (value: number, digits?: number) => string {
  const made = new Map<number, Intl.NumberFormat>();
  return (value, digits = 0) => {
    let format = made.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(language, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      made.set(digits, format);
    }
    // A negative zero would print a sign that says nothing.
    const text = format.format(value);
    return /[1-9]/.test(text) ? text.replace('-', MINUS) : text.replace('-', '');
  };
}

/** What would be written as the whole step takes the step: 999,950 is 1.00M and not 1,000K. */
function roundsToAtLeast(value: number, { size, times }: Step): boolean {
  return Math.abs(value) >= size * (1 - 0.5 / times);
}

function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value)) return 0;
  if (size >= 99.95) return 0;
  return size >= 9.995 ? 1 : 2;
}

/** Decimals without zeros at the end, at most two: axis labels are round numbers. */
function decimalsNeeded(value: number): number {
  return [0, 1].find((digits) => Number(value.toFixed(digits)) === Number(value.toFixed(2))) ?? 2;
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  CNY: '¥',
  EUR: '€',
  GBP: '£',
  HKD: 'HK$',
  JPY: 'JP¥',
  TWD: 'NT$',
  USD: '$',
};

function prefixCurrency(text: string, currency: string): string {
  const sign = CURRENCY_SIGNS[currency] ?? `${currency} `;
  return text.startsWith(MINUS) ? `${MINUS}${sign}${text.slice(1)}` : sign + text;
}
