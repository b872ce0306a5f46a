import { CodeSums } from '#shared/domain/codeSums.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { PackedTexts } from '#main/store/index.ts';
import { countingStatus, sameOrder } from './groupOrders.ts';
import { Growing } from './growing.ts';
import type { LineGoods } from './lineGoods.ts';
import type { LineColumns } from './lines.ts';
import type { SortedOrders } from './sortOrders.ts';

/**
 * What the orders of a ledger hold, by the codes of one kind of goods (products, categories). An order
 * whose counting lines all name the same, or nothing, is told by `lead` alone: files with one line per
 * order cost one code each.
 */
export interface LedgerGoods {
  /** In byte order behind the empty entry 0, which is unknown. */
  readonly names: PackedTexts;
  /**
   * Per order of the ledger: the name with the greatest sum of sale lines on the order's day (without
   * amounts: of lines); of equal sums the first by name. 0 where none of these lines names any.
   */
  readonly lead: Uint32Array;
  /** Orders whose lines name different things, ascending. */
  readonly mixed: Uint32Array;
  /** Lines of the order `mixed[m]` are `start[m]` to `start[m + 1] - 1`. */
  readonly start: Uint32Array;
  readonly code: Uint32Array;
  /** Signed, in the ledger's money unit; 0 without amounts. */
  readonly amount: Float64Array;
  /** Days from the order's day on which the line counts: above 0 for later refunds and sales. */
  readonly later: Uint32Array;
  /** Orders that nothing but their goods tells from the one before, ascending (`sortOrders`). */
  readonly again: Uint32Array;
}

/** Orders of the ledger, with where the lines of each begin among the sorted ones. */
interface PlacedOrders extends Pick<SortedOrders, 'first' | 'again'> {
  readonly day: Int32Array;
}

/**
 * What the orders of a ledger hold.
 *
 * @param sorted the lines as `sortLines` orders them
 * @throws AppError CANCELLED on request
 */
export function goodsOfOrders(
  lines: LineColumns,
  sorted: Uint32Array,
  orders: PlacedOrders,
  { codes, names }: LineGoods,
  control: JobControl,
): LedgerGoods {
  const { first, day } = orders;
  const { amount, status } = lines;
  const lead = new Uint32Array(first.length);
  const mixed = new Growing(Uint32Array);
  const start = new Growing(Uint32Array);
  const code = new Growing(Uint32Array);
  const value = new Growing(Float64Array);
  const later = new Growing(Uint32Array);
  const sales = new CodeSums(names.count);
  for (let o = 0; o < first.length; o++) {
    const begin = first[o] as number;
    const orderDay = day[o] as number;
    let only = -1;
    let several = false;
    let end = begin;
    do {
      const line = sorted[end] as number;
      const sum = amount ? (amount[line] as number) : 0;
      if (!status || countingStatus(status[line] as number, sum) === 0) {
        const named = codes[line] as number;
        if (only < 0) only = named;
        else if (named !== only) several = true;
      }
      end++;
    } while (
      end < sorted.length &&
      sameOrder(lines, sorted[end - 1] as number, sorted[end] as number)
    );
    if (o % (1 << 18) === 0) control.check();
    if (!several) {
      lead[o] = Math.max(0, only);
      continue;
    }
    mixed.push(o);
    start.push(code.length);
    for (let i = begin; i < end; i++) {
      const line = sorted[i] as number;
      const sum = amount ? (amount[line] as number) : 0;
      if (status && countingStatus(status[line] as number, sum) !== 0) continue;
      const named = codes[line] as number;
      const after = Math.max(0, (lines.day[line] as number) - orderDay);
      code.push(named);
      value.push(sum);
      later.push(after);
      if (after === 0 && sum >= 0 && named > 0) sales.add(named, amount ? sum : 1);
    }
    lead[o] = leadOf(sales);
  }
  start.push(code.length);
  return {
    names,
    lead,
    mixed: mixed.take(),
    start: start.take(),
    code: code.take(),
    amount: value.take(),
    later: later.take(),
    again: orders.again,
  };
}

/** The code of the greatest sum, of equal ones the first by name; 0 if nothing was added. */
function leadOf(sums: CodeSums): number {
  let [lead, most] = [0, -1];
  sums.take((code, sum) => {
    if (sum > most) [lead, most] = [code, sum];
  });
  return lead;
}
