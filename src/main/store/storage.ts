import type { Connection } from './connection.ts';
import { TABLED_RUNS, WHOLE_RUNS } from './runRetention.ts';
import type { StorageReport } from './recordTypes.ts';

const IMPORTS = `SELECT coalesce(sum(length(data)), 0) FROM
  (SELECT data FROM chunk UNION ALL SELECT data FROM dictionary UNION ALL SELECT data FROM reject)`;
const RUNS = `SELECT (SELECT coalesce(sum(length(data)), 0) FROM run_column)
  + (SELECT coalesce(sum(octet_length(json)), 0) FROM run_table)`;
const CACHE = `SELECT coalesce(sum(length(data)), 0) FROM cache_part`;
const RUN_COUNT = `SELECT count(*) FROM run WHERE state = 'complete'`;

/**
 * What fills the file, in bytes as stored (packed). SQLite takes the length of a blob from the head of
 * its row, so no content is read. `other` is what is left: indexes, records, unfilled ends of pages.
 */
export function storageReport(db: Connection): StorageReport {
  const number = (sql: string): number => db.prepare(sql).pluck().get() as number;
  const pageBytes = number('SELECT page_size FROM pragma_page_size()');
  const total = pageBytes * number('SELECT page_count FROM pragma_page_count()');
  const free = pageBytes * number('SELECT freelist_count FROM pragma_freelist_count()');
  const [imports, runs, cache] = [number(IMPORTS), number(RUNS), number(CACHE)];
  const runCount = number(RUN_COUNT);
  return {
    total,
    imports,
    runs,
    cache,
    free,
    other: total - imports - runs - cache - free,
    runCount,
    wholeRuns: Math.min(runCount, WHOLE_RUNS),
    tabledRuns: Math.min(runCount, TABLED_RUNS),
  };
}
