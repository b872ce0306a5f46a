import { IDENTITY_FIELDS, type ImportField } from '#shared/domain/importKinds.ts';
import { fieldsOfHeader } from './fieldWords.ts';
import { proposeFields, type ColumnType, type FieldGuess, type SampledColumn } from './propose.ts';

/** What makes a file one of orders, even if something that orders need is missing. */
const OF_ORDERS: readonly ImportField[] = [
  ...IDENTITY_FIELDS,
  'order_id',
  'product',
  'quantity',
  'status',
];

/**
 * True if a file that can be of no other kind is clearly outside data: one column of dates, at least one of numbers,
 * and no other text than the name of a series and a unit. A header that speaks for the amount of an order, or for
 * anything else that orders alone have, speaks against it; without a name every date stands once.
 * @param asOrders what the columns would mean in a file of orders
 */
export function isSeries(
  columns: readonly SampledColumn[],
  types: readonly ColumnType[],
  asOrders: readonly (FieldGuess | undefined)[],
): boolean {
  if (asOrders.some((guess) => guess !== undefined && OF_ORDERS.includes(guess.field)))
    return false;
  const guesses = proposeFields(columns, types, 'series');
  const at = (field: ImportField): number => guesses.findIndex((guess) => guess?.field === field);
  const dates = columns[at('date')];
  if (dates === undefined || at('value') < 0) return false;
  const plain = columns.every((column, index) => {
    if (isAmount(column)) return false;
    const type = types[index]?.type;
    return guesses[index] !== undefined || type === 'number' || type === 'empty';
  });
  return plain && (at('series') >= 0 || dates.distinct.size === dates.values.length);
}

/** True if the header speaks for the amount of an order rather than for the value of a series. */
function isAmount({ name }: SampledColumn): boolean {
  const fit = (kind: 'orders' | 'series', wanted: ImportField): number =>
    fieldsOfHeader(name, kind).find(([field]) => field === wanted)?.[1] ?? 0;
  return fit('orders', 'amount') > fit('series', 'value');
}
