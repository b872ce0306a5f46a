import { AppError } from '#shared/contract/errors.ts';
import type { Overlap } from '#shared/contract/checkReport.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { keyColumns, storedColumns, type KeyColumns } from './keyColumns.ts';
import { KeyIndex, rowKeys, type KeyRule } from './rowKeys.ts';

/**
 * Without order ids equal rows can be chance (two coffees of one customer on one day); from this share
 * of the rows in the common period on they are taken for the same.
 */
const MORE_THAN_CHANCE = 0.01;

/** What a new file has in common with earlier batches. */
export interface FoundOverlap extends Overlap {
  /** 1 for each row of the file that an earlier batch has. */
  readonly hits: Uint8Array;
}

/**
 * Finds the rows of `fresh` that an earlier batch has already: same order id (without one the same
 * customer), same day, same amount. Refunds are compared with refunds only. Batches whose days lie
 * elsewhere are not read. Undefined if nothing is common.
 *
 * @param except batches that are not looked at: the same file, or one that is replaced
 */
export function findOverlap(
  fresh: KeyColumns,
  store: Store,
  control: JobControl,
  except: (batch: BatchRecord) => boolean = () => false,
): FoundOverlap | undefined {
  const search = new Search(fresh, control);
  for (const batch of comparableBatches(store, fresh, except)) search.compare(store, batch);
  return search.result(store);
}

/** True if any earlier batch could have rows in common with a file of this kind. */
export function mayOverlap(store: Store, kind: KeyColumns['kind']): boolean {
  return isLedgerKind(kind) && store.batches.sources().some((batch) => sameSide(batch.kind, kind));
}

/** The refusal of a file whose rows are partly there already. */
export function overlapError(found: Overlap, file: string): AppError {
  const { rows, orders, changed, batches } = found;
  return new AppError('OVERLAPS', {
    place: { file, rule: 'overlap' },
    details: {
      question: 'overlap',
      options: 'skip | add | replace',
      rows,
      orders,
      changed,
      batches: batches.map(({ id }) => id).join(', '),
    },
  });
}

function comparableBatches(
  store: Store,
  fresh: KeyColumns,
  except: (batch: BatchRecord) => boolean,
): BatchRecord[] {
  const { first, last } = spanOf(fresh.day);
  return store.batches.sources().filter((batch) => {
    if (!isLedgerKind(batch.kind) || !sameSide(batch.kind, fresh.kind) || except(batch))
      return false;
    const { firstDay, lastDay } = batch;
    return firstDay !== null && lastDay !== null && firstDay <= last && lastDay >= first;
  });
}

/** A refund of an order is no repetition of the order. */
function sameSide(a: KeyColumns['kind'], b: KeyColumns['kind']): boolean {
  return (a === 'refunds') === (b === 'refunds');
}

/** One comparison of a file with batch after batch. */
class Search {
  readonly #fresh: KeyColumns;
  readonly #control: JobControl;
  /** 1 for each row that an earlier batch has, and for each whose order and day one has. */
  readonly #hits: Uint8Array;
  readonly #orderHits: Uint8Array;
  readonly #indices = new Map<string, KeyIndex>();
  /** Rows of earlier batches that are in the file, by batch. */
  readonly #covered = new Map<number, number>();
  /** Days that the file has in common with batches that were compared. */
  #first = Infinity;
  #last = -Infinity;
  #byOrder = false;

  constructor(fresh: KeyColumns, control: JobControl) {
    this.#fresh = fresh;
    this.#control = control;
    this.#hits = new Uint8Array(fresh.day.length);
    this.#orderHits = new Uint8Array(fresh.day.length);
  }

  compare(store: Store, batch: BatchRecord): void {
    const earlier = keyColumns(storedColumns(store, batch.id), batch);
    const rule = earlier && ruleFor(this.#fresh, earlier);
    if (earlier === undefined || rule === undefined) return;
    const covered = this.#mark(this.#hits, earlier, rule);
    const orders =
      rule.by === 'order' ? this.#mark(this.#orderHits, earlier, { ...rule, amounts: false }) : 0;
    if (covered + orders === 0) return;
    this.#note(batch, covered);
    if (rule.by === 'order') this.#byOrder = true;
  }

  /** Marks the rows of the file that an earlier batch has by a rule; gives the number of its rows. */
  #mark(hits: Uint8Array, earlier: KeyColumns, rule: KeyRule): number {
    this.#control.check();
    const index = this.#indexFor(rule);
    const keys = rowKeys(earlier, rule);
    const found = new Uint8Array(hits.length);
    let covered = 0;
    for (let i = 0; i < keys.length; i += 2) {
      const a = keys[i] as number;
      const row = a === 0 ? -1 : index.find(a, keys[i + 1] as number);
      if (row < 0) continue;
      covered += 1;
      found[row] = 1;
    }
    this.#control.check();
    if (covered === 0) return 0;
    for (let row = 0; row < found.length; row += 1) {
      const first = index.first[row] as number;
      if (first >= 0 && found[first] === 1) hits[row] = 1;
    }
    return covered;
  }

  result(store: Store): FoundOverlap | undefined {
    if (this.#covered.size === 0) return undefined;
    const hits = this.#hits;
    const { day, order, kind } = this.#fresh;
    const orders = new Uint8Array(order?.texts.count ?? 0);
    let [rows, changed, common] = [0, 0, 0];
    for (let row = 0; row < hits.length; row += 1) {
      const at = day[row] as number;
      if (at >= this.#first && at <= this.#last) common += 1;
      if (hits[row] === 0) {
        changed += this.#orderHits[row] as number;
        continue;
      }
      rows += 1;
      const code = order?.codes[row] ?? -1;
      if (code >= 0) orders[code] = 1;
    }
    return {
      hits,
      rows,
      orders: order === undefined ? rows : orders.reduce((sum, one) => sum + one, 0),
      changed,
      byOrder: this.#byOrder,
      // Files may share out the lines of one order; an order that is one row cannot be shared out.
      asks: this.#byOrder ? rows > 0 || kind !== 'order_lines' : rows >= common * MORE_THAN_CHANCE,
      batches: store.batches.list().flatMap(({ id, fileName, rowsAccepted }) => {
        const covered = this.#covered.get(id);
        return covered === undefined ? [] : [{ id, fileName, rows: rowsAccepted, covered }];
      }),
    };
  }

  #indexFor(rule: KeyRule): KeyIndex {
    const name = `${rule.by} ${rule.amounts}`;
    let index = this.#indices.get(name);
    if (index === undefined) {
      index = new KeyIndex(rowKeys(this.#fresh, rule));
      this.#indices.set(name, index);
    }
    return index;
  }

  /** What joined a batch later counts as that batch. */
  #note({ id, partOf, firstDay, lastDay }: BatchRecord, covered: number): void {
    const whole = partOf ?? id;
    this.#covered.set(whole, (this.#covered.get(whole) ?? 0) + covered);
    this.#first = Math.min(this.#first, firstDay ?? Infinity);
    this.#last = Math.max(this.#last, lastDay ?? -Infinity);
  }
}

/** By what the rows of two files are compared; undefined if nothing tells them apart. */
function ruleFor(a: KeyColumns, b: KeyColumns): KeyRule | undefined {
  const amounts = a.amount !== undefined && b.amount !== undefined;
  if (a.order !== undefined && b.order !== undefined) return { by: 'order', amounts };
  return amounts && a.customer && b.customer ? { by: 'customer', amounts } : undefined;
}

function spanOf(day: KeyColumns['day']): { first: number; last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < day.length; row += 1) {
    const at = day[row] as number;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return { first, last };
}
