import { createHash } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportKind } from '#shared/domain/importKinds.ts';
import { readTexts, writeTexts, type ColumnTables } from './columnTables.ts';
import type { Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { dropNow, purge } from './purge.ts';
import { batch, cache, run } from './schema.ts';
import { guarded, translated } from './sqliteErrors.ts';
import type { BatchColumns, BatchRecord, BatchWriter, Store } from './types.ts';

/** The batches of a workspace: imports, their columns, dictionaries and rejected rows. */
export function batchRoom(db: Connection, orm: Orm, tables: ColumnTables): Store['batches'] {
  const isComplete = (id: number): boolean => {
    const where = and(eq(batch.id, id), eq(batch.state, 'complete'));
    return orm.select({ id: batch.id }).from(batch).where(where).get() !== undefined;
  };
  return {
    ...guarded({
      list: () => listBatches(orm),
      begin: (kind: ImportKind) => guarded(beginBatch(db, orm, tables, kind)),
      join: (id: number) => guarded(columnsOf(tables, id)),
      undo: (id: number) => undoBatch(db, orm, id),
      column: (id: number, name: string) =>
        isComplete(id) ? tables.chunk.read([id, name]) : undefined,
      dictionary: (id: number, name: string) =>
        isComplete(id) ? readTexts(tables.dictionary, [id, name]) : undefined,
      dataVersion: () => dataVersion(orm),
    }),
    rejects: (id) => (isComplete(id) ? rejectsOf(tables, id) : []),
  };
}

function listBatches(orm: Orm): BatchRecord[] {
  const rows = orm
    .select()
    .from(batch)
    .where(inArray(batch.state, ['complete', 'undone']))
    .orderBy(asc(batch.id))
    .all();
  return rows.map((row) => ({ ...row, state: row.state === 'undone' ? 'undone' : 'complete' }));
}

function recordOf(orm: Orm, id: number): BatchRecord {
  const found = listBatches(orm).find((record) => record.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND');
  return found;
}

function beginBatch(db: Connection, orm: Orm, tables: ColumnTables, kind: ImportKind): BatchWriter {
  const { id } = orm
    .insert(batch)
    .values({ kind, state: 'writing', importedAt: new Date().toISOString() })
    .returning({ id: batch.id })
    .get();
  const columns = columnsOf(tables, id);
  let open = true;
  const assertOpen = (): void => {
    if (!open) throw new Error('the batch is closed');
  };
  return {
    batchId: id,
    addChunk(chunk) {
      assertOpen();
      columns.addChunk(chunk);
    },
    setDictionary(name, dictionary) {
      assertOpen();
      columns.setDictionary(name, dictionary);
    },
    addRejects(csv) {
      assertOpen();
      columns.addRejects(csv);
    },
    finish(summary, replaces) {
      assertOpen();
      open = false;
      db.transaction(() => {
        if (replaces !== undefined) markUndone(orm, replaces);
        orm
          .update(batch)
          .set({ ...summary, state: 'complete' })
          .where(eq(batch.id, id))
          .run();
      }).immediate();
      if (replaces !== undefined) purge(db);
      // Forces the batch to the disk: a commit alone may be lost with the machine's power.
      db.pragma('wal_checkpoint(PASSIVE)');
      return recordOf(orm, id);
    },
    abort() {
      if (!open) return;
      open = false;
      dropNow(db, () => {
        orm.update(batch).set({ state: 'dropped' }).where(eq(batch.id, id)).run();
      });
    },
  };
}

function columnsOf(tables: ColumnTables, id: number): BatchColumns {
  const nextSeq = new Map<string, number>();
  let rejectSeq = 0;
  return {
    addChunk(columns) {
      assertSameLength(Object.values(columns));
      for (const [name, column] of Object.entries(columns)) {
        nextSeq.set(name, tables.chunk.write([id, name], column, nextSeq.get(name)));
      }
    },
    setDictionary(name, dictionary) {
      writeTexts(tables.dictionary, [id, name], dictionary);
    },
    addRejects(csv) {
      if (csv.length > 0) rejectSeq = tables.reject.write([id], csv, rejectSeq);
    },
  };
}

function assertSameLength(columns: readonly { readonly length: number }[]): void {
  if (columns.some((column) => column.length !== columns[0]?.length)) {
    throw new RangeError('the columns of a chunk have different lengths');
  }
}

/** Everything computed goes with the batch: no result may rest on rows that are gone. */
function undoBatch(db: Connection, orm: Orm, id: number): BatchRecord {
  db.transaction(() => {
    markUndone(orm, id);
  }).immediate();
  purge(db);
  return recordOf(orm, id);
}

function markUndone(orm: Orm, id: number): void {
  const { changes } = orm
    .update(batch)
    .set({ state: 'undone' })
    .where(and(eq(batch.id, id), eq(batch.state, 'complete')))
    .run();
  if (changes === 0) throw new AppError('NOT_FOUND');
  orm.update(run).set({ state: 'dropped' }).where(eq(run.state, 'complete')).run();
  orm.update(cache).set({ state: 'dropped' }).where(eq(cache.state, 'complete')).run();
}

function dataVersion(orm: Orm): string {
  const rows = orm
    .select({ fileHash: batch.fileHash, planHash: batch.planHash })
    .from(batch)
    .where(eq(batch.state, 'complete'))
    .orderBy(asc(batch.id))
    .all();
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.fileHash} ${row.planHash}\n`);
  return hash.digest('hex');
}

function* rejectsOf(tables: ColumnTables, id: number): Generator<Uint8Array> {
  // Read whole: an open statement would block the connection for as long as the caller takes.
  const csv = translated(() => tables.reject.read([id]));
  if (csv instanceof Uint8Array) yield csv;
}
