import { AppError } from '#shared/contract/errors.ts';
import type {
  DateFormat,
  ImportField,
  ImportPlan,
  NumberFormat,
  PlanColumn,
} from '#shared/contract/imports.ts';
import type { RowShape } from '../storing/rowStore.ts';

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
  readonly date: PlacedColumn & { readonly format: DateFormat };
  readonly amount: NumberColumn | undefined;
  readonly unitPrice: NumberColumn | undefined;
  readonly quantity: NumberColumn | undefined;
  readonly status: PlacedColumn | undefined;
  /** Columns of texts: the customer first, then order, channel, product, name … */
  readonly texts: readonly (PlacedColumn & { readonly name: string })[];
  /** The column by which the rows are probably sorted. */
  readonly sortKey: number;
  /** Columns a record must have. */
  readonly neededColumns: number;
  readonly hasAmounts: boolean;
}

/** Fields that can tell who the customer is, in order of preference. */
const IDENTITIES = ['customer_id', 'phone', 'email', 'customer_name'] as const;

/** Name in the store of the column that tells who the customer is. */
export const CUSTOMER = 'customer';

/** Name in the store of each further field of text. */
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
    date: { ...date, format },
    amount,
    unitPrice,
    quantity: numeric('quantity'),
    status: byField.get('status'),
    texts: [
      { ...identity, name: CUSTOMER },
      ...CODED.flatMap(([field, name]) => {
        const placed = byField.get(field);
        return placed === undefined || placed === identity ? [] : [{ ...placed, name }];
      }),
    ],
    sortKey: (byField.get('order_id') ?? date).index,
    neededColumns: Math.max(...used.map(({ index }) => index)) + 1,
    hasAmounts: amount !== undefined || unitPrice !== undefined,
  };
}

/** The columns that orders under this plan have in the store. */
export function shapeOf(plan: OrderPlan): RowShape {
  const numbers: RowShape['numbers'][number][] = [
    { name: 'amount', type: 'f64' },
    { name: 'quantity', type: 'f64' },
    { name: 'day', type: 'i32' },
    { name: 'line', type: 'i32' },
    { name: 'second', type: 'i32' },
    { name: 'status', type: 'u8' },
  ];
  const absent = new Set<string>();
  if (!plan.hasAmounts) absent.add('amount');
  if (plan.quantity === undefined) absent.add('quantity');
  if (!plan.date.format.time) absent.add('second');
  if (plan.status === undefined) absent.add('status');
  return {
    numbers: numbers.filter(({ name }) => !absent.has(name)),
    texts: plan.texts.map(({ name, column: { action, personal } }) => ({
      name,
      privacy: { action, personal },
    })),
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
