import { guarded } from './formulaCell.ts';

/** One cell of a table; null is an empty cell. */
export type Cell = string | number | null;

/**
 * One record of CSV (RFC 4180): comma, doubled quotes, LF. Numbers are written plainly, without an
 * exponent; a text that looks like a formula is {@link guarded}.
 */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/** Spaces at the ends are quoted, since some readers take them off a bare cell. */
const NEEDS_QUOTES = /[",\r\n]|^ | $/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return plainNumber(cell);
  const text = guarded(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Shortest decimal text that gives the same number back, without an exponent; empty for NaN. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', lead = '', rest = '', power = ''] = match;
  const digits = lead + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
