import { AppError } from '#shared/contract/errors.ts';
import type { DateFormat, ImportPlan } from '#shared/contract/importPlan.ts';
import { IDENTITY_FIELDS, type ImportField } from '#shared/domain/importKinds.ts';
import { staysApart } from '#shared/domain/personalKinds.ts';
import type { RowShape } from '../storing/rowStore.ts';
import { MARK } from './mark.ts';
import { CUSTOMER, decimalOf, fieldColumns, storeName, type PlacedColumn } from './planColumns.ts';
import { keptText, type TextColumn } from './textColumns.ts';

export interface NumberColumn extends PlacedColumn {
  readonly decimal: '.' | ',';
  readonly shift: number;
}

/** A plan with every question answered, by field. */
export interface OrderPlan {
  readonly date: PlacedColumn & { readonly format: DateFormat };
  readonly amount: NumberColumn | undefined;
  readonly unitPrice: NumberColumn | undefined;
  /** What was paid back of the amount. */
  readonly refunded: NumberColumn | undefined;
  readonly quantity: NumberColumn | undefined;
  readonly status: PlacedColumn | undefined;
  /** Columns of texts: the customer first, then order, channel, product, category, name … */
  readonly texts: readonly TextColumn[];
  /** The column by which the rows are probably sorted. */
  readonly sortKey: number;
  /** Columns a record must have. */
  readonly neededColumns: number;
  readonly hasAmounts: boolean;
}

/** Further fields of text, in the order of their columns in the store. */
const TEXTS = [
  'order_id',
  'channel',
  'product',
  'category',
  'customer_name',
  'phone',
  'email',
] as const;

/**
 * Checks that a plan is complete. Throws NO_DATE_COLUMN, NO_CUSTOMER_COLUMN, DATE_AMBIGUOUS,
 * AMOUNT_AMBIGUOUS, or BAD_REQUEST for two columns with one field.
 */
export function resolveOrderPlan(plan: ImportPlan, file: string): OrderPlan {
  const byField = fieldColumns(plan, file);
  const identity = IDENTITY_FIELDS.map((field) => byField.get(field)).find(
    (placed) => placed !== undefined && staysApart(placed.column.action),
  );
  const date = byField.get('date');
  if (date === undefined) throw new AppError('NO_DATE_COLUMN', { place: { file } });
  if (identity === undefined) throw new AppError('NO_CUSTOMER_COLUMN', { place: { file } });
  const format = date.column.date;
  if (format === undefined || format.order === null) {
    throw new AppError('DATE_AMBIGUOUS', { place: { file, column: date.column.name } });
  }
  const numeric = (field: ImportField): NumberColumn | undefined => {
    const placed = byField.get(field);
    return placed && { ...placed, ...decimalOf(placed.column, file) };
  };
  const amount = numeric('amount');
  const unitPrice = amount === undefined ? numeric('unit_price') : undefined;
  const used = [...byField.values()].filter(
    ({ column }) => column.field !== 'unit_price' || unitPrice !== undefined,
  );
  return {
    date: { ...date, format },
    amount,
    unitPrice,
    refunded: numeric('refunded'),
    quantity: numeric('quantity'),
    status: byField.get('status'),
    texts: [
      { ...identity, name: CUSTOMER },
      ...TEXTS.flatMap((field) => {
        const placed = byField.get(field);
        const other = placed !== undefined && placed !== identity;
        return other ? [{ ...placed, name: storeName(field) }] : [];
      }),
    ],
    sortKey: (byField.get('order_id') ?? date).index,
    neededColumns: Math.max(...used.map(({ index }) => index)) + 1,
    hasAmounts: amount !== undefined || unitPrice !== undefined,
  };
}

/** The columns that orders under this plan have in the store; `marked` ones carry their marks. */
export function shapeOf(plan: OrderPlan, marked: boolean): RowShape {
  const numbers: RowShape['numbers'][number][] = [
    { name: 'amount', type: 'f64' },
    { name: 'quantity', type: 'f64' },
    { name: 'day', type: 'i32' },
    { name: 'line', type: 'i32' },
    { name: 'second', type: 'i32' },
    { name: 'status', type: 'u8' },
    { name: MARK, type: 'i32' },
  ];
  const absent = new Set<string>();
  if (!plan.hasAmounts) absent.add('amount');
  if (plan.quantity === undefined) absent.add('quantity');
  if (!plan.date.format.time) absent.add('second');
  // A marked row without an amount has the status that takes it out of every figure.
  if (plan.status === undefined && !(marked && plan.hasAmounts)) absent.add('status');
  if (!marked) absent.add(MARK);
  return {
    numbers: numbers.filter(({ name }) => !absent.has(name)),
    texts: plan.texts.map(keptText),
  };
}
