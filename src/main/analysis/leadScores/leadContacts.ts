import type { JobControl } from '#main/jobs/index.ts';
import { TextHolders } from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import type { LeadContacts } from '#main/engine/index.ts';
import type { ImportedLeads } from '../acquisition/importedLeads.ts';

/** By what a row of interactions can name a lead. */
const KEYS = ['customer', 'phone', 'email'] as const;

/**
 * Visits, calls and tickets of the files of interactions that are about a lead: those that share an id,
 * a phone or an e-mail with the rows of one lead and of no other.
 *
 * @throws AppError CANCELLED on request
 */
export function leadContacts(
  store: Store,
  leads: ImportedLeads,
  control: JobControl,
): LeadContacts {
  const sources = store.batches.sources();
  const contacts = sources.filter(({ kind }) => kind === 'interactions');
  const found: { lead: number; day: number }[] = [];
  if (contacts.length > 0) {
    const holders = leadHolders(store, leads);
    for (const { id } of contacts) {
      control.check();
      const days = store.batches.column(id, 'day');
      if (!days) continue;
      const owner = new Int32Array(days.length).fill(-1);
      for (const key of KEYS) {
        const codes = store.batches.column(id, key);
        const texts = store.batches.dictionary(id, key);
        if (!codes || !texts) continue;
        const lead = holders[key].find(texts);
        for (let row = 0; row < owner.length; row++) {
          const code = codes[row] as number;
          if ((owner[row] as number) < 0 && code >= 0) owner[row] = lead[code] as number;
        }
      }
      for (let row = 0; row < owner.length; row++) {
        const lead = owner[row] as number;
        if (lead >= 0) found.push({ lead, day: days[row] as number });
      }
    }
  }
  return {
    lead: Uint32Array.from(found, ({ lead }) => lead),
    day: Int32Array.from(found, ({ day }) => day),
  };
}

/** The lead that each id, phone and e-mail of the files of leads belongs to. */
function leadHolders(
  store: Store,
  leads: ImportedLeads,
): Record<(typeof KEYS)[number], TextHolders> {
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
