/**
 * Beginnings of the names of months, the longer ones first where one begins another: English, German, French,
 * Spanish, Portuguese, Italian, Dutch; Chinese ones are numbers before 月.
 */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|ene|gen)/u, 1],
  [/^(?:feb|fév|fev)/u, 2],
  [/^(?:mar|mär|mrz|mrt|maa)/u, 3],
  [/^(?:apr|avr|abr)/u, 4],
  [/^(?:may|mai|mag|mei)/u, 5],
  [/^(?:jun|juin|giu)/u, 6],
  [/^(?:jul|juil|lug)/u, 7],
  [/^(?:aug|aoû|aou|ago)/u, 8],
  [/^(?:sep|set)/u, 9],
  [/^(?:oct|okt|out|ott)/u, 10],
  [/^nov/u, 11],
  [/^(?:dec|dez|déc|dic)/u, 12],
];

const MONTH = String.raw`([\p{Script=Latin}]{3,10}|(?:1[0-2]|0?[1-9])月)`;
const ORDINAL = '(?:st|nd|rd|th|º|er|日)?';
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})${ORDINAL}\.?[\s\-./,]*(?:de[lrs]?\s+|of\s+)?${MONTH}\.?[\s\-./,]*(?:de[l]?\s+)?(\d{4}|\d{2})\b[,\s]*(.*)$`,
  'u',
);
const MONTH_FIRST = new RegExp(
  String.raw`^${MONTH}\.?[\s\-./]*(\d{1,2})${ORDINAL}[\s\-./,]+(\d{4})\b[,\s]*(.*)$`,
  'u',
);
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[\s\-./,]+${MONTH}\.?[\s\-./,]*(\d{1,2})${ORDINAL}(?!\d)[,\s]*(.*)$`,
  'u',
);
const MONTH_ONLY = new RegExp(String.raw`^${MONTH}\.?[\s\-./,]*(?:de\s+)?(\d{4})$`, 'u');
/** As `date` and Java print it: `jan 5 13:05:09 pst 2018`, the weekday already taken off. */
const YEAR_LAST =
  /^([a-z]{3}) (\d{1,2}) (\d{1,2}:\d\d(?::\d\d)?)(?: (?:[a-z]{3,4}|[+-]\d{4}))? (\d{4})$/u;

/** A date with a named month as numbers, year first; undefined if it has none. */
export function withoutMonthName(plain: string): string | undefined {
  const yearLast = YEAR_LAST.exec(plain);
  if (yearLast) return join(yearLast[4], yearLast[1], yearLast[2], yearLast[3]);
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst) return join(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]);
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return join(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]);
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst) return join(yearFirst[1], yearFirst[2], yearFirst[3], yearFirst[4]);
  const monthOnly = MONTH_ONLY.exec(plain);
  const month = monthNumber(monthOnly?.[1] ?? '');
  return monthOnly && month !== undefined ? `${monthOnly[2]}-${month}` : undefined;
}

function join(year = '', name = '', day = '', rest = ''): string | undefined {
  const month = monthNumber(name);
  if (month === undefined) return undefined;
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) >= 69 ? 1900 : 2000));
  return `${full}-${month}-${day}${rest === '' ? '' : ` ${rest}`}`;
}

function monthNumber(name: string): number | undefined {
  if (name.endsWith('月')) return Number.parseInt(name, 10);
  return MONTHS.find(([begin]) => begin.test(name))?.[1];
}
