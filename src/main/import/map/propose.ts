import type { Evidence } from '#shared/contract/inspection.ts';
import {
  fieldsOfKind,
  fieldType,
  type ImportField,
  type ImportKind,
} from '#shared/domain/importKinds.ts';
import { looksLike } from '../type/looks.ts';
import { fieldsOfHeader } from './fieldWords.ts';

/** A column as the sample shows it. */
export interface SampledColumn {
  readonly name: string;
  /** Non-empty values of the sampled rows, in order. */
  readonly values: readonly string[];
  readonly distinct: ReadonlySet<string>;
  readonly rows: number;
}

export interface FieldGuess {
  readonly field: ImportField;
  readonly evidence: Evidence;
}

export type ValueType = 'empty' | 'date' | 'number' | 'text';

/** Share of values that make a type, and that a column with a telling header must have at least. */
const TYPE_SHARE = 0.8;
const NAMED_SHARE = 0.3;

/** What a column without a known header is worth by its values alone. */
const ANY_DATES = 0.1;
const ANY_NUMBERS = 0.05;

/** What the values of a column look like. */
export interface ColumnType {
  readonly type: ValueType;
  /** Shares of the non-empty values. */
  readonly dates: number;
  readonly numbers: number;
  /** Of nothing but digits: 202401010003 is a moment, and the third order of a day. */
  readonly digits: number;
}

/** The type of most values of a column. */
export function typeOfColumn(column: SampledColumn): ColumnType {
  const counts = { date: 0, number: 0, text: 0, empty: 0 };
  for (const value of column.values) counts[looksLike(value)] += 1;
  const all = Math.max(1, column.values.length);
  const [dates, numbers] = [counts.date / all, counts.number / all];
  const digits = column.values.filter((value) => /^\d+$/u.test(value)).length / all;
  return { type: typeOf(dates, numbers, column.values.length), dates, numbers, digits };
}

function typeOf(dates: number, numbers: number, values: number): ValueType {
  if (values === 0) return 'empty';
  if (dates >= TYPE_SHARE) return 'date';
  if (numbers >= TYPE_SHARE) return 'number';
  return dates > 0 && dates + numbers >= TYPE_SHARE ? 'date' : 'text';
}

/**
 * Proposes a field of the kind for each column: by header words, checked against the values; a date column
 * without a known header is still a date, and in outside data the first column of numbers is still its value. Every field
 * is given once, to its best column.
 */
export function proposeFields(
  columns: readonly SampledColumn[],
  types: readonly ColumnType[],
  kind: ImportKind,
): (FieldGuess | undefined)[] {
  const allowed = fieldsOfKind(kind);
  const offers: { column: number; field: ImportField; score: number }[] = [];
  columns.forEach((column, index) => {
    const type = types[index];
    if (type === undefined) return;
    for (const [field, score] of fieldsOfHeader(column.name, kind)) {
      if (allowed.includes(field) && fits(field, type))
        offers.push({ column: index, field, score });
    }
    if (type.type === 'date' && allowed.includes('date'))
      offers.push({ column: index, field: 'date', score: ANY_DATES });
    if (type.type === 'number' && kind === 'series')
      offers.push({ column: index, field: 'value', score: ANY_NUMBERS });
  });
  offers.sort(
    (x, y) =>
      y.score - x.score ||
      allowed.indexOf(x.field) - allowed.indexOf(y.field) ||
      x.column - y.column,
  );
  const guesses: (FieldGuess | undefined)[] = columns.map(() => undefined);
  const given = new Set<ImportField>();
  for (const { column, field, score } of offers) {
    if (given.has(field) || guesses[column] !== undefined) continue;
    given.add(field);
    guesses[column] = {
      field,
      evidence: {
        code: evidenceCode(score),
        counts: { score: Math.round(score * 100) },
      },
    };
  }
  return guesses;
}

function evidenceCode(score: number): string {
  if (score === ANY_NUMBERS) return 'field.first_numbers';
  return score === ANY_DATES ? 'field.only_dates' : 'field.header';
}

function fits(field: ImportField, { type, dates, numbers, digits }: ColumnType): boolean {
  if (type === 'empty') return false;
  switch (fieldType(field)) {
    case 'date':
      return dates + numbers >= NAMED_SHARE;
    case 'money':
    case 'number':
      return numbers >= NAMED_SHARE;
    case 'status':
      return type === 'text';
    case 'text':
      if (field === 'text') return type === 'text';
      return type !== 'date' || field === 'birth' || digits >= TYPE_SHARE;
  }
}
