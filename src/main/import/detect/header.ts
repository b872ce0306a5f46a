import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import { MemoryBlocks } from '../read/sample.ts';
import type { Dialect } from '../read/dialect.ts';
import { RecordScanner } from '../read/scanner.ts';
import { looksLike } from '../type/looks.ts';

export interface HeaderGuess {
  readonly skipHead: number;
  readonly headerRows: number;
  /** Line of the header, or of the first row without one. */
  readonly line: number;
  /** One name per column, all different. */
  readonly names: readonly string[];
  /** The header as the file has it, several rows joined; empty if there is none. */
  readonly cells: readonly string[];
  readonly why: { skipHead: Evidence; headerRows: Evidence };
}

/** Records looked at for a header, and below it for the types of the columns. */
const MAX_PREAMBLE = 40;
const BODY_RECORDS = 100;
/** A header has values in at least this share of the table's columns. */
const HEADER_FILL = 0.6;
const MAX_HEADER_ROWS = 5;
/** Rows below a header that stands below notes, and the share of them that is as wide as the table. */
const LEAST_BELOW_NOTES = 3;
const WIDE_SHARE = 0.9;
/** Share of the rows that must have as many cells as a header for it to be whole. */
const MIN_ALIKE_SHARE = 0.02;

/**
 * Finds the header: the first record that fills most columns, unless its cells look like the data
 * below it. `knows` tells whether a cell is a known header word.
 */
export function detectHeader(
  sample: Uint8Array,
  dialect: Dialect,
  columns: number,
  separatorLine: boolean,
  settled: ImportOverrides,
  knows: (header: string) => boolean,
): HeaderGuess {
  const scanner = new RecordScanner(new MemoryBlocks(sample), dialect, columns);
  const records: string[][] = [];
  const lines: number[] = [];
  while (records.length < MAX_PREAMBLE + BODY_RECORDS && scanner.next()) {
    records.push(scanner.texts());
    lines.push(scanner.line);
  }
  const full =
    settled.skipHead ??
    belowNotes(records, firstFullRecord(records, columns, separatorLine ? 1 : 0), columns, knows);
  const verdict = headerVerdict(records, full, knows);
  const grouped = settled.skipHead === undefined && verdict.isHeader && isGroupRow(records, full);
  const first = grouped ? full - 1 : full;
  const proposed = verdict.isHeader ? rowsOfHeader(records, full) + (grouped ? 1 : 0) : 0;
  const headerRows = settled.headerRows ?? proposed;
  const rows = records
    .slice(first, first + headerRows)
    .map((row) => (headerRows > 1 ? row : withoutStrayCells(row, columns)));
  const cells = joinedRows(rows);
  const width =
    settled.headerRows === undefined &&
    headerRows > 0 &&
    isAsWideAsSome(cells, columns, records.slice(first + headerRows))
      ? cells.length
      : Math.max(columns, cells.length, headerRows === 0 ? (records[first]?.length ?? 0) : 0);
  return {
    skipHead: first,
    headerRows,
    line: lines[first] ?? 1,
    names: columnNames(isRepeated(rows) ? (rows[0] ?? []) : cells, width),
    cells,
    why: {
      skipHead: {
        code: settled.skipHead === undefined ? 'head.first_full_record' : 'head.chosen',
        counts: { skipped: first, columns },
      },
      headerRows: {
        code:
          settled.headerRows === undefined
            ? verdict.isHeader
              ? 'header.unlike_data'
              : 'header.like_data'
            : 'header.chosen',
        counts: { unlike: verdict.unlike, like: verdict.like, known: verdict.known },
      },
    },
  };
}

function filled(record: readonly string[] | undefined): number {
  return record?.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0) ?? 0;
}

function firstFullRecord(records: readonly string[][], columns: number, from: number): number {
  const needed = columns === 1 ? 1 : Math.max(2, Math.ceil(columns * HEADER_FILL));
  const first = (atLeast: number): number =>
    records.findIndex((record, i) => i >= from && filled(record) >= atLeast);
  const found = first(needed);
  return found < 0 || found > MAX_PREAMBLE ? Math.max(from, first(1)) : found;
}

