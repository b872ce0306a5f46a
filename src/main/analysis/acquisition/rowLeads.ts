import { TextHolders } from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import type { ImportedLeads } from './importedLeads.ts';

/** By what a row of another file can name a lead. */
const KEYS = ['customer', 'phone', 'email'] as const;

/** Finds leads by what another file calls them; one text of several leads finds none. */
type LeadHolders = Readonly<Record<(typeof KEYS)[number], TextHolders>>;

/** The lead that each id, phone and e-mail of the files of leads belongs to. */
export function leadHolders(store: Store, leads: ImportedLeads): LeadHolders {
  const holders = {
    customer: new TextHolders(),
    phone: new TextHolders(),
    email: new TextHolders(),
  };
  const identity = Int32Array.from(leads.customer.keys());
  let at = 0;
  for (const { id, rows } of leads.stretches) {
    for (const key of KEYS) {
      const codes = store.batches.column(id, key);
      const texts = store.batches.dictionary(id, key);
      if (codes && texts) {
        holders[key].addRows(texts, codes, leads.lead.subarray(at, at + rows), identity);
      }
    }
    at += rows;
  }
  return holders;
}

/** Lead whom each of the rows of a batch is about, -1 for one that names none. */
export function rowLeads(
  store: Store,
  batch: number,
  rows: number,
  holders: LeadHolders,
): Int32Array {
  const owner = new Int32Array(rows).fill(-1);
  for (const key of KEYS) {
    const codes = store.batches.column(batch, key);
    const texts = store.batches.dictionary(batch, key);
    if (!codes || !texts) continue;
    const lead = holders[key].find(texts);
    for (let row = 0; row < rows; row++) {
      const code = codes[row] as number;
      if ((owner[row] as number) < 0 && code >= 0) owner[row] = lead[code] as number;
    }
  }
  return owner;
}
