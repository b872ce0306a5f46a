import type { Migration } from './migration.ts';

/**
 * The first tables. Content (`chunk`, `dictionary`, `reject`, `run_table`, `run_column`, `cache_part`)
 * hangs on its owner; the owner's state says whether it counts. The blob is the last column of a row,
 * so that lengths and types are read without walking through it.
 */
export const initial: Migration = {
  sequence: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE template (
  header_key TEXT PRIMARY KEY,
  plan TEXT NOT NULL
) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('orders')),
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
  seconds REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE chunk (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  length INTEGER NOT NULL,
  packing TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX chunk_place ON chunk (batch_id, name, seq);

CREATE TABLE dictionary (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  name TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('lengths', 'bytes')),
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  length INTEGER NOT NULL,
  packing TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX dictionary_place ON dictionary (batch_id, name, part, seq);

CREATE TABLE reject (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  length INTEGER NOT NULL,
  packing TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX reject_place ON reject (batch_id, seq);

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('writing', 'complete', 'dropped')),
  created_at TEXT NOT NULL,
  as_of INTEGER NOT NULL DEFAULT 0,
  settings TEXT NOT NULL DEFAULT '{}',
  data_version TEXT NOT NULL DEFAULT '',
  engine_version TEXT NOT NULL DEFAULT '',
  fingerprint TEXT NOT NULL DEFAULT '',
  seconds REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE run_table (
  run_id INTEGER NOT NULL REFERENCES run (id),
  name TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT;

CREATE TABLE run_column (
  run_id INTEGER NOT NULL REFERENCES run (id),
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  length INTEGER NOT NULL,
  packing TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX run_column_place ON run_column (run_id, name, seq);

CREATE TABLE cache (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('writing', 'complete', 'dropped'))
) STRICT;
CREATE UNIQUE INDEX cache_key ON cache (key) WHERE state = 'complete';

CREATE TABLE cache_part (
  cache_id INTEGER NOT NULL REFERENCES cache (id),
  name TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('column', 'lengths', 'bytes')),
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  length INTEGER NOT NULL,
  packing TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX cache_part_place ON cache_part (cache_id, name, part, seq);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  counts TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
`,
};
