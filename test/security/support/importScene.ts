import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFile } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { createWorkspace } from '#main/vault/index.ts';

/** Texts that stand in the file of orders and may stand nowhere else. */
export const MARKERS = ['Zephyrine Quandt-Okonkwo', '13987650412'] as const;

/** Three chunks: the storer is always behind the reader. */
const ROWS = 150_000;

/** Where an import is killed. */
export interface ImportScene {
  /** Everything else lies below it. */
  readonly root: string;
  /** Everything the program may write, its log included. */
  readonly data: string;
  readonly temp: string;
  readonly workspace: string;
  readonly key: Uint8Array;
  /** Orders with the markers, outside the data, and the plan to import them by. */
  readonly file: string;
  readonly plan: string;
}

/** Makes a workspace that opens without a passphrase: fifty derivations of a key would only take time. */
export async function makeImportScene(): Promise<ImportScene> {
  const root = mkdtempSync(join(tmpdir(), 'perennial-killed-'));
  const [data, temp, outside] = [join(root, 'data'), join(root, 'temp'), join(root, 'outside')];
  for (const folder of [data, temp, outside]) mkdirSync(folder);
  const file = join(outside, 'orders.csv');
  writeFileSync(file, ordersWithMarkers(ROWS));
  const plan = join(outside, 'plan.json');
  writeFileSync(plan, JSON.stringify(inspectFile(file, {}, detachedControl()).plan));
  const { workspace, key } = await createWorkspace(data, { kind: 'demo', name: 'Crash' });
  return { root, data, temp, workspace: workspace.folder, key, file, plan };
}

/** Orders of many customers; every thousandth line has the markers, every third of those is refused. */
export function ordersWithMarkers(rows: number): string {
  let text = 'order_id,date,customer_name,phone,channel,amount\n';
  for (let i = 0; i < rows; i += 1) {
    const day = i % 3000 === 0 ? '2024-02-30' : `2024-02-${String(1 + (i % 28)).padStart(2, '0')}`;
    const who = (i * 7919) % 60_013;
    const [name, phone] =
      i % 1000 === 0 ? MARKERS : [`Kim Nr. ${String(who)}`, String(13_100_000_000 + who)];
    text += `A${String(1_000_000 + i)},${day},${name},${phone},${i % 3 === 0 ? 'web' : '门店'},${String(i % 500)}.25\n`;
  }
  return text;
}
