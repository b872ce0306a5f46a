import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import type { RunColumnSet } from './runColumns.ts';
import type { RunTables } from './views/stored.ts';

/** All that a run found, with what it was found from. */
export interface RunResult {
  readonly asOf: number;
  /** Canonical JSON. */
  readonly settings: string;
  readonly dataVersion: string;
  readonly engineVersion: string;
  readonly tables: RunTables;
  readonly columns: RunColumnSet;
}

/**
 * Stores a run and names it by its fingerprint: SHA-256 over the canonical JSON of data version,
 * settings, engine version and a digest of every table and column. Same inputs give the same
 * fingerprint on every machine; the time of the run is no part of it.
 */
export function writeRun(store: Store, result: RunResult, seconds: () => number): RunRecord {
  const writer = store.runs.begin();
  try {
    const digest = createHash('sha256');
    for (const [name, table] of sorted(result.tables)) {
      const json = canonicalJson(table);
      digest.update(`table ${name} ${json.length}\n`).update(json);
      writer.setTable(name, json);
    }
    for (const [name, column] of sorted(result.columns)) {
      digest.update(`column ${name} ${column.length}\n`);
      digest.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
      writer.setColumn(name, column);
    }
    const { asOf, settings, dataVersion, engineVersion } = result;
    const inputs = { asOf, settings, dataVersion, engineVersion, results: digest.digest('hex') };
    const fingerprint = createHash('sha256').update(canonicalJson(inputs)).digest('hex');
    return writer.finish({
      asOf,
      settings,
      dataVersion,
      engineVersion,
      fingerprint,
      seconds: seconds(),
    });
  } catch (thrown) {
    writer.abort();
    throw thrown;
  }
}

function sorted<T extends object>(named: T): [string, Exclude<T[keyof T], undefined>][] {
  const entries = Object.entries(named) as [string, T[keyof T]][];
  return entries
    .filter((entry): entry is [string, Exclude<T[keyof T], undefined>] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
