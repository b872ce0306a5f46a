import { eq } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { checkChain } from './audit.ts';
import { unpackPiece } from './columnCodec.ts';
import type { ColumnTables } from './columnTables.ts';
import type { Connection } from './connection.ts';
import { secretOf } from './keyValues.ts';
import { appliedMigrations, editedMigration } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Orm } from './orm.ts';
import { action, batch, setting } from './schema.ts';
import { storeError } from './sqliteErrors.ts';
import type { Piece } from './batchTypes.ts';
import type { VerifyReport } from './recordTypes.ts';
import type { Store } from './types.ts';

/** Setting that holds the ISO time of the last copy written for a backup, as JSON text. */
const LAST_COPY = 'store.lastCopy';

/** A backup older than this is said to be old. */
const OLD_BACKUP_DAYS = 30;

/** Above this size indexes are not compared with their tables: that alone would take minutes. */
const FULL_CHECK_BYTES = 256 << 20;

type Check = VerifyReport['checks'][number];
type Finding = Pick<Check, 'ok' | 'details'>;

/**
 * Looks through the whole database. Reads every page and every piece of a column, so it belongs on a
 * connection nobody waits for. An old or missing backup is reported, but the workspace is not less
 * sound for it: `ok` leaves it out.
 */
export function verifyStore(db: Connection, orm: Orm, tables: ColumnTables): VerifyReport {
  const checks: Check[] = [
    check('integrity', () => integrity(db)),
    check('foreign_keys', () => {
      const orphans = (db.pragma('foreign_key_check') as unknown[]).length;
      return { ok: orphans === 0, details: { orphans } };
    }),
    check('migrations', () => {
      const applied = appliedMigrations(db);
      const edited = editedMigration(applied, MIGRATIONS, MIGRATIONS.length);
      return {
        ok: edited === undefined,
        details: { applied: applied.length, ...(edited !== undefined && { edited }) },
      };
    }),
    check('audit_chain', () => {
      const chain = checkChain(orm, secretOf(orm, 'audit_secret'));
      return { ok: chain.brokenAt === undefined, details: { ...chain } };
    }),
    check('columns', () => columns(db, orm, tables)),
    check('backup_age', () => backupAge(orm)),
  ];
  return { ok: checks.every((c) => c.ok || c.name === 'backup_age'), checks };
}

function check(name: Check['name'], look: () => Finding): Check {
  try {
    const finding = look();
    if (finding.ok || name === 'backup_age') return { name, ...finding };
    return { name, ...finding, code: 'WORKSPACE_DAMAGED' };
  } catch (thrown) {
    const error = storeError(thrown);
    if (!(error instanceof AppError)) throw error;
    return { name, ok: false, code: error.code, details: error.body.details ?? {} };
  }
}

function integrity(db: Connection): Finding {
  const bytes = db
    .prepare('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()')
    .pluck()
    .get() as number;
  const full = bytes <= FULL_CHECK_BYTES;
  const faults = db.pragma(full ? 'integrity_check(10)' : 'quick_check(10)') as Record<
    string,
    string
  >[];
  const sound = faults.length === 1 && Object.values(faults[0] ?? {})[0] === 'ok';
  // The program makes neither views nor triggers: one that is there would run with our rights.
  const foreign = db
    .prepare(`SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')`)
    .pluck()
    .get() as number;
  return {
    ok: sound && foreign === 0,
    details: { bytes, full: Number(full), faults: sound ? 0 : faults.length, foreign },
  };
}

/**
 * Every column of a complete batch is as long as the others and can be read to its last value; so can the
 * customers frozen for each action, who are as many as were chosen.
 */
function columns(db: Connection, orm: Orm, tables: ColumnTables): Finding {
  const names = db.prepare('SELECT DISTINCT name FROM chunk WHERE batch_id = ?').pluck();
  const batches = orm.select({ id: batch.id }).from(batch).where(eq(batch.state, 'complete')).all();
  let pieces = 0;
  let values = 0;
  let faults = 0;
  const lengthOf = (column: Iterable<Piece>): number => {
    let length = 0;
    for (const piece of column) {
      length += unpackPiece(piece).length;
      pieces++;
    }
    values += length;
    return length;
  };
  for (const { id } of batches) {
    const lengths = (names.all(id) as string[]).map((name) =>
      lengthOf(tables.chunk.pieces([id, name])),
    );
    faults += new Set(lengths).size > 1 ? 1 : 0;
  }
  for (const { id, customers } of orm.select().from(action).all()) {
    lengthOf(tables.actionCustomer.pieces([id, 'bytes']));
    const frozen = lengthOf(tables.actionCustomer.pieces([id, 'lengths']));
    faults += frozen === customers ? 0 : 1;
  }
  return { ok: faults === 0, details: { batches: batches.length, pieces, values, faults } };
}

/** Notes that a copy was written, for {@link verifyStore} to tell its age. */
export function noteCopy(settings: Store['settings']): void {
  settings.set(LAST_COPY, JSON.stringify(new Date().toISOString()));
}

function backupAge(orm: Orm): Finding {
  const stored = orm.select().from(setting).where(eq(setting.key, LAST_COPY)).get()?.value;
  if (stored === undefined) return { ok: false, details: { backups: 0 } };
  const days = Math.floor((Date.now() - Date.parse(JSON.parse(stored) as string)) / 86_400_000);
  return { ok: days <= OLD_BACKUP_DAYS, details: { days, limit: OLD_BACKUP_DAYS } };
}
