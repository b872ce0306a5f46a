import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp, type TestApp } from '../test/e2e/support/app.ts';
import { User } from '../test/e2e/support/user.ts';
import { clickThrough, type Line } from './explorerClicks.ts';
import { writeHistories } from './historiesFile.ts';
import { MemoryPeak, type Memory } from './programMemory.ts';

/**
 * The explorers, clicked through in the browser on ten million orders of a million customers, and on
 * Online Retail where `../shared` is there: the time from the input to the painted new figures, of each
 * question the median and the worst, every question asked for the first time; and the memory of the whole
 * program (process of the core with its workers, and all processes of the browser), at its highest.
 * Needs the build (`npm run build`) and, for the memory, Linux.
 */
const MAX_MEMORY_MIB = 2048;
const ONLINE_RETAIL = fileURLToPath(
  new URL('../../shared/data/transactions/online_retail_uci_rebuilt.xlsx', import.meta.url),
);

const peak = new MemoryPeak();
const missed: string[] = [];

function memory(what: string): void {
  const { core, browser }: Memory = peak.take();
  const all = core + browser;
  if (all > MAX_MEMORY_MIB) missed.push(`memory, ${what}`);
  console.log(
    `memory, ${what}: at most ${all.toFixed(0)} MiB (limit ${MAX_MEMORY_MIB}), core ${core.toFixed(0)}, browser ${browser.toFixed(0)}`,
  );
}

function print(lines: readonly Line[]): void {
  console.log(
    `${'ms from input to painted figures'.padEnd(48)}${'n'.padStart(4)}${'median'.padStart(8)}${'worst'.padStart(8)}${'limit'.padStart(8)}${'whole screen, worst'.padStart(22)}`,
  );
  for (const { question, limit, times } of lines) {
    const sorted = times.map(({ figure }) => figure).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    const worst = sorted.at(-1) ?? Number.NaN;
    const screen = Math.max(...times.map((time) => time.screen));
    if (limit !== null && !(worst <= limit)) missed.push(question);
    console.log(
      `${question.padEnd(48)}${String(sorted.length).padStart(4)}${median.toFixed(0).padStart(8)}${worst.toFixed(0).padStart(8)}${String(limit ?? '-').padStart(8)}${screen.toFixed(0).padStart(22)}`,
    );
  }
}

async function measure(name: string, app: TestApp, path: string): Promise<void> {
  const user = new User(app);
  console.log(`\n${name} (load ${loadavg()[0]?.toFixed(1) ?? '?'})`);
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await user.createWorkspace('Bench');
  peak.take();
  const began = performance.now();
  await user.importFile(path);
  await user.figures();
  console.log(`import and analysis ${((performance.now() - began) / 1000).toFixed(1)} s`);
  memory('import and analysis');
  print(await clickThrough(user));
  memory('clicking through');
}

const folder = mkdtempSync(join(tmpdir(), 'perennial-explorers-'));
const csv = join(folder, 'orders.csv');
writeHistories(csv, { customers: 1_000_000, orders: 10_000_000 });
const files = [
  { name: '10 million orders, 1 million customers', path: csv },
  ...(existsSync(ONLINE_RETAIL) ? [{ name: 'Online Retail', path: ONLINE_RETAIL }] : []),
];
try {
  for (const { name, path } of files) {
    const app = await openApp();
    try {
      await measure(name, app, path);
    } finally {
      await app.close();
    }
  }
  for (const what of missed) console.log(`over its limit: ${what}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  peak.stop();
  rmSync(folder, { recursive: true, force: true });
}
