import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { AppError } from '#shared/contract/errors.ts';
import type { Covariate } from '#main/engine/index.ts';

/** Customers as a value model takes them; times in the model's unit, money in major units. */
export interface SummaryTable {
  /** Value of the column `table`, empty if there is none. */
  readonly table: string;
  readonly ids: readonly string[];
  readonly x: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** Mean of the repeat purchases; absent if the file has no such column. */
  readonly monetary?: Float64Array;
  /** Sum of the logarithms of all interpurchase times; absent if the file has no such column. */
  readonly litt?: number;
  /** The columns that were asked for as covariates, in that order. */
  readonly covariates: readonly Covariate[];
}

/** A column to be taken as a covariate; `category` has it as words even where all are numbers. */
export interface CovariateColumn {
  readonly name: string;
  readonly category: boolean;
}

const NEEDED = ['customer_id', 'x', 't_x', 'T'] as const;

/**
 * Reads customer_id, x, t_x, T and optionally monetary, litt and table from a CSV file, one table per
 * value of the column `table`, in the order of the file. litt is the sum of the logarithms of the
 * customer's interpurchase times, 0 without one.
 * @param covariates columns to be taken as covariates: numbers if every cell is one, else categories.
 * @throws AppError FILE_NOT_FOUND, COLUMN_MISSING, BAD_ROW naming line, column and rule.
 */
export function readSummaryTables(
  path: string,
  covariates: readonly CovariateColumn[] = [],
): SummaryTable[] {
  const file = basename(path);
  const rows = parse(path, file);
  const header = rows[0] ?? [];
  const at = (name: string): number => header.indexOf(name);
  for (const name of [...NEEDED, ...covariates.map((column) => column.name)]) {
    if (at(name) < 0) throw new AppError('COLUMN_MISSING', { place: { file, column: name } });
  }
  const groups = new Map<string, string[][]>();
  rows.slice(1).forEach((row, index) => {
    const line = [...row, String(index + 2)];
    const name = at('table') < 0 ? '' : (row[at('table')] ?? '');
    const group = groups.get(name);
    if (group) group.push(line);
    else groups.set(name, [line]);
  });
  // A table without customers is one that nothing can be fitted to.
  if (groups.size === 0) groups.set('', []);
  return [...groups].map(([table, lines]) => {
    const column = (name: string, least = 0): Float64Array =>
      numbers(lines, { at: at(name), file, column: name, least });
    const summary = {
      table,
      ids: lines.map((line) => line[at('customer_id')] ?? ''),
      x: column('x'),
      recency: column('t_x'),
      age: column('T'),
    };
    checkCounts(summary.x, lines, file);
    checkTimes(summary, lines, file);
    return {
      ...summary,
      ...(at('monetary') >= 0 && { monetary: column('monetary') }),
      ...(at('litt') >= 0 && { litt: sum(column('litt', Number.NEGATIVE_INFINITY)) }),
      covariates: covariates.map(({ name: covariate, category }) =>
        covariateOf(
          covariate,
          lines.map((line) => (line[at(covariate)] ?? '').trim()),
          category,
        ),
      ),
    };
  });
}

/** The customers of a table at the given places. */
export function membersOf(table: SummaryTable, places: Uint32Array): SummaryTable {
  const of = (column: Float64Array): Float64Array =>
    Float64Array.from(places, (i) => column[i] as number);
  const { monetary } = table;
  return {
    table: table.table,
    ids: Array.from(places, (i) => table.ids[i] ?? ''),
    x: of(table.x),
    recency: of(table.recency),
    age: of(table.age),
    ...(monetary && { monetary: of(monetary) }),
    covariates: [],
  };
}

/** An empty cell is a kind of its own, and no number. */
function covariateOf(name: string, texts: string[], category: boolean): Covariate {
  const numbers = Float64Array.from(texts, (text) => (text === '' ? Number.NaN : Number(text)));
  return category || !numbers.every(Number.isFinite) ? { name, texts } : { name, numbers };
}

function parse(path: string, file: string): string[][] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', { place: { file }, cause });
  }
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
}

function sum(column: Float64Array): number {
  return column.reduce((total, value) => total + value, 0);
}

/** A column of the file as numbers, none below `least`. */
function numbers(
  lines: string[][],
  { at, file, column, least }: { at: number; file: string; column: string; least: number },
): Float64Array {
  const values = new Float64Array(lines.length);
  lines.forEach((line, index) => {
    const text = (line[at] ?? '').trim();
    const value = Number(text);
    if (text === '' || !Number.isFinite(value) || value < least) {
      throw badRow(line, file, column, 'number');
    }
    values[index] = value;
  });
  return values;
}

/** Models of orders count repeat purchases; those of counted opportunities say more of their own. */
function checkCounts(x: Float64Array, lines: string[][], file: string): void {
  const at = x.findIndex((value) => !Number.isInteger(value));
  if (at >= 0) throw badRow(lines[at] ?? [], file, 'x', 'whole number');
}

function checkTimes(
  summary: Pick<SummaryTable, 'recency' | 'age'>,
  lines: string[][],
  file: string,
): void {
  lines.forEach((line, index) => {
    if ((summary.recency[index] as number) > (summary.age[index] as number)) {
      throw badRow(line, file, 't_x', 't_x <= T');
    }
  });
}

/** The last cell of a line is its number in the file. */
function badRow(line: string[], file: string, column: string, rule: string): AppError {
  return new AppError('BAD_ROW', { place: { file, row: Number(line.at(-1)), column, rule } });
}
