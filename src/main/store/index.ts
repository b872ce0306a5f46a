export { createStore, joinStore, openStore, type StoreFile } from './store.ts';
export { hashBytes } from './hashBytes.ts';
export { packColumn } from './columnCodec.ts';
export { isPlainSqlite } from './connection.ts';
export { ByteDictionary } from './byteDictionary.ts';
export { packTexts, textAt } from './packedTexts.ts';
export { SCHEMA_VERSION } from './migrations/index.ts';
export type {
  BatchColumns,
  BatchRecord,
  BatchSummary,
  BatchWriter,
  ColumnArray,
  PackedColumn,
  PackedTexts,
  PartWriter,
} from './batchTypes.ts';
export type { ActionPeriodRecord, ActionRecord, RunRecord, VerifyReport } from './recordTypes.ts';
export type { Store } from './types.ts';
