import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFile, importFile } from '#main/import/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import type { DemoOptions } from './base.ts';
import { DEMO, demoOrdersFile } from './ordersFile.ts';

/** Name under which the demo's import is listed. */
const FILE_NAME = 'demo-orders.csv';

/**
 * Makes the demo's orders from their seed and imports them the way a user's file is imported, with all
 * that the import proposes. The file exists only while it is read, in a folder of its own that nobody
 * else may enter; everybody in it is made up, so no rule about plain text of persons is touched.
 *
 * @throws AppError DISK_FULL, CANCELLED; the workspace is then as it was.
 */
export function fillDemo(
  store: Store,
  control: JobControl,
  options: DemoOptions = DEMO,
): BatchRecord {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-demo-'));
  try {
    const path = join(folder, FILE_NAME);
    control.progress({ phase: 'generate', done: 0, unit: 'rows' });
    writeFileSync(path, demoOrdersFile(options), { mode: 0o600 });
    control.check();
    const { plan } = inspectFile(path, {}, control);
    return importFile(path, plan, store, control);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
