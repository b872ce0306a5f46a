/** Numbers written with signs, units and words; the rare layouts that the byte scanner leaves. */

export interface WrittenNumber {
  readonly mantissa: number;
  readonly decimals: number;
  readonly currency: string;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/rmb|cny|cn¥|人民币|人民幣/u, 'CNY'],
  [/nt\$|ntd|twd|新台币|新台幣|新臺幣/u, 'TWD'],
  [/hk\$|hkd|港币|港幣|港元/u, 'HKD'],
  [/us\$|usd|美元|美金/u, 'USD'],
  [/jpy|日元|日圓|円/u, 'JPY'],
  [/s\$|sgd/u, 'SGD'],
  [/a\$|aud/u, 'AUD'],
  [/c\$|cad/u, 'CAD'],
  [/eur|€|欧元|歐元/u, 'EUR'],
  [/gbp|£|英镑|英鎊/u, 'GBP'],
  [/krw|₩/u, 'KRW'],
  [/chf/u, 'CHF'],
  [/inr|₹/u, 'INR'],
  [/\$/u, 'USD'],
  [/¥/u, 'YEN_SIGN'],
];

/** Currency named in a header such as `Amount (USD)`; undefined if none. */
export function currencyOfHeader(header: string): string | undefined {
  const inside = /[([（【]([^)\]）】]+)[)\]）】]/u
    .exec(header)?.[1]
    ?.normalize('NFKC')
    .toLowerCase();
  return (
    inside && CURRENCIES.find(([pattern, code]) => code !== 'YEN_SIGN' && pattern.test(inside))?.[1]
  );
}

/** Powers of ten of the words that count in Chinese, behind a number or in a header. */
export const UNITS: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  百萬: 6,
  亿: 8,
  億: 8,
};

/** Words for "no value"; shared by numbers and ids. */
export const MISSING_WORDS: ReadonlySet<string> = new Set([
  'null',
  'nil',
  'none',
  'nan',
  'n/a',
  '#n/a',
  'na',
  '-',
  '--',
  '—',
  '无',
  '無',
  '空',
  '(blank)',
  '(null)',
  '<null>',
]);

const remembered = new Map<string, WrittenNumber | null | undefined>();
const MAX_REMEMBERED = 8192;

/** The number a cell spells out; null for a word that means "no value", undefined if unreadable. */
export function readWrittenNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: '.' | ',',
): WrittenNumber | null | undefined {
  if (end - start > 64) return undefined;
  const text = decimal + new TextDecoder().decode(bytes.subarray(start, end));
  if (remembered.has(text)) return remembered.get(text);
  const result = read(text.slice(1), decimal);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, result);
  return result;
}

