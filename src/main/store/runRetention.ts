import type { Connection } from './connection.ts';
import { purgeRuns, unlessDiskFails } from './purge.ts';
import type { Store } from './types.ts';

/** So many of the newest runs keep their values per customer (docs/decisions/0008-runs-kept.md). */
export const WHOLE_RUNS = 2;
/** So many of the newest runs keep their small tables; the record of a run stays for ever. */
export const TABLED_RUNS = 50;

/** How much of a finished run is kept. */
type Kept = 'whole' | 'tables' | 'record';

/**
 * What is kept of older runs. It follows from the order of the finished runs alone, never from a mark:
 * at the moment a new run counts, the content of an older one no longer does, and a purge that was
 * interrupted is taken up by the next one.
 */
export function runRetention(db: Connection): {
  readonly kept: (runId: number) => Kept;
  readonly thin: Store['runs']['thin'];
} {
  const newer = db.prepare(`SELECT count(*) FROM run WHERE state = 'complete' AND id > ?`).pluck();
  const newest = db
    .prepare(`SELECT id FROM run WHERE state = 'complete' ORDER BY id DESC LIMIT 1 OFFSET ?`)
    .pluck();
  const holding = {
    columns: db.prepare(`SELECT count(DISTINCT c.run_id) FROM run r
      JOIN run_column c ON c.run_id = r.id WHERE r.state = 'complete' AND r.id <= ?`),
    tables: db.prepare(`SELECT count(DISTINCT t.run_id) FROM run r
      JOIN run_table t ON t.run_id = r.id WHERE r.state = 'complete' AND r.id <= ?`),
  };
  /** The newest run that has given up what `count` runs keep; 0 while there are no more than those. */
  const lastWithout = (count: number): number => (newest.get(count) as number | undefined) ?? 0;
  return {
    kept(runId) {
      const after = newer.get(runId) as number;
      if (after < WHOLE_RUNS) return 'whole';
      return after < TABLED_RUNS ? 'tables' : 'record';
    },
    thin() {
      const last = { columns: lastWithout(WHOLE_RUNS), tables: lastWithout(TABLED_RUNS) };
      const thinned = {
        columns: holding.columns.pluck().get(last.columns) as number,
        tables: holding.tables.pluck().get(last.tables) as number,
      };
      unlessDiskFails(() => {
        purgeRuns(db, last);
      });
      return thinned;
    },
  };
}
