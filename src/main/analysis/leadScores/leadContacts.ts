import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import type { LeadContacts } from '#main/engine/index.ts';
import type { ImportedLeads } from '../acquisition/importedLeads.ts';
import { leadHolders, rowLeads } from '../acquisition/rowLeads.ts';

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
      const owner = rowLeads(store, id, days.length, holders);
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
