import type { JobControl } from '#main/jobs/index.ts';
import { customerJoin, type CustomerJoin, type Ledger } from '#main/snapshot/index.ts';
import { ByteDictionary, textAt, type Store } from '#main/store/index.ts';
import { foldName } from '../foldName.ts';
import { ownRows } from './ownRows.ts';

/** The rows of all imports of leads end to end, with who each is about. */
export interface ImportedLeads {
  readonly day: Int32Array;
  /** Lead of each row, from 0. */
  readonly lead: Uint32Array;
  /** Customer of each lead, -1 for one who is none. */
  readonly customer: Int32Array;
  /** Place of each row's channel and step in the lists below; -1 for none. */
  readonly channel: Int32Array;
  readonly step: Int32Array;
  /** Names as the files spell them first in byte order, ascending; those that fold alike are one. */
  readonly channels: readonly string[];
  readonly steps: readonly string[];
  /** The imports whose rows these are, in their order. */
  readonly stretches: readonly Stretch[];
}

/** The rows stored under one batch. */
export interface Stretch {
  readonly id: number;
  readonly rows: number;
}

/** Steps beyond which the column is no funnel: a text that somebody typed. */
const MOST_STEPS = 12;

/**
 * Leads of the workspace, or undefined when no file of leads was imported. Rows of one lead number are
 * one lead; leads of one customer are one, found by id, phone or e-mail (docs/identity.md). A row with
 * neither number nor person is a lead of its own.
 *
 * @throws AppError CANCELLED on request
 */
export function importedLeads(
  store: Store,
  ledger: Ledger,
  leastConfidence: number,
  control: JobControl,
): ImportedLeads | undefined {
  const batches = store.batches
    .sources()
    .filter(({ kind }) => kind === 'leads')
    .map(({ id }): Stretch => ({ id, rows: ownRows(store, id) }));
  if (batches.length === 0) return undefined;
  const join = customerJoin(store, ledger, leastConfidence, control);
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  const who = personRows(store, batches, rows, join);
  const channels = namedColumn(store, batches, rows, 'channel');
  const steps = namedColumn(store, batches, rows, 'stage');
  const known = steps.names.length <= MOST_STEPS;
  return {
    day: Int32Array.from(
      batches.flatMap(({ id }) => Array.from(store.batches.column(id, 'day') ?? [])),
    ),
    ...leadNumbers(who.label, who.customer, who.labels),
    channel: channels.codes,
    channels: channels.names,
    step: known ? steps.codes : new Int32Array(rows).fill(-1),
    steps: known ? steps.names : [],
    stretches: batches,
  };
}

/** A column of names of all batches under one list of them. */
function namedColumn(
  store: Store,
  batches: readonly Stretch[],
  rows: number,
  column: string,
): { codes: Int32Array; names: string[] } {
  const spelt = batches.map(({ id }) => {
    const texts = store.batches.dictionary(id, column);
    return Array.from({ length: texts?.count ?? 0 }, (_, i) => (texts ? textAt(texts, i) : ''));
  });
  const byFold = new Map<string, string>();
  for (const name of spelt.flat().sort()) {
    const folded = foldName(name);
    if (folded !== '' && !byFold.has(folded)) byFold.set(folded, name);
  }
  const places = new Map([...byFold.keys()].map((folded, place) => [folded, place]));
  const codes = new Int32Array(rows).fill(-1);
  let at = 0;
  for (const [b, { id, rows: own }] of batches.entries()) {
    const stored = store.batches.column(id, column);
    const map = (spelt[b] ?? []).map((name) => places.get(foldName(name)) ?? -1);
    for (let i = 0; stored && i < own; i++) codes[at + i] = map[stored[i] as number] ?? -1;
    at += own;
  }
  return { codes, names: [...byFold.values()] };
}

interface PersonRows {
  /** What groups a row with others: a lead number, else an id, phone or e-mail; its own without any. */
  readonly label: Int32Array;
  readonly labels: number;
  /** Customer that the row itself names, -1 for none. */
  readonly customer: Int32Array;
}

/** Columns that tell which lead a row is about, the surest first. */
const LABELS = ['event_id', 'customer', 'phone', 'email'] as const;

function personRows(
  store: Store,
  batches: readonly Stretch[],
  rows: number,
  join: CustomerJoin,
): PersonRows {
  const label = new Int32Array(rows).fill(-1);
  const customer = new Int32Array(rows).fill(-1);
  const dictionaries = LABELS.map(() => new ByteDictionary());
  /** Label of each code of each dictionary. */
  const numbers = LABELS.map(() => new Map<number, number>());
  let labels = 0;
  let at = 0;
  for (const { id, rows: own } of batches) {
    for (const [k, name] of LABELS.entries()) {
      const codes = store.batches.column(id, name);
      const texts = store.batches.dictionary(id, name);
      if (!codes || !texts) continue;
      const found = name === 'event_id' ? undefined : join.find(name, texts);
      const dictionary = dictionaries[k] as ByteDictionary;
      const known = numbers[k] as Map<number, number>;
      const keys = Array.from({ length: texts.count }, (_, i) =>
        dictionary.intern(texts.bytes, texts.offsets[i] as number, texts.offsets[i + 1] as number),
      );
      for (let i = 0; i < own; i++) {
        const code = codes[i] as number;
        if (code < 0) continue;
        if ((customer[at + i] as number) < 0) customer[at + i] = found?.[code] ?? -1;
        if ((label[at + i] as number) >= 0) continue;
        const key = keys[code] as number;
        const number = known.get(key) ?? labels++;
        known.set(key, number);
        label[at + i] = number;
      }
    }
    at += own;
  }
  for (let row = 0; row < rows; row++) if ((label[row] as number) < 0) label[row] = labels++;
  return { label, labels, customer };
}

/** Numbers leads: those of one customer are one, the others are their labels. */
function leadNumbers(
  label: Int32Array,
  customer: Int32Array,
  labels: number,
): { lead: Uint32Array; customer: Int32Array } {
  const ofLabel = new Int32Array(labels).fill(-1);
  for (let row = 0; row < label.length; row++) {
    const [at, found] = [label[row] as number, customer[row] as number];
    const known = ofLabel[at] as number;
    // The lowest number where a lead names several, so that no order of rows decides.
    if (found >= 0 && (known < 0 || found < known)) ofLabel[at] = found;
  }
  const ofCustomer = new Map<number, number>();
  const customers: number[] = [];
  const number = Uint32Array.from(ofLabel, (found) => {
    const known = found < 0 ? undefined : ofCustomer.get(found);
    if (known !== undefined) return known;
    if (found >= 0) ofCustomer.set(found, customers.length);
    return customers.push(found) - 1;
  });
  return {
    lead: Uint32Array.from(label, (at) => number[at] as number),
    customer: Int32Array.from(customers),
  };
}
