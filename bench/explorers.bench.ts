import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp, type TestApp } from '../test/e2e/support/app.ts';
import { User } from '../test/e2e/support/user.ts';
import { clickThrough, type Line } from './explorerClicks.ts';
import { writeHistories } from './historiesFile.ts';
import type { Shown } from './pageWatch.ts';
import { MemoryPeak } from './programUse.ts';

/**
 * The explorers, clicked through in the browser on ten million orders of a million customers, and on
 * Online Retail where `../shared` is there: the time from the input to the painted new figures, of each
 * question the median and the worst, every question asked for the first time; and the memory of the whole
 * program (process of the core with its workers, and all processes of the browser), at its highest.
 * Needs the build (`npm run build`) and, for the memory, Linux.
 */
const MAX_MEMORY_MIB = 2048;
const MAX_IMPORT_MS = 900_000;
const ONLINE_RETAIL = fileURLToPath(
  new URL('../../shared/data/transactions/online_retail_uci_rebuilt.xlsx', import.meta.url),
);

const peak = new MemoryPeak();
const missed: string[] = [];

function memory(what: string): void {
  const { core, browser } = peak.take();
  const all = core + browser;
  if (all > MAX_MEMORY_MIB) missed.push(`memory, ${what}`);
  console.log(
    `memory, ${what}: at most ${all.toFixed(0)} MiB (limit ${MAX_MEMORY_MIB}), core ${core.toFixed(0)}, browser ${browser.toFixed(0)}`,
  );
}

const HEAD = ['n', 'median', 'worst', 'limit', 'whole screen', 'processor'];

function printHead(): void {
  console.log(
    'ms from the input to the painted figures'.padEnd(44) +
      HEAD.map((name) => name.padStart(14)).join(''),
  );
}

/** Median and worst of the figure; worst of the whole screen; median of the processor. */
function print({ question, limit, times }: Line): void {
  const sorted = (of: (shown: Shown) => number): number[] => times.map(of).sort((a, b) => a - b);
  const median = (values: number[]): number => values[Math.floor(values.length / 2)] ?? Number.NaN;
  const figure = sorted((shown) => shown.figure);
  const worst = figure.at(-1) ?? Number.NaN;
  const screen = sorted((shown) => shown.screen).at(-1) ?? Number.NaN;
  if (!(worst <= limit)) missed.push(question);
  const columns = [times.length, median(figure), worst, limit, screen];
  const processor = median(sorted((shown) => shown.processor));
  console.log(
    question.padEnd(44) +
      [...columns, processor].map((value) => value.toFixed(0).padStart(14)).join(''),
  );
}

async function measure(name: string, app: TestApp, path: string): Promise<void> {
  const user = new User(app);
  console.log(`\n${name} (load ${loadavg()[0]?.toFixed(1) ?? '?'})`);
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await user.createWorkspace('Bench');
  const began = performance.now();
  const timer = setInterval(() => peak.look(), 1000);
  await importThrough(user, path);
  clearInterval(timer);
  console.log(`import and analysis ${((performance.now() - began) / 1000).toFixed(1)} s`);
  memory('import and analysis');
  printHead();
  for await (const line of clickThrough(user)) {
    print(line);
    peak.look();
  }
  memory('clicking through');
}

/** The wizard with what it proposes, up to the figures: on a busy machine that takes minutes. */
async function importThrough(user: User, path: string): Promise<void> {
  const { page, t } = user;
  await user.chooseFile(user.button(t('data.drop.choose')), path);
  for (const title of ['data.wizard.title.reading', 'data.wizard.title.columns'] as const) {
    await page.getByText(t(title)).waitFor({ timeout: MAX_IMPORT_MS });
    await user.button(t('common.action.next')).click({ timeout: MAX_IMPORT_MS });
  }
  await page.getByRole('button', { name: /^Import / }).click({ timeout: MAX_IMPORT_MS });
  await user.button(t('data.result.cohorts')).click({ timeout: MAX_IMPORT_MS });
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
  rmSync(folder, { recursive: true, force: true });
}
