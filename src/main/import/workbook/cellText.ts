const MAX_DIGITS = 15;

/**
 * A number as the shortest decimal text with at most 15 significant digits, as spreadsheets show it:
 * 0.1 + 0.2 is 0.3. Never in exponents.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const short = String(Number(value.toPrecision(MAX_DIGITS)));
  const at = short.indexOf('e');
  if (at < 0) return short === '-0' ? '0' : short;
  const exponent = Number(short.slice(at + 1));
  const negative = short.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = short.slice(negative.length, at).split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${negative}0.${'0'.repeat(-point)}${digits}`;
  return negative + digits.padEnd(point, '0');
}

/** The ISO text of a date cell as other dates are written: a blank before the time, no empty time. */
export function isoCellText(text: string): string {
  return text
    .trim()
    .replace('T', ' ')
    .replace(/Z$/u, '')
    .replace(/ 00:00:00(?:\.0+)?$/u, '');
}
