import type { Migration } from './migration.ts';

/** Actions: their plan, the customers frozen for them, and the periods after which they are reviewed. */
export const actions: Migration = {
  sequence: 5,
  name: 'actions',
  sql: `
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL,
  frozen_on INTEGER NOT NULL,
  customers INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE action_customer (
  action_id INTEGER NOT NULL REFERENCES action (id),
  part TEXT NOT NULL CHECK (part IN ('lengths', 'bytes')),
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  length INTEGER NOT NULL,
  packing TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX action_customer_place ON action_customer (action_id, part, seq);

CREATE TABLE action_period (
  action_id INTEGER NOT NULL REFERENCES action (id),
  number INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  review_day INTEGER NOT NULL,
  closing TEXT
) STRICT;
CREATE UNIQUE INDEX action_period_place ON action_period (action_id, number);
`,
};
