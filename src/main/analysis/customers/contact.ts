import type { CustomerCard } from '#shared/contract/customers.ts';
import { CONTACT_FIELDS } from '#shared/domain/attributes.ts';
import { keptPersonal } from '#main/snapshot/index.ts';
import { textAt, type Store } from '#main/store/index.ts';
import { rowsOf } from './besideRecords.ts';
import { shownValue } from './customerNames.ts';

type Contact = CustomerCard['beside']['contact'][number];

/**
 * Name, phone and e-mail of one customer as far as an import kept them as written, masked unless `plain`. Of
 * several values the latest file's last one. Batches that keep none are not read.
 */
export function contactOf(store: Store, ids: ReadonlySet<string>, plain: boolean): Contact[] {
  const found = new Map<Contact['field'], Contact>();
  for (const batch of store.batches.sources()) {
    const kept = keptPersonal(batch);
    const fields = CONTACT_FIELDS.filter((field) => kept.has(field));
    if (fields.length === 0) continue;
    const rows = rowsOf(store, batch, ids);
    for (const field of fields) {
      const codes = store.batches.column(batch.id, field);
      const texts = store.batches.dictionary(batch.id, field);
      const row = codes && rows.findLast((one) => (codes[one] as number) >= 0);
      if (row === undefined || !texts) continue;
      const { text, masked } = shownValue(
        kept.get(field),
        textAt(texts, codes?.[row] as number),
        plain,
      );
      found.set(field, { field, value: text, masked });
    }
  }
  return CONTACT_FIELDS.flatMap((field) => found.get(field) ?? []);
}