/**
 * The record at `at`, or below notes of several cells (`Period:,2024`) the first one that is as wide as the table: if there
 * are two of them, or a blank record behind one, and all from there to the end is as wide.
 */
function belowNotes(
  records: readonly string[][],
  at: number,
  columns: number,
  knows: (header: string) => boolean,
): number {
  const below = records.findIndex((record, i) => i >= at && record.length >= columns);
  if (below - at < 2 || below > MAX_PREAMBLE || filled(records[below]) < columns * HEADER_FILL) {
    return at;
  }
  const rest = records.slice(below + 1).filter((record) => filled(record) > 0);
  const wide = rest.filter((record) => record.length >= columns).length;
  const whole = wide >= LEAST_BELOW_NOTES && wide >= rest.length * WIDE_SHARE;
  return whole && headerVerdict(records, below, knows).isHeader ? below : at;
}

interface Verdict {
  readonly isHeader: boolean;
  /** Columns whose first cell is text over numbers or dates, or is of the data's own type. */
  readonly unlike: number;
  readonly like: number;
  readonly known: number;
}

function headerVerdict(
  records: readonly string[][],
  at: number,
  knows: (header: string) => boolean,
): Verdict {
  const candidate = records[at] ?? [];
  const body = records.slice(at + 1, at + 1 + BODY_RECORDS);
  let [unlike, like, known] = [0, 0, 0];
  candidate.forEach((cell, column) => {
    const type = looksLike(cell);
    if (type === 'empty') return;
    if (type === 'text' && knows(cell)) known += 1;
    const below = typeBelow(body, column);
    if (type !== 'text') like += 1;
    else if (below === 'number' || below === 'date') unlike += 1;
  });
  const repeated = candidate.some(
    (cell, column) => cell.trim() !== '' && body.some((record) => record[column] === cell),
  );
  const points = unlike + known * 2 - like * 2;
  const isHeader = points > 0 || (points === 0 && like === 0 && !repeated);
  return { isHeader, unlike, like, known };
}

/** The type of most non-empty cells of a column. */
function typeBelow(
  body: readonly string[][],
  column: number,
): 'number' | 'date' | 'text' | 'empty' {
  const counts = { number: 0, date: 0, text: 0 };
  for (const record of body) {
    const type = looksLike(record[column] ?? '');
    if (type !== 'empty') counts[type] += 1;
  }
  const all = counts.number + counts.date + counts.text;
  if (all === 0) return 'empty';
  if (counts.date * 2 > all) return 'date';
  return counts.number * 2 > all ? 'number' : 'text';
}

/** Records that make up the header at `at`: repetitions of it, then one more that is like it. */
function rowsOfHeader(records: readonly string[][], at: number): number {
  const header = JSON.stringify(records[at]);
  let rows = 1;
  while (rows < MAX_HEADER_ROWS && JSON.stringify(records[at + rows]) === header) rows += 1;
  if (rows > 1) return rows;
  return secondHeaderRow(records, at) ? 2 : rowsDownToParts(records, at);
}

/**
 * Rows of a header that names only groups (`Travel,,`) down to the record that names their parts
 * (`Air,Rail,Taxi`), with blank records between; 1 if there is none.
 */
function rowsDownToParts(records: readonly string[][], at: number): number {
  const header = records[at] ?? [];
  const rest = records.slice(at + 1, at + MAX_HEADER_ROWS);
  const index = rest.findIndex((record) => filled(record) > 0);
  const parts = rest[index] ?? [];
  const isBlank = (column: number): boolean => (header[column] ?? '').trim() === '';
  // A sheet's cells that are merged across have the name of the group each.
  const isGroup = (column: number): boolean =>
    !isBlank(column) && [column - 1, column + 1].some((next) => header[next] === header[column]);
  const fits = parts.every((cell, column) => {
    if (cell.trim() === '') return !isBlank(column);
    if (looksLike(cell) !== 'text') return false;
    return (
      isBlank(column) || (isBlank(column + 1) && column + 1 < header.length) || isGroup(column)
    );
  });
  return fits && filled(parts) > 1 && parts.length === header.length ? index + 2 : 1;
}

