import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Connection } from './connection.ts';

/** Typed queries over an open connection. */
export function ormOf(db: Connection) {
  return drizzle({ client: db });
}

export type Orm = ReturnType<typeof ormOf>;
