import { createHmac, hkdfSync } from 'node:crypto';
import { asc, desc, lt } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { audit } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { Store } from './types.ts';

/** What stands before the first entry. */
const START = '0'.repeat(64);

type Row = typeof audit.$inferSelect;

/** Result of walking the chain. */
export interface ChainReport {
  readonly entries: number;
  /** First entry that does not follow from the one before it. */
  readonly brokenAt?: number;
}

/**
 * The log of what was done: entries are only ever added, and each carries an HMAC-SHA-256 over the one
 * before it, so that an edited, removed or moved entry shows. An end cut off shows only against a
 * head noted elsewhere (reports print it).
 * @param secret 32 bytes kept in the workspace
 */
export function auditRoom(db: Connection, orm: Orm, secret: Uint8Array): Store['audit'] {
  const key = chainKey(secret);
  const last = (): Row | undefined =>
    orm.select().from(audit).orderBy(desc(audit.seq)).limit(1).get();
  return guarded<Store['audit']>({
    append(action, object, counts = {}) {
      db.transaction(() => {
        const before = last();
        const entry = {
          seq: (before?.seq ?? 0) + 1,
          at: new Date().toISOString(),
          action,
          object,
          counts: JSON.stringify(counts),
        };
        const hash = link(key, before?.hash ?? START, entry);
        orm
          .insert(audit)
          .values({ ...entry, hash })
          .run();
      }).immediate();
    },
    list(limit, before) {
      const rows = orm
        .select()
        .from(audit)
        .where(before === undefined ? undefined : lt(audit.seq, before))
        .orderBy(desc(audit.seq))
        .limit(limit)
        .all();
      return rows.map((row) => ({
        ...row,
        counts: JSON.parse(row.counts) as Record<string, number>,
      }));
    },
    head: () => last()?.hash ?? START,
  });
}

/** Walks the whole chain. */
export function checkChain(orm: Orm, secret: Uint8Array): ChainReport {
  const key = chainKey(secret);
  const rows = orm.select().from(audit).orderBy(asc(audit.seq)).all();
  let previous = START;
  for (const [i, row] of rows.entries()) {
    if (row.seq !== i + 1 || row.hash !== link(key, previous, row)) {
      return { entries: rows.length, brokenAt: i + 1 };
    }
    previous = row.hash;
  }
  return { entries: rows.length };
}

function chainKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'perennial audit chain 1', 32));
}

function link(key: Uint8Array, previous: string, entry: Omit<Row, 'hash'>): string {
  const { seq, at, action, object, counts } = entry;
  return createHmac('sha256', key)
    .update(JSON.stringify([previous, seq, at, action, object, counts]))
    .digest('hex');
}
