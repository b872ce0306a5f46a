import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect, type Connection } from './connection.ts';
import { createStore, openStore } from './index.ts';
import { migrate, migrationCopyPath } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import * as schema from './schema.ts';

const parents: Migration = {
  sequence: 1,
  name: 'parents',
  sql: `CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
    CREATE TABLE child (parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;`,
};

/** How tables are rebuilt: with foreign keys on, dropping the old table deletes the children. */
const rebuild: Migration = {
  sequence: 2,
  name: 'rebuild',
  sql: `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    INSERT INTO parent_new SELECT id, name FROM parent;
    DROP TABLE parent;
    ALTER TABLE parent_new RENAME TO parent;`,
};

function fixture(migrations: readonly Migration[]): { db: Connection; path: string; key: Buffer } {
  const path = join(temporaryFolder(), 'data.db');
  const key = randomBytes(32);
  writeFileSync(path, '');
  const db = connect(path, key, 'write');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, path, migrations);
  return { db, path, key };
}

function withRows(): ReturnType<typeof fixture> {
  const made = fixture([parents]);
  made.db.exec(
    `INSERT INTO parent VALUES (1, 'a'), (2, 'b'); INSERT INTO child VALUES (1), (2), (2)`,
  );
  return made;
}

const count = (db: Connection, sql: string): unknown => db.prepare(sql).pluck().get();

describe('migrations', () => {
  it('rebuild a parent table without losing its children', () => {
    const { db, path } = withRows();
    migrate(db, path, [parents, rebuild]);
    expect(count(db, 'SELECT count(*) FROM child')).toBe(3);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
  });

  it('the same rebuild inside a transaction with foreign keys on does lose them', () => {
    const { db } = withRows();
    db.transaction(() => {
      db.pragma('foreign_keys = OFF');
      db.exec(rebuild.sql);
    })();
    expect(count(db, 'SELECT count(*) FROM child')).toBe(0);
  });

  it('leave existing data copied beside the file until the next quiet opening', () => {
    const { db, path, key } = withRows();
    expect(existsSync(migrationCopyPath(path))).toBe(false);
    migrate(db, path, [parents, rebuild]);
    const copy = connect(migrationCopyPath(path), key, 'read');
    expect(count(copy, 'PRAGMA user_version')).toBe(1);
    expect(count(copy, 'SELECT count(*) FROM child')).toBe(3);
    copy.close();
    migrate(db, path, [parents, rebuild]);
    expect(existsSync(migrationCopyPath(path))).toBe(false);
  });

  it('a failing one is rolled back whole', () => {
    const { db, path } = withRows();
    const failing = {
      sequence: 2,
      name: 'failing',
      sql: `DELETE FROM child; INSERT INTO none VALUES (1)`,
    };
    expect(() => {
      migrate(db, path, [parents, failing]);
    }).toThrow('no such table');
    expect(count(db, 'SELECT count(*) FROM child')).toBe(3);
    expect(count(db, 'SELECT count(*) FROM migration')).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('one that orphans rows is rolled back', () => {
    const { db, path } = withRows();
    const orphaning = { sequence: 2, name: 'orphaning', sql: 'DELETE FROM parent WHERE id = 2' };
    expect(() => {
      migrate(db, path, [parents, orphaning]);
    }).toThrow(
      expect.objectContaining({
        body: {
          code: 'WORKSPACE_DAMAGED',
          details: { rule: 'foreign_keys', migration: 2, rows: 2 },
        },
      }),
    );
    expect(count(db, 'SELECT count(*) FROM parent')).toBe(2);
  });

  it('an edited, renamed or missing one is refused', () => {
    const { db, path } = withRows();
    const edited = [
      [{ ...parents, sql: `${parents.sql} ` }],
      [{ ...parents, name: 'other' }],
      [{ ...parents, sequence: 2 }],
    ];
    for (const migrations of edited) {
      expect(() => {
        migrate(db, path, migrations);
      }).toThrow('WORKSPACE_DAMAGED');
    }
    db.exec('DELETE FROM migration');
    expect(() => {
      migrate(db, path, [parents]);
    }).toThrow('WORKSPACE_DAMAGED');
  });

  it('more of them than the program knows make the database newer', () => {
    const { db, path } = fixture([parents, rebuild]);
    expect(() => {
      migrate(db, path, [parents]);
    }).toThrow('WORKSPACE_NEWER');
  });

  it('the order is that of the sequence, without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.sequence)).toEqual(
      MIGRATIONS.map((_, i) => i + 1),
    );
  });

  it.each(MIGRATIONS.map((migration) => [migration.sequence]))(
    'number %i carries the database before it to the newest shape',
    (sequence) => {
      const { db, path } = fixture(MIGRATIONS.slice(0, sequence - 1));
      migrate(db, path, MIGRATIONS);
      const fresh = fixture(MIGRATIONS);
      const shape = (connection: Connection): unknown[] =>
        connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
      expect(shape(db)).toEqual(shape(fresh.db));
    },
  );
});

describe('the migration to outside data', () => {
  it('keeps batches, their parts, columns and numbers, and takes the new kind', () => {
    const { db, path } = fixture(MIGRATIONS.slice(0, 5));
    db.exec(`
      INSERT INTO batch (id, kind, state, imported_at, rows_marked, marks, part_of) VALUES
        (3, 'costs', 'complete', '2024-01-01', 4, '{"DATE":4}', NULL),
        (7, 'costs', 'complete', '2024-01-02', 0, '{}', 3);
      INSERT INTO chunk (batch_id, name, seq, type, length, packing, data)
        VALUES (7, 'day', 0, 'u8', 1, 'none', x'01');
    `);
    const batches = 'SELECT * FROM batch ORDER BY id';
    const before = db.prepare(batches).all();
    migrate(db, path, MIGRATIONS);
    expect(db.prepare(batches).all()).toEqual(before);
    expect(count(db, 'SELECT batch_id FROM chunk')).toBe(7);
    db.exec(
      `INSERT INTO batch (kind, state, imported_at) VALUES ('series', 'complete', '2024-01-03')`,
    );
    expect(count(db, 'SELECT max(id) FROM batch')).toBe(8);
    expect(() => db.exec('UPDATE batch SET part_of = 99 WHERE id = 8')).toThrow('FOREIGN KEY');
  });
});

describe('schema', () => {
  it('declares its tables as the migrations make them', () => {
    const { db } = fixture(MIGRATIONS);
    for (const table of Object.values(schema)) {
      const { name, columns } = getTableConfig(table);
      const made = db.pragma(`table_info(${name})`) as {
        name: string;
        type: string;
        notnull: 0 | 1;
        pk: number;
      }[];
      const declared = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: column.notNull,
      }));
      const found = made.map((column) => ({
        name: column.name,
        type: column.type,
        required: column.notnull === 1 || column.pk > 0,
      }));
      expect(declared, name).toEqual(found);
    }
  });
});

describe('a store whose migrations were tampered with', () => {
  it('is not opened', () => {
    const file = { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
    createStore(file).close();
    const db = connect(file.path, file.key, 'write');
    db.prepare('UPDATE migration SET sha256 = ?').run('0'.repeat(64));
    db.close();
    for (const mode of ['read', 'write'] as const) {
      expect(() => openStore({ ...file, mode })).toThrow('WORKSPACE_DAMAGED');
    }
  });
});
