import type { Migration } from './migration.ts';

/** Rows that were brought in marked, and rows that joined a batch later. */
export const badRows: Migration = {
  sequence: 4,
  name: 'bad_rows',
  sql: `
ALTER TABLE batch ADD COLUMN rows_marked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN marks TEXT NOT NULL DEFAULT '{}';
ALTER TABLE batch ADD COLUMN part_of INTEGER REFERENCES batch (id);
`,
};
