import { IMPORT_KINDS } from '#shared/domain/importKinds.ts';
import { blob, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The tables that are asked in ordinary queries, as the migrations make them (a test compares the
// two). The tables of columns are written and read by prepared statements in columnTables.ts.

export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: blob('value', { mode: 'buffer' }).notNull(),
});

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const template = sqliteTable('template', {
  headerKey: text('header_key').primaryKey(),
  plan: text('plan').notNull(),
});

export const batch = sqliteTable('batch', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
  state: text('state', { enum: ['writing', 'complete', 'undone', 'dropped'] }).notNull(),
  importedAt: text('imported_at').notNull(),
  fileName: text('file_name').notNull().default(''),
  fileHash: text('file_hash').notNull().default(''),
  fileBytes: integer('file_bytes').notNull().default(0),
  planHash: text('plan_hash').notNull().default(''),
  plan: text('plan').notNull().default(''),
  rowsRead: integer('rows_read').notNull().default(0),
  rowsAccepted: integer('rows_accepted').notNull().default(0),
  rowsChanged: integer('rows_changed').notNull().default(0),
  rowsSkipped: integer('rows_skipped').notNull().default(0),
  rowsRejected: integer('rows_rejected').notNull().default(0),
  rowsDuplicate: integer('rows_duplicate').notNull().default(0),
  rowsUnidentified: integer('rows_unidentified').notNull().default(0),
  customers: integer('customers').notNull().default(0),
  hasAmounts: integer('has_amounts', { mode: 'boolean' }).notNull().default(false),
  currency: text('currency'),
  moneyDigits: integer('money_digits').notNull().default(0),
  amountMinor: text('amount_minor').notNull().default('0'),
  refundMinor: text('refund_minor').notNull().default('0'),
  firstDay: integer('first_day'),
  lastDay: integer('last_day'),
  warnings: text('warnings', { mode: 'json' })
    .$type<Record<string, number>>()
    .notNull()
    .default({}),
  rejections: text('rejections', { mode: 'json' })
    .$type<Record<string, number>>()
    .notNull()
    .default({}),
  seconds: real('seconds').notNull().default(0),
  rowsMarked: integer('rows_marked').notNull().default(0),
  marks: text('marks', { mode: 'json' }).$type<Record<string, number>>().notNull().default({}),
  partOf: integer('part_of'),
});

export const run = sqliteTable('run', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  state: text('state', { enum: ['writing', 'complete', 'dropped'] }).notNull(),
  createdAt: text('created_at').notNull(),
  asOf: integer('as_of').notNull().default(0),
  settings: text('settings').notNull().default('{}'),
  dataVersion: text('data_version').notNull().default(''),
  engineVersion: text('engine_version').notNull().default(''),
  fingerprint: text('fingerprint').notNull().default(''),
  seconds: real('seconds').notNull().default(0),
});

export const segment = sqliteTable('segment', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  rule: text('rule').notNull(),
  createdAt: text('created_at').notNull(),
  changedAt: text('changed_at').notNull(),
});

export const event = sqliteTable('event', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  day: integer('day').notNull(),
  name: text('name').notNull(),
});

export const action = sqliteTable('action', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  plan: text('plan').notNull(),
  frozenOn: integer('frozen_on').notNull(),
  customers: integer('customers').notNull(),
  createdAt: text('created_at').notNull(),
});

export const actionPeriod = sqliteTable('action_period', {
  actionId: integer('action_id').notNull(),
  number: integer('number').notNull(),
  fromDay: integer('from_day').notNull(),
  reviewDay: integer('review_day').notNull(),
  closing: text('closing'),
});

export const printedFigures = sqliteTable('printed_figures', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  exportId: text('export_id').notNull(),
  asOf: integer('as_of').notNull(),
  basis: text('basis').notNull(),
  figures: text('figures').notNull(),
});

export const runTable = sqliteTable('run_table', {
  runId: integer('run_id').notNull(),
  name: text('name').notNull(),
  json: text('json').notNull(),
});

export const cache = sqliteTable('cache', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  key: text('key').notNull(),
  state: text('state', { enum: ['writing', 'complete', 'dropped'] }).notNull(),
});

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  at: text('at').notNull(),
  action: text('action').notNull(),
  object: text('object').notNull(),
  counts: text('counts').notNull(),
  hash: text('hash').notNull(),
});
