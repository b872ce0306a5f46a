export { createStore, openStore, type StoreFile } from './store.ts';
export { isPlainSqlite } from './connection.ts';
export { ByteDictionary } from './byteDictionary.ts';
export { packTexts, textAt } from './packedTexts.ts';
export { SCHEMA_VERSION } from './migrations/index.ts';
export type {
  BatchRecord,
  BatchSummary,
  BatchWriter,
  ColumnArray,
  PackedTexts,
  RunRecord,
  Store,
  VerifyReport,
} from './types.ts';
