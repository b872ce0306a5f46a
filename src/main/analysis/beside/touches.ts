import type { JobControl } from '#main/jobs/index.ts';
import { customerJoin, type Ledger } from '#main/snapshot/index.ts';
import { ByteDictionary, textAt, type BatchRecord, type Store } from '#main/store/index.ts';
import { importedLeads } from '../acquisition/importedLeads.ts';
import { leadHolders, rowLeads } from '../acquisition/rowLeads.ts';
import { foldName } from '../foldName.ts';
import { rowCustomers } from './rowCustomers.ts';

/** The interactions of all files end to end, each with its day, person and touchpoint. */
export interface ImportedTouches {
  readonly day: Int32Array;
  readonly person: Uint32Array;
  /** Place in `names`. */
  readonly point: Uint32Array;
  /** Touchpoints as the files spell them first in byte order; entry 0 is the empty one, of rows that tell none. */
  readonly names: readonly string[];
  /** Customer of each person, -1 for one who never ordered. */
  readonly customerOf: Int32Array;
  /** Days of the rows that name nobody. */
  readonly nameless: readonly number[];
}

/** What tells the touchpoint of a row: what kind of interaction it was, else where it took place, else what it was about. */
const POINT = ['event_type', 'channel', 'topic'] as const;

/** Columns that name somebody whom neither orders nor leads know, the surest first. */
const WHO = ['customer', 'phone', 'email'] as const;

/**
 * Interactions of the workspace, or undefined when no file of them was imported. A person is a customer of
 * the ledger, else a lead, else whatever the row calls somebody; rows without a day are left out.
 *
 * @throws AppError CANCELLED on request
 */
export function importedTouches(
  { store, ledger }: { readonly store: Store; readonly ledger: Ledger },
  leastConfidence: number,
  control: JobControl,
): ImportedTouches | undefined {
  const batches = store.batches.sources().filter(({ kind }) => kind === 'interactions');
  if (batches.length === 0) return undefined;
  const join = customerJoin(store, ledger, leastConfidence, control);
  const leads = importedLeads(store, ledger, leastConfidence, control);
  const holders = leads && leadHolders(store, leads);
  const persons = new Persons(store, ledger.customers.count);
  const points = new Points(store, batches);
  const touches: { day: number; person: number; point: number }[] = [];
  const nameless: number[] = [];
  for (const batch of batches) {
    control.check();
    const days = store.batches.column(batch.id, 'day');
    if (!days) continue;
    const customers = rowCustomers(store, batch, join);
    const ofLead = holders && rowLeads(store, batch.id, days.length, holders);
    const other = persons.others(batch);
    const point = points.of(batch);
    for (let row = 0; row < days.length; row++) {
      const day = days[row] as number;
      if (Number.isNaN(day)) continue;
      const lead = ofLead?.[row] ?? -1;
      const known = customers[row] ?? -1;
      const customer = known < 0 && lead >= 0 ? (leads?.customer[lead] ?? -1) : known;
      const person = persons.of(customer, lead, other(row));
      if (person === undefined) nameless.push(day);
      else touches.push({ day, person, point: point(row) });
    }
  }
  return {
    day: Int32Array.from(touches, ({ day }) => day),
    person: Uint32Array.from(touches, ({ person }) => person),
    point: Uint32Array.from(touches, ({ point }) => point),
    names: points.names,
    customerOf: persons.customerOf(),
    nameless,
  };
}

/** Numbers persons: customers as in the ledger, behind them leads and others as they are met. */
class Persons {
  readonly #store: Store;
  readonly #customers: number;
  readonly #later = new Map<string, number>();
  readonly #texts = WHO.map(() => new ByteDictionary());

  constructor(store: Store, customers: number) {
    this.#store = store;
    this.#customers = customers;
  }

  of(customer: number, lead: number, other: string | undefined): number | undefined {
    if (customer >= 0) return customer;
    const key = lead >= 0 ? `lead ${lead}` : other;
    if (key === undefined) return undefined;
    const known = this.#later.get(key) ?? this.#customers + this.#later.size;
    this.#later.set(key, known);
    return known;
  }

  /** What each row of a batch calls somebody, alike for equal texts in all batches. */
  others({ id }: BatchRecord): (row: number) => string | undefined {
    const columns = WHO.flatMap((name, k) => {
      const codes = this.#store.batches.column(id, name);
      const texts = this.#store.batches.dictionary(id, name);
      const dictionary = this.#texts[k];
      if (!codes || !texts || !dictionary) return [];
      const { bytes, offsets } = texts;
      const keys = Array.from({ length: texts.count }, (_, i) =>
        dictionary.intern(bytes, offsets[i] as number, offsets[i + 1] as number),
      );
      return [{ name, codes, keys }];
    });
    return (row) => {
      for (const { name, codes, keys } of columns) {
        const code = codes[row] as number;
        if (code >= 0) return `${name} ${keys[code] ?? ''}`;
      }
      return undefined;
    };
  }

  customerOf(): Int32Array {
    const all = this.#customers + this.#later.size;
    return Int32Array.from({ length: all }, (_, p) => (p < this.#customers ? p : -1));
  }
}

/** Touchpoints of all batches under one list of names; those that fold alike are one. */
class Points {
  readonly #store: Store;
  readonly #places: ReadonlyMap<string, number>;
  readonly names: readonly string[];

  constructor(store: Store, batches: readonly BatchRecord[]) {
    this.#store = store;
    const spelt = batches.flatMap((batch) => this.#spelt(batch)?.names ?? []).sort();
    const byFold = new Map<string, string>([['', '']]);
    for (const name of spelt) {
      const folded = foldName(name);
      if (!byFold.has(folded)) byFold.set(folded, name);
    }
    this.names = [...byFold.values()];
    this.#places = new Map([...byFold.keys()].map((folded, place) => [folded, place]));
  }

  /** Place of each row's touchpoint. */
  of(batch: BatchRecord): (row: number) => number {
    const found = this.#spelt(batch);
    if (!found) return () => 0;
    const places = found.names.map((name) => this.#places.get(foldName(name)) ?? 0);
    return (row) => places[found.codes[row] as number] ?? 0;
  }

  /** The first column of the batch that tells touchpoints. */
  #spelt({ id }: BatchRecord) {
    for (const name of POINT) {
      const codes = this.#store.batches.column(id, name);
      const texts = this.#store.batches.dictionary(id, name);
      if (!codes || !texts) continue;
      return { codes, names: Array.from({ length: texts.count }, (_, i) => textAt(texts, i)) };
    }
    return undefined;
  }
}
