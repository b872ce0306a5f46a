import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { BatchRecord, Store } from '#main/store/index.ts';

const COLUMNS = ['customer', 'day', 'line', 'order', 'amount', 'channel', 'name'];

/**
 * Everything of a batch of orders that a second run must give again, bit for bit, as a hash.
 * @param rows of its own, without those that returned to it later
 */
export function contentOf(store: Store, batch: BatchRecord, rows = batch.rowsAccepted): string {
  const { batches } = store;
  const hash = createHash('sha256');
  for (const name of COLUMNS) {
    const values = batches.column(batch.id, name);
    expect([name, values?.length]).toEqual([name, rows]);
    hash.update(JSON.stringify(Array.from(values ?? [])));
    hash.update(batches.dictionary(batch.id, name)?.bytes ?? 'none');
  }
  for (const part of batches.rejects(batch.id)) hash.update(part);
  hash.update(JSON.stringify({ ...batch, id: 0, importedAt: '', seconds: 0 }));
  return hash.digest('hex');
}
