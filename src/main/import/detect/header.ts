import type { Evidence, ImportOverrides } from '#shared/contract/imports.ts';
import { MemoryBlocks } from '../read/sample.ts';
import { RecordScanner, type Dialect } from '../read/scanner.ts';
import { looksLike } from '../type/looks.ts';

export interface HeaderGuess {
  readonly skipHead: number;
  readonly headerRows: number;
  readonly names: readonly string[];
  readonly why: { skipHead: Evidence; headerRows: Evidence };
}

/** Records looked at for a header, and below it for the types of the columns. */
const MAX_PREAMBLE = 40;
const BODY_RECORDS = 100;
/** A header has values in at least this share of the table's columns. */
const HEADER_FILL = 0.6;

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
  const scanner = new RecordScanner(new MemoryBlocks(sample), dialect);
  const records: string[][] = [];
  while (records.length < MAX_PREAMBLE + BODY_RECORDS && scanner.next())
    records.push(scanner.texts());
  const first = settled.skipHead ?? firstFullRecord(records, columns, separatorLine ? 1 : 0);
  const verdict = headerVerdict(records, first, knows);
  const proposed = verdict.isHeader ? (secondHeaderRow(records, first) ? 2 : 1) : 0;
  const headerRows = settled.headerRows ?? proposed;
  const width = Math.max(
    columns,
    ...records.slice(first, first + Math.max(1, headerRows)).map((r) => r.length),
  );
  return {
    skipHead: first,
    headerRows,
    names: columnNames(records.slice(first, first + headerRows), width),
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
  const found = records.findIndex((record, i) => i >= from && filled(record) >= needed);
  return found < 0 || found > MAX_PREAMBLE ? from : found;
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

/** True if the record below the header is text wherever the data below it are numbers or dates. */
function secondHeaderRow(records: readonly string[][], at: number): boolean {
  const second = records[at + 1] ?? [];
  const body = records.slice(at + 2, at + 2 + BODY_RECORDS);
  if (body.length < 2 || filled(second) * 2 < filled(records[at])) return false;
  let typed = 0;
  for (let column = 0; column < second.length; column += 1) {
    const below = typeBelow(body, column);
    if (below !== 'number' && below !== 'date') continue;
    typed += 1;
    if (looksLike(second[column] ?? '') !== 'text') return false;
  }
  return typed >= 2;
}

/** One name per column: header rows joined by a space, blanks numbered, repeats told apart. */
function columnNames(rows: readonly string[][], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => (row[column] ?? '').replace(/\s+/gu, ' ').trim());
    const base = cells.filter((cell) => cell !== '').join(' ') || `column_${column + 1}`;
    let name = base;
    for (let i = 2; taken.has(name); i += 1) name = `${base} (${i})`;
    taken.add(name);
    return name;
  });
}
