import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportKind } from '#shared/domain/importKinds.ts';
import { readTexts, TextsWriter, type ColumnTables } from './columnTables.ts';
import { checkpoint, leaveCheckpoints, type Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { dropNow, purge } from './purge.ts';
import { batch, cache, run } from './schema.ts';
import { guarded, translated } from './sqliteErrors.ts';
import type {
  BatchColumns,
  BatchRecord,
  BatchSummary,
  BatchWriter,
  PartWriter,
} from './batchTypes.ts';
import type { Store } from './types.ts';

/** The batches of a workspace: imports, their columns, dictionaries and rejected rows. */
export function batchRoom(db: Connection, orm: Orm, tables: ColumnTables): Store['batches'] {
  const isComplete = (id: number): boolean => {
    const where = and(eq(batch.id, id), eq(batch.state, 'complete'));
    return orm.select({ id: batch.id }).from(batch).where(where).get() !== undefined;
  };
  return {
    ...guarded({
      list: () => listBatches(orm),
      sources: () => sources(orm),
      begin: (kind: ImportKind) => guarded(beginBatch(db, orm, tables, kind)),
      beginPart: (id: number) => guarded(beginPart(db, orm, tables, id)),
      join: (id: number) => {
        leaveCheckpoints(db);
        return guarded(columnsOf(tables, id));
      },
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
    .where(and(inArray(batch.state, ['complete', 'undone']), isNull(batch.partOf)))
    .orderBy(asc(batch.id))
    .all();
  return rows.map((row) => ({ ...row, state: row.state === 'undone' ? 'undone' : 'complete' }));
}

function sources(orm: Orm): BatchRecord[] {
  const complete = eq(batch.state, 'complete');
  const rows = orm.select().from(batch).where(complete).orderBy(asc(batch.id)).all();
  return rows.map((row) => ({ ...row, state: 'complete' }));
}

function recordOf(orm: Orm, id: number): BatchRecord {
  const found = listBatches(orm).find((record) => record.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND');
  return found;
}

function beginBatch(db: Connection, orm: Orm, tables: ColumnTables, kind: ImportKind): BatchWriter {
  const unfinished = beginContent(db, orm, tables, { kind });
  const { batchId } = unfinished;
  return {
    ...unfinished,
    checkpoint: () => checkpoint(db),
    column: (name) => tables.chunk.read([batchId, name]),
    dictionary: (name) => readTexts(tables.dictionary, [batchId, name]),
    finish(summary, replaces = []) {
      unfinished.end(() => {
        for (const earlier of replaces) markUndone(orm, earlier);
        complete(orm, batchId, summary);
      });
      if (replaces.length > 0) purge(db);
      return recordOf(orm, batchId);
    },
  };
}

function beginPart(db: Connection, orm: Orm, tables: ColumnTables, whole: number): PartWriter {
  const { kind } = recordOf(orm, whole);
  const unfinished = beginContent(db, orm, tables, { kind, partOf: whole });
  const clear = db.prepare(
    'DELETE FROM reject WHERE rowid IN (SELECT rowid FROM reject WHERE batch_id = ? LIMIT 4)',
  );
  return {
    ...unfinished,
    finish(part, together, rejects) {
      unfinished.end(() => {
        complete(orm, unfinished.batchId, part);
        // The batch may have been undone since.
        if (complete(orm, whole, together) === 0) throw new AppError('NOT_FOUND');
        // A few pieces per statement, as in the purge.
        for (let changes = 1; changes > 0;) changes = clear.run(whole).changes;
        const columns = columnsOf(tables, whole);
        for (const csv of rejects) columns.addRejects(csv);
      });
      return recordOf(orm, whole);
    },
  };
}

/** Content that no one reads until it is ended. */
interface Unfinished extends BatchColumns {
  readonly batchId: number;
  /** Makes it count: `work` in one transaction, forced to the disk. */
  end(work: () => void): void;
  abort(): void;
}

function beginContent(
  db: Connection,
  orm: Orm,
  tables: ColumnTables,
  owner: { readonly kind: ImportKind; readonly partOf?: number },
): Unfinished {
  const { id } = orm
    .insert(batch)
    .values({ ...owner, state: 'writing', importedAt: new Date().toISOString() })
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
    growDictionary(name, dictionary) {
      assertOpen();
      columns.growDictionary(name, dictionary);
    },
    addRejects(csv) {
      assertOpen();
      columns.addRejects(csv);
    },
    end(work) {
      assertOpen();
      open = false;
      db.transaction(work).immediate();
      // Forces the batch to the disk: a commit alone may be lost with the machine's power.
      checkpoint(db);
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

/** Gives a batch that is being written or already counts its counts and sums; 0 if it is neither. */
function complete(orm: Orm, id: number, summary: BatchSummary): number {
  const open = inArray(batch.state, ['writing', 'complete']);
  return orm
    .update(batch)
    .set({ ...summary, state: 'complete' })
    .where(and(eq(batch.id, id), open))
    .run().changes;
}

function columnsOf(tables: ColumnTables, id: number): BatchColumns {
  const nextSeq = new Map<string, number>();
  const dictionaries = new Map<string, TextsWriter>();
  const writerOf = (name: string): TextsWriter => {
    const known = dictionaries.get(name) ?? new TextsWriter(tables.dictionary, [id, name]);
    dictionaries.set(name, known);
    return known;
  };
  let rejectSeq = 0;
  return {
    addChunk(columns) {
      assertSameLength(Object.values(columns));
      for (const [name, column] of Object.entries(columns)) {
        nextSeq.set(name, tables.chunk.write([id, name], column, nextSeq.get(name)));
      }
    },
    setDictionary(name, dictionary) {
      writerOf(name).end(dictionary);
    },
    growDictionary(name, dictionary) {
      writerOf(name).grow(dictionary);
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
  const counts = eq(batch.state, 'complete');
  const undone = (which: ReturnType<typeof eq> | undefined): number =>
    orm.update(batch).set({ state: 'undone' }).where(and(which, counts)).run().changes;
  if (undone(and(eq(batch.id, id), isNull(batch.partOf))) === 0) throw new AppError('NOT_FOUND');
  undone(eq(batch.partOf, id));
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
