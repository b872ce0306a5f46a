import { and, eq, notInArray } from 'drizzle-orm';
import { readTexts, TextsWriter, type ColumnTables } from './columnTables.ts';
import type { Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { purge } from './purge.ts';
import { cache } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { ColumnArray, PackedTexts } from './batchTypes.ts';
import type { Store } from './types.ts';

/** Derived data by key: written piece by piece, complete at once, replaced at once. */
export function cacheRoom(db: Connection, orm: Orm, tables: ColumnTables): Store['cache'] {
  const parts = db.prepare(
    `SELECT DISTINCT name, part = 'column' AS isColumn FROM cache_part WHERE cache_id = ?`,
  );
  const isCompleteKey = (key: string) => and(eq(cache.key, key), eq(cache.state, 'complete'));
  return guarded<Store['cache']>({
    get(key) {
      const found = orm.select({ id: cache.id }).from(cache).where(isCompleteKey(key)).get();
      if (found === undefined) return undefined;
      const result = new Map<string, ColumnArray | PackedTexts>();
      for (const { name, isColumn } of parts.all(found.id) as { name: string; isColumn: 0 | 1 }[]) {
        const part =
          isColumn === 1
            ? tables.cachePart.read([found.id, name, 'column'])
            : readTexts(tables.cachePart, [found.id, name]);
        if (part === undefined) return undefined;
        result.set(name, part);
      }
      return result;
    },
    put(key, content) {
      const { id } = orm
        .insert(cache)
        .values({ key, state: 'writing' })
        .returning({ id: cache.id })
        .get();
      for (const [name, part] of content) {
        if (ArrayBuffer.isView(part)) tables.cachePart.write([id, name, 'column'], part);
        else new TextsWriter(tables.cachePart, [id, name]).end(part);
      }
      db.transaction(() => {
        orm.update(cache).set({ state: 'dropped' }).where(isCompleteKey(key)).run();
        orm.update(cache).set({ state: 'complete' }).where(eq(cache.id, id)).run();
      }).immediate();
      purge(db);
    },
    retain(keys) {
      orm
        .update(cache)
        .set({ state: 'dropped' })
        .where(and(eq(cache.state, 'complete'), notInArray(cache.key, [...keys])))
        .run();
      purge(db);
    },
  });
}
