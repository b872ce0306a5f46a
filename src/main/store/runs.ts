import { and, asc, desc, eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { ColumnTables } from './columnTables.ts';
import type { Connection } from './connection.ts';
import type { Orm } from './orm.ts';
import { dropNow } from './purge.ts';
import { runRetention } from './runRetention.ts';
import { run, runTable } from './schema.ts';
import { guarded } from './sqliteErrors.ts';
import type { RunRecord, RunWriter } from './recordTypes.ts';
import type { Store } from './types.ts';

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
  const { kept, thin } = runRetention(db);
  /** @throws AppError RUN_REDUCED for a run that has given up what is asked of it. */
  const needKept = (id: number, part: 'columns' | 'tables'): void => {
    const now = kept(id);
    if (now === 'whole' || (now === 'tables' && part === 'tables')) return;
    throw new AppError('RUN_REDUCED', { details: { run: id, kept: now } });
  };
  return guarded<Store['runs']>({
    begin: () => guarded(beginRun(db, orm, tables, byId)),
    latest: () =>
      orm.select(RECORD).from(run).where(eq(run.state, 'complete')).orderBy(desc(run.id)).get(),
    byId,
    list: () =>
      orm.select(RECORD).from(run).where(eq(run.state, 'complete')).orderBy(asc(run.id)).all(),
    table(id, name) {
      if (byId(id) === undefined) return undefined;
      needKept(id, 'tables');
      return orm
        .select({ json: runTable.json })
        .from(runTable)
        .where(and(eq(runTable.runId, id), eq(runTable.name, name)))
        .get()?.json;
    },
    column(id, name) {
      if (byId(id) === undefined) return undefined;
      needKept(id, 'columns');
      return tables.runColumn.read([id, name]);
    },
    columnNames(id) {
      return byId(id) === undefined || kept(id) !== 'whole' ? [] : (names.all(id) as string[]);
    },
    thin,
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