function read(raw: string, decimal: '.' | ','): WrittenNumber | null | undefined {
  let text = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2212\u2010-\u2015]/gu, '-')
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '');
  if (text === '' || MISSING_WORDS.has(text)) return null;
  // What keeps a spreadsheet from changing a value: `="12.50"`, `'12.50`.
  text = text.replace(/^(?:=?"(.+)"|'(.+))$/u, '$1$2');
  let currency = '';
  for (const [pattern, code] of CURRENCIES) {
    if (pattern.test(text)) {
      currency = code;
      text = text.replace(pattern, '');
      break;
    }
  }
  text = text.replace(/[元圆圓块塊]$/u, '');
  const sign = /^(?:\((.+)\)|-(.+)|(.+)-|\+?(.+))$/u.exec(text);
  const body = sign?.[1] ?? sign?.[2] ?? sign?.[3] ?? sign?.[4];
  if (body === undefined) return undefined;
  const negative = sign?.[4] === undefined;
  const parts = /^(\d[\d.,']*|[.,]\d+)(?:e([+-]?\d{1,2}))?(千|百?万|百?萬|亿|億)?$/u.exec(body);
  if (!parts) return undefined;
  const written = plainNumber(parts[1] ?? '', decimal);
  if (written === undefined) return undefined;
  const number = withoutBinaryNoise(written);
  const power = Number(parts[2] ?? 0) + (UNITS[parts[3] ?? ''] ?? 0);
  return scaled(number, power, negative, currency);
}

/** All digits of a number, and how many of them are decimals. */
interface Digits {
  readonly digits: string;
  readonly decimals: number;
}

/** Groups of two down to the last: 1,23,456. */
const INDIAN_GROUPS = /^[1-9]\d?(?:,\d\d)+,\d{3}$/u;

/** Digits with groups of three and decimals; undefined if the groups are not groups of three. */
function plainNumber(text: string, decimal: '.' | ','): Digits | undefined {
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = text.split(decimal);
  if (more.length > 0 || !/^\d*$/u.test(fraction)) return undefined;
  const mark = whole.includes("'") ? "'" : group;
  const groups = whole.split(mark);
  const [head = '', ...rest] = groups;
  const sound =
    rest.length === 0
      ? /^\d*$/u.test(head)
      : (/^[1-9]\d{0,2}$/u.test(head) && rest.every((part) => /^\d{3}$/u.test(part))) ||
        (mark === ',' && INDIAN_GROUPS.test(whole));
  return sound ? { digits: groups.join('') + fraction, decimals: fraction.length } : undefined;
}

/** Relative distance of two neighbours in single precision. */
const SINGLE_STEP = 2 ** -23;
/** Most decimals of an amount under single-precision noise; fewer where the noise has six itself. */
const CLEAN_DECIMALS = 4;
const FEW_DECIMALS = 2;

/**
 * A program that keeps amounts in single precision writes 1.43 as 1.429999948, and a sum of such as
 * 25.19000006. A text of nine or ten digits, six decimals or more, that lies within one step of single
 * precision from an amount of a few decimals is that amount (IEEE 754: nine digits tell all singles
 * apart, so that is what is written).
 */
function withoutSingleNoise(number: Digits): Digits | undefined {
  const significant = number.digits.replace(/^0+/u, '').length;
  const least = number.decimals === 6 ? 9 : 8;
  if (number.decimals < 6 || significant < least || significant > 10) return undefined;
  const most = number.decimals === 6 ? FEW_DECIMALS : CLEAN_DECIMALS;
  const value = Number(`${number.digits}e-${String(number.decimals)}`);
  for (let decimals = 0; decimals <= most; decimals += 1) {
    const rounded = value.toFixed(decimals);
    if (Math.abs(Number(rounded) - value) > value * SINGLE_STEP) continue;
    return { digits: rounded.replace('.', ''), decimals };
  }
  return undefined;
}

/**
 * A program that writes its doubles in full turns 125.44 into 125.43999999999998. Such a text has 16
 * or 17 significant digits and is exactly what a double is written as; the amount is then what a
 * spreadsheet shows of it, 15 digits (IEEE 754: a double holds any 15 digits, and no more).
 */
function withoutBinaryNoise(number: Digits): Digits {
  const single = withoutSingleNoise(number);
  if (single !== undefined) return single;
  const significant = number.digits.replace(/^0+|0+$/gu, '');
  if (number.decimals === 0 || significant.length < 16 || significant.length > 17) return number;
  const value = Number(`${number.digits}e-${String(number.decimals)}`);
  const [shortest = ''] = value.toExponential().split('e');
  const rounded = value.toPrecision(15);
  if (shortest.replace('.', '') !== significant || rounded.includes('e')) return number;
  const [whole = '', fraction = ''] = rounded.split('.');
  return { digits: whole + fraction, decimals: fraction.length };
}

function scaled(
  number: Digits,
  power: number,
  negative: boolean,
  currency: string,
): WrittenNumber | undefined {
  let digits = number.digits;
  let decimals = number.decimals - power;
  if (decimals < 0) {
    digits += '0'.repeat(-decimals);
    decimals = 0;
  }
  while (decimals > 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1);
    decimals -= 1;
  }
  const mantissa = Number(digits);
  if (!Number.isSafeInteger(mantissa)) return undefined;
  return { mantissa: negative && mantissa !== 0 ? -mantissa : mantissa, decimals, currency };
}
