import type { Migration } from './migration.ts';

/** What an analyst keeps: segments by their rule, and events that figures mark on their time axis. */
export const segments: Migration = {
  sequence: 3,
  name: 'segments',
  sql: `
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX segment_name ON segment (name);

CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  day INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
`,
};
