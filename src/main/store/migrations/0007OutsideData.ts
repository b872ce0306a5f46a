import type { Migration } from './migration.ts';

/** Batches of outside data: the rule of the kinds again, and the columns that came since, in their order. */
export const outsideData: Migration = {
  sequence: 7,
  name: 'outside_data',
  sql: `
CREATE TABLE batch_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN (
    'orders', 'order_lines', 'refunds', 'customers', 'leads', 'interactions', 'surveys', 'costs',
    'products', 'actions', 'texts', 'series')),
  state TEXT NOT NULL CHECK (state IN ('writing', 'complete', 'undone', 'dropped')),
  imported_at TEXT NOT NULL,
  file_name TEXT NOT NULL DEFAULT '',
  file_hash TEXT NOT NULL DEFAULT '',
  file_bytes INTEGER NOT NULL DEFAULT 0,
  plan_hash TEXT NOT NULL DEFAULT '',
  plan TEXT NOT NULL DEFAULT '',
  rows_read INTEGER NOT NULL DEFAULT 0,
  rows_accepted INTEGER NOT NULL DEFAULT 0,
  rows_changed INTEGER NOT NULL DEFAULT 0,
  rows_skipped INTEGER NOT NULL DEFAULT 0,
  rows_rejected INTEGER NOT NULL DEFAULT 0,
  rows_duplicate INTEGER NOT NULL DEFAULT 0,
  rows_unidentified INTEGER NOT NULL DEFAULT 0,
  customers INTEGER NOT NULL DEFAULT 0,
  has_amounts INTEGER NOT NULL DEFAULT 0 CHECK (has_amounts IN (0, 1)),
  currency TEXT,
  money_digits INTEGER NOT NULL DEFAULT 0,
  amount_minor TEXT NOT NULL DEFAULT '0',
  refund_minor TEXT NOT NULL DEFAULT '0',
  first_day INTEGER,
  last_day INTEGER,
  warnings TEXT NOT NULL DEFAULT '{}',
  rejections TEXT NOT NULL DEFAULT '{}',
  seconds REAL NOT NULL DEFAULT 0,
  rows_marked INTEGER NOT NULL DEFAULT 0,
  marks TEXT NOT NULL DEFAULT '{}',
  part_of INTEGER REFERENCES batch (id)
) STRICT;

INSERT INTO batch_new SELECT * FROM batch;
UPDATE sqlite_sequence
  SET seq = (SELECT max(seq) FROM sqlite_sequence WHERE name IN ('batch', 'batch_new'))
  WHERE name = 'batch_new';
DROP TABLE batch;
ALTER TABLE batch_new RENAME TO batch;
`,
};
