import { join } from 'node:path';
import { createStore } from '#main/store/index.ts';
import { examineFile } from './examineFile.ts';
import type { Examined, Order } from './messages.ts';

/**
 * A process that takes one file after another through the import room, until its parent lets go.
 * Argument: a folder of its own.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is needed');
const store = createStore({ path: join(folder, 'store.db'), key: new Uint8Array(32).fill(7) });

process.on('message', ({ path, commit }: Order) => {
  const verdict = examineFile(path, commit ? store : undefined);
  const examined: Examined = { ...verdict, peakMb: process.resourceUsage().maxRSS / 1024 };
  process.send?.(examined);
});
process.on('disconnect', () => {
  store.close();
  process.exit();
});
