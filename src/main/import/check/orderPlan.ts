import { AppError } from '#shared/contract/errors.ts';
import type {
  DateFormat,
  ImportField,
  ImportPlan,
  NumberFormat,
  PlanColumn,
} from '#shared/contract/imports.ts';

/** A source column with its place in the file. */
interface PlacedColumn {
  readonly index: number;
  readonly column: PlanColumn;
}

export interface NumberColumn extends PlacedColumn {
  readonly decimal: '.' | ',';
  readonly shift: number;
}

/** A plan with every question answered, by field. */
export interface OrderPlan {
  readonly identity: PlacedColumn;
  readonly date: PlacedColumn & { readonly format: DateFormat };
  readonly amount: NumberColumn | undefined;
  readonly unitPrice: NumberColumn | undefined;
  readonly quantity: NumberColumn | undefined;
  readonly status: PlacedColumn | undefined;
  /** Columns that are stored as codes beside the customer: order, channel, product, name … */
  readonly coded: readonly (PlacedColumn & { readonly name: string })[];
  /** Columns a record must have. */
  readonly neededColumns: number;
  readonly hasAmounts: boolean;
}

/** Fields that can tell who the customer is, in order of preference. */
const IDENTITIES = ['customer_id', 'phone', 'email', 'customer_name'] as const;

/** Name in the store of each coded field. */
const CODED: readonly (readonly [ImportField, string])[] = [
  ['order_id', 'order'],
  ['channel', 'channel'],
  ['product', 'product'],
  ['customer_name', 'name'],
  ['phone', 'phone'],
  ['email', 'email'],
];

/**
 * Checks that a plan is complete. Throws NO_DATE_COLUMN, NO_CUSTOMER_COLUMN, DATE_AMBIGUOUS,
 * AMOUNT_AMBIGUOUS, or BAD_REQUEST for two columns with one field.
 */
export function resolveOrderPlan(plan: ImportPlan, file: string): OrderPlan {
  const byField = new Map<ImportField, PlacedColumn>();
  plan.columns.forEach((column, index) => {
    if (column.field === null || column.action === 'drop') return;
    if (byField.has(column.field)) {
      throw new AppError('BAD_REQUEST', { place: { file, column: column.name } });
    }
    byField.set(column.field, { index, column });
  });
  const identity = IDENTITIES.map((field) => byField.get(field)).find(
    (placed) => placed !== undefined && placed.column.action !== 'mask',
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
    identity,
    date: { ...date, format },
    amount,
    unitPrice,
    quantity: numeric('quantity'),
    status: byField.get('status'),
    coded: CODED.flatMap(([field, name]) => {
      const placed = byField.get(field);
      return placed === undefined || placed === identity ? [] : [{ ...placed, name }];
    }),
    neededColumns: Math.max(...used.map(({ index }) => index)) + 1,
    hasAmounts: amount !== undefined || unitPrice !== undefined,
  };
}

function decimalOf(
  column: PlanColumn,
  file: string,
): { decimal: NonNullable<NumberFormat['decimal']>; shift: number } {
  const format = column.number;
  if (format === undefined || format.decimal === null) {
    throw new AppError('AMOUNT_AMBIGUOUS', { place: { file, column: column.name } });
  }
  return { decimal: format.decimal, shift: format.shift };
}