/** True if the record below the header is text where the data below it are numbers or dates. */
function secondHeaderRow(records: readonly string[][], at: number): boolean {
  const second = records[at + 1] ?? [];
  const body = records.slice(at + 2, at + 2 + BODY_RECORDS);
  if (body.length < 2 || filled(second) * 2 < filled(records[at])) return false;
  if (second.length !== records[at]?.length) return false;
  let typed = 0;
  for (let column = 0; column < second.length; column += 1) {
    const type = looksLike(second[column] ?? '');
    if (type === 'number' || type === 'date') return false;
    const below = typeBelow(body, column);
    if (below !== 'number' && below !== 'date') continue;
    typed += 1;
    if (type !== 'text') return false;
  }
  return typed >= 2;
}

/** True if the record above the header names groups of columns that have the same names. */
function isGroupRow(records: readonly string[][], at: number): boolean {
  const header = records[at] ?? [];
  const above = records[at - 1] ?? [];
  if (new Set(header).size === header.length || above.length !== header.length) return false;
  if (above.some((cell) => !['text', 'empty'].includes(looksLike(cell)))) return false;
  const named = header.map((cell, i) => `${groupOf(above, i)}\n${cell}`);
  return filled(above) > 1 && new Set(named).size === header.length;
}

/** The name of a column's group: its own cell, or the next filled one to the left. */
function groupOf(row: readonly string[], column: number): string {
  return row.slice(0, column + 1).findLast((cell) => cell.trim() !== '') ?? '';
}

/** A header with more cells than the data, and just as many of them empty, has stray delimiters. */
function withoutStrayCells(row: readonly string[], columns: number): readonly string[] {
  const named = row.filter((cell) => cell !== '');
  return row.length > columns && columns > 1 && named.length === columns ? named : row;
}

/**
 * True if the header has fewer cells than most rows, but as many as some: then the long rows have a cell too many,
 * such as the rest of an amount behind its comma.
 */
function isAsWideAsSome(
  header: readonly string[],
  columns: number,
  body: readonly string[][],
): boolean {
  if (header.length < 2 || header.length >= columns) return false;
  const alike = body.filter((record) => record.length === header.length).length;
  if (alike > 0 && alike >= body.length * MIN_ALIKE_SHARE) return true;
  const wide = body.filter((record) => record.length === header.length + 1);
  const split = wide.filter((record) => isSplitAmount(record.slice(-2)));
  return split.length > 0 && split.length === wide.length;
}

/** True for `1` and `234.50`: an amount whose comma was taken for the delimiter. */
function isSplitAmount([thousands = '', rest = '']: readonly string[]): boolean {
  return /^\s*[-¥￥$€£]?[1-9]\d{0,2}$/u.test(thousands) && /^\d{3}\.\d{1,4}\s*$/u.test(rest);
}

/** True if all header rows are the same one. */
function isRepeated(rows: readonly (readonly string[])[]): boolean {
  const [first = '', ...more] = rows.map((row) => JSON.stringify(row));
  return more.length > 0 && more.every((row) => row === first);
}

/** Header rows as one; an empty cell above a name belongs to the group on its left. */
function joinedRows(rows: readonly (readonly string[])[]): string[] {
  const [only = [], ...more] = rows;
  if (more.length === 0) return [...only];
  return Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => {
    const own = rows.map((row) => row[column] ?? '');
    const named = own.map((cell, i) => {
      const below = own.slice(i + 1).some((other) => other.trim() !== '');
      return cell.trim() === '' && below ? groupOf(rows[i] ?? [], column) : cell;
    });
    return named.filter((cell) => cell.trim() !== '').join(' ');
  });
}

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u00ad\ufeff]/gu;

/** One name per column: blanks numbered, repeats told apart. */
function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const cell = (header[column] ?? '').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
    const base = cell === '' ? `column_${column + 1}` : cell;
    let number = numbers.get(base) ?? 1;
    let name = base;
    // From where the last repeat of the name ended: a line of data may have hundreds of thousands.
    for (; taken.has(name); name = `${base} (${number})`) number += 1;
    numbers.set(base, number);
    taken.add(name);
    return name;
  });
}
