import type { CUSTOMER_SORTS } from '#shared/contract/customers.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { combineMarks, type Marks } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumnName, RunColumns } from '../runColumns.ts';
import type { SegmentMarks } from '../segments/index.ts';
import { idOrder } from './idOrder.ts';
import { matchingIds } from './idSearch.ts';
import { orderOf, type ValueOrder } from './orderOf.ts';

export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** What the lists of a run are made of. */
export interface ListSource {
  readonly columns: RunColumns;
  readonly marks: SegmentMarks;
  readonly ledger: () => Ledger;
  readonly pseudonymKey: () => Uint8Array;
}

/** Who is listed: the customers of a rule (null for all) whose id fits what was typed. */
export interface ListedCustomers {
  readonly filter: SegmentRule | null;
  readonly search: string;
}

/** The customers that fit a filter, in one order. */
export interface CustomerView {
  readonly index: Uint32Array;
  /** Net revenue of all of them, minor units. */
  readonly revenue: number;
}

/** Views kept per run: the list flips between a few while a person looks at it. */
const KEPT_VIEWS = 6;

/** A column to sort by; what has no value stands last in both directions. */
const SORT_COLUMNS: Readonly<
  Record<Exclude<CustomerSort, 'customer_id' | 'score'>, RunColumnName>
> = {
  first_order: 'first_day',
  last_order: 'last_day',
  recency_days: 'recency_days',
  orders: 'orders',
  net_revenue: 'net_revenue',
  p_order: 'p_order',
  clv: 'clv',
};

/** Columns that have a value for everybody or say themselves (NaN) where they have none. */
const HOLDS_MISSING: ReadonlySet<CustomerSort> = new Set([
  'orders',
  'net_revenue',
  'p_order',
  'clv',
]);

/**
 * Filtered and sorted lists of customers. Orders are made once per column, lists once per filter and
 * order, so that turning a page costs only its rows.
 */
export class CustomerViews {
  readonly #source: ListSource;
  readonly #orders = new Map<CustomerSort, ValueOrder>();
  readonly #views = new Map<string, CustomerView>();
  #count: number | undefined;

  constructor(source: ListSource) {
    this.#source = source;
  }

  /** Customers of the run, whatever the filter. */
  count(): number {
    this.#count ??= this.#source.columns.need('present').reduce((n, present) => n + present, 0);
    return this.#count;
  }

  /** @throws AppError BAD_REQUEST for a rule that names what does not exist. */
  view(
    listed: ListedCustomers,
    by: CustomerSort,
    direction: 'ascending' | 'descending',
  ): CustomerView {
    const { filter, search } = listed;
    const resolved = filter && this.#source.marks.resolve(filter);
    const key = canonicalJson({ filter: resolved, search, by, direction });
    const held = this.#views.get(key);
    const view = held ?? this.#make(listed, by, direction);
    // Last used stands last; the first is the one to let go.
    this.#views.delete(key);
    this.#views.set(key, view);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= KEPT_VIEWS) break;
      this.#views.delete(oldest);
    }
    return view;
  }

  #make(listed: ListedCustomers, by: CustomerSort, direction: string): CustomerView {
    const selected = this.#selected(listed);
    const revenue = this.#source.columns.need('net_revenue');
    const { index, valued } = this.#order(by);
    const out = new Uint32Array(index.length);
    let n = 0;
    let sum = 0;
    const take = (c: number): void => {
      if (selected[c] === 0) return;
      out[n++] = c;
      sum += revenue[c] as number;
    };
    if (direction === 'ascending') for (let i = 0; i < valued; i++) take(index[i] as number);
    else for (let i = valued - 1; i >= 0; i--) take(index[i] as number);
    for (let i = valued; i < index.length; i++) take(index[i] as number);
    return { index: out.slice(0, n), revenue: sum };
  }

  #selected({ filter, search }: ListedCustomers): Marks {
    const chosen = this.#source.marks.of(filter);
    if (search.trim() === '') return chosen;
    const { customers, aliases } = this.#source.ledger();
    const key = this.#source.pseudonymKey();
    const found = matchingIds(customers, search, key);
    matchingIds(aliases.texts, search, key).forEach((hit, alias) => {
      if (hit === 1) found[aliases.customer[alias] as number] = 1;
    });
    return combineMarks('all', [chosen, found], chosen.length);
  }

  #order(by: CustomerSort): ValueOrder {
    const held = this.#orders.get(by);
    const order = held ?? this.#sorted(by);
    this.#orders.set(by, order);
    return order;
  }

  #sorted(by: CustomerSort): ValueOrder {
    const { columns, ledger } = this.#source;
    if (by === 'customer_id') return idOrder(ledger().customers);
    const orders = columns.need('orders');
    const values = new Float64Array(orders.length).fill(Number.NaN);
    if (by === 'score') {
      const [r, f, m] = [columns.get('r'), columns.get('f'), columns.get('m')];
      if (!r || !f || !m) return orderOf(values);
      for (let c = 0; c < values.length; c++) {
        const recency = r[c] as number;
        if (recency > 0) values[c] = recency * 100 + (f[c] as number) * 10 + (m[c] as number);
      }
      return orderOf(values);
    }
    const column = columns.get(SORT_COLUMNS[by]);
    if (!column) return orderOf(values);
    if (HOLDS_MISSING.has(by)) return orderOf(column);
    for (let c = 0; c < values.length; c++) {
      if ((orders[c] as number) > 0) values[c] = column[c] as number;
    }
    return orderOf(values);
  }
}
