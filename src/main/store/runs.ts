import { and, asc, desc, eq } from 'drizzle-orm';
import type { ColumnTables } from './columnTables.ts';
import type { Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { dropNow } from './purge.ts';
import { run, runTable } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { RunRecord, RunWriter, Store } from './types.ts';

const RECORD = {
  id: run.id,
  asOf: run.asOf,
  settings: run.settings,
  dataVersion: run.dataVersion,
  engineVersion: run.engineVersion,
  fingerprint: run.fingerprint,
  createdAt: run.createdAt,
  seconds: run.seconds,
};

/** The runs of the analyses: their settings, small tables and one value per customer in columns. */
export function runRoom(db: Connection, orm: Orm, tables: ColumnTables): Store['runs'] {
  const names = db
    .prepare('SELECT DISTINCT name FROM run_column WHERE run_id = ? ORDER BY name')
    .pluck();
  const byId = (id: number): RunRecord | undefined =>
    orm
      .select(RECORD)
      .from(run)
      .where(and(eq(run.id, id), eq(run.state, 'complete')))
      .get();
  return guarded<Store['runs']>({
    begin: () => guarded(beginRun(db, orm, tables, byId)),
    latest: () =>
      orm.select(RECORD).from(run).where(eq(run.state, 'complete')).orderBy(desc(run.id)).get(),
    byId,
    list: () =>
      orm.select(RECORD).from(run).where(eq(run.state, 'complete')).orderBy(asc(run.id)).all(),
    table: (id, name) =>
      orm
        .select({ json: runTable.json })
        .from(runTable)
        .innerJoin(run, eq(run.id, runTable.runId))
        .where(and(eq(run.id, id), eq(run.state, 'complete'), eq(runTable.name, name)))
        .get()?.json,
    column: (id, name) => (byId(id) === undefined ? undefined : tables.runColumn.read([id, name])),
    columnNames: (id) => (byId(id) === undefined ? [] : (names.all(id) as string[])),
  });
}

function beginRun(
  db: Connection,
  orm: Orm,
  tables: ColumnTables,
  byId: (id: number) => RunRecord | undefined,
): RunWriter {
  const { id } = orm
    .insert(run)
    .values({ state: 'writing', createdAt: new Date().toISOString() })
    .returning({ id: run.id })
    .get();
  let open = true;
  const assertOpen = (): void => {
    if (!open) throw new Error('the run is closed');
  };
  return {
    setTable(name, json) {
      assertOpen();
      orm.insert(runTable).values({ runId: id, name, json }).run();
    },
    setColumn(name, column) {
      assertOpen();
      tables.runColumn.write([id, name], column);
    },
    finish(facts) {
      assertOpen();
      open = false;
      orm
        .update(run)
        .set({ ...facts, state: 'complete' })
        .where(eq(run.id, id))
        .run();
      const record = byId(id);
      if (record === undefined) throw new Error('a finished run is missing');
      return record;
    },
    abort() {
      if (!open) return;
      open = false;
      dropNow(db, () => {
        orm.update(run).set({ state: 'dropped' }).where(eq(run.id, id)).run();
      });
    },
  };
}
