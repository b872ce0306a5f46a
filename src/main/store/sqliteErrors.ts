import { AppError, type ErrorCode } from '#shared/contract/errors.ts';

/** SQLite's result codes by their beginning; the first that fits counts. */
const CODES: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['SQLITE_READONLY', 'READ_ONLY'],
  ['SQLITE_PERM', 'READ_ONLY'],
  ['SQLITE_BUSY', 'BUSY'],
  ['SQLITE_LOCKED', 'BUSY'],
  ['SQLITE_NOTADB', 'WORKSPACE_DAMAGED'],
  ['SQLITE_CORRUPT', 'WORKSPACE_DAMAGED'],
  ['SQLITE_CANTOPEN', 'FILE_UNREADABLE'],
  ['SQLITE_IOERR', 'FILE_UNREADABLE'],
];

/**
 * What a failure inside SQLite means to the program. Faults of the program itself (a broken
 * constraint, wrong SQL) are handed back as they are and end as INTERNAL.
 */
export function storeError(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  const rule = sqliteCode(thrown);
  const known = CODES.find(([prefix]) => rule?.startsWith(prefix));
  if (rule === undefined || known === undefined) return thrown;
  return new AppError(known[1], { cause: thrown, details: { rule } });
}

/** SQLite's code, also where drizzle wrapped the error. */
function sqliteCode(thrown: unknown): string | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')) {
      return error.code;
    }
  }
  return undefined;
}

/** Runs `work`; failures leave as {@link storeError} says. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw storeError(thrown);
  }
}

/** The same object with every function translating its failures as {@link storeError} says. */
export function guarded<T extends object>(room: T): T {
  const entries = Object.entries(room).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member];
    const call = member as (...args: unknown[]) => unknown;
    return [name, (...args: unknown[]) => translated(() => call(...args))];
  });
  return Object.fromEntries(entries) as T;
}
