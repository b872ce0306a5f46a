import { AppError } from '#shared/contract/errors.ts';
import type { DateFormat, ImportPlan } from '#shared/contract/importPlan.ts';
import {
  fieldsOfKind,
  fieldType,
  IDENTITY_FIELDS,
  isNeeded,
  missingFields,
  type ImportField,
} from '#shared/domain/importKinds.ts';
import { staysApart } from '#shared/domain/personalKinds.ts';
import type { RowShape } from '../storing/rowStore.ts';
import { MARK } from './mark.ts';
import { CUSTOMER, decimalOf, fieldColumns, storeName, type PlacedColumn } from './planColumns.ts';
import { keptText, type TextColumn } from './textColumns.ts';

/** A column of numbers of a record. */
export interface RecordNumber extends PlacedColumn {
  readonly name: string;
  readonly decimal: '.' | ',';
  readonly shift: number;
  /** Amounts are kept in minor units; other numbers as they are. */
  readonly money: boolean;
  /** A row without it is refused. */
  readonly needed: boolean;
}

/** A plan of a kind beside orders with every question answered. */
export interface RecordPlan {
  readonly date:
    (PlacedColumn & { readonly format: DateFormat; readonly needed: boolean }) | undefined;
  readonly numbers: readonly RecordNumber[];
  /** The column of money whose values are summed. */
  readonly summed: RecordNumber | undefined;
  /** The customer first, where the file names one. */
  readonly texts: readonly TextColumn[];
  readonly identified: boolean;
  /** Texts without which a row is refused. */
  readonly neededTexts: readonly PlacedColumn[];
  readonly sortKey: number;
  readonly neededColumns: number;
}

/**
 * Checks that a plan is complete for its kind.
 * @throws AppError NO_DATE_COLUMN, NO_CUSTOMER_COLUMN, NEEDED_COLUMN_MISSING (details: the fields of
 *   which one is needed), DATE_AMBIGUOUS, AMOUNT_AMBIGUOUS, BAD_REQUEST for two columns with one field
 */
export function resolveRecordPlan(plan: ImportPlan, file: string): RecordPlan {
  const { kind } = plan;
  const byField = fieldColumns(plan, file);
  const [missing] = missingFields(kind, new Set(byField.keys()));
  if (missing !== undefined) throw missingColumn(missing, file);
  const identity = IDENTITY_FIELDS.map((field) => byField.get(field)).find(
    (placed) => placed !== undefined && staysApart(placed.column.action),
  );
  const texts: TextColumn[] = identity === undefined ? [] : [{ ...identity, name: CUSTOMER }];
  const numbers: RecordNumber[] = [];
  const neededTexts: PlacedColumn[] = [];
  for (const field of fieldsOfKind(kind)) {
    const placed = byField.get(field);
    if (placed === undefined) continue;
    const type = fieldType(field);
    if (type === 'money' || type === 'number') {
      const number = { ...placed, ...decimalOf(placed.column, file), name: storeName(field) };
      numbers.push({ ...number, money: type === 'money', needed: isNeeded(kind, field) });
    } else if (type !== 'date' && placed !== identity) {
      texts.push({ ...placed, name: storeName(field) });
      if (isNeeded(kind, field)) neededTexts.push(placed);
    }
  }
  const used = [...byField.values()].map(({ index }) => index);
  return {
    date: dateOf(byField.get('date'), isNeeded(kind, 'date'), file),
    numbers,
    summed:
      numbers.find(({ column }) => column.field === 'cost') ?? numbers.find(({ money }) => money),
    texts,
    identified: identity !== undefined,
    neededTexts,
    sortKey: (byField.get('event_id') ?? byField.get('date') ?? { index: used[0] ?? 0 }).index,
    neededColumns: Math.max(...used) + 1,
  };
}

/** The columns that rows under this plan have in the store; `marked` ones carry their marks. */
export function recordShape(plan: RecordPlan, marked: boolean): RowShape {
  return {
    numbers: [
      ...(plan.date === undefined ? [] : [{ name: 'day', type: 'f64' } as const]),
      ...(plan.date?.format.time === true ? [{ name: 'second', type: 'i32' } as const] : []),
      { name: 'line', type: 'i32' },
      ...(marked ? [{ name: MARK, type: 'i32' } as const] : []),
      ...plan.numbers.map(({ name }) => ({ name, type: 'f64' }) as const),
    ],
    texts: plan.texts.map(keptText),
  };
}

function dateOf(
  placed: PlacedColumn | undefined,
  needed: boolean,
  file: string,
): RecordPlan['date'] {
  if (placed === undefined) return undefined;
  const format = placed.column.date;
  if (format === undefined || format.order === null) {
    throw new AppError('DATE_AMBIGUOUS', { place: { file, column: placed.column.name } });
  }
  return { ...placed, format, needed };
}

function missingColumn(group: readonly ImportField[], file: string): AppError {
  const place = { file };
  if (group.includes('date')) return new AppError('NO_DATE_COLUMN', { place });
  if (group.includes('customer_id') && !group.includes('event_id')) {
    return new AppError('NO_CUSTOMER_COLUMN', { place });
  }
  return new AppError('NEEDED_COLUMN_MISSING', { place, details: { fields: group.join(' | ') } });
}
