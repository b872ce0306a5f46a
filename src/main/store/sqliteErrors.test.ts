import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { guarded, storeError } from './sqliteErrors.ts';

const sqlite = (code: string) => new Database.SqliteError('a text that may quote a value', code);

describe('storeError', () => {
  it.each([
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
    ['SQLITE_READONLY', 'READ_ONLY'],
    ['SQLITE_READONLY_DBMOVED', 'READ_ONLY'],
    ['SQLITE_PERM', 'READ_ONLY'],
    ['SQLITE_BUSY', 'BUSY'],
    ['SQLITE_BUSY_RECOVERY', 'BUSY'],
    ['SQLITE_LOCKED', 'BUSY'],
    ['SQLITE_NOTADB', 'WORKSPACE_DAMAGED'],
    ['SQLITE_CORRUPT', 'WORKSPACE_DAMAGED'],
    ['SQLITE_CORRUPT_INDEX', 'WORKSPACE_DAMAGED'],
    ['SQLITE_CANTOPEN', 'FILE_UNREADABLE'],
    ['SQLITE_IOERR_READ', 'FILE_UNREADABLE'],
  ])('turns %s into %s', (rule, code) => {
    const wrapped = new Error('Failed query', { cause: sqlite(rule) });
    for (const thrown of [sqlite(rule), wrapped]) {
      const error = storeError(thrown);
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ body: { code, details: { rule } }, message: code });
    }
  });

  it('hands back what is a fault of the program, and what is translated already', () => {
    for (const thrown of [
      sqlite('SQLITE_CONSTRAINT'),
      new TypeError('x'),
      new AppError('BUSY'),
      1,
    ]) {
      expect(storeError(thrown)).toBe(thrown);
    }
  });
});

describe('guarded', () => {
  it('translates in every function and leaves values alone', () => {
    const room = guarded({
      id: 7,
      add: (a: number, b: number) => a + b,
      fail: () => {
        throw sqlite('SQLITE_FULL');
      },
    });
    expect(room.id).toBe(7);
    expect(room.add(1, 2)).toBe(3);
    expect(() => {
      room.fail();
    }).toThrow('DISK_FULL');
  });
});
