import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { ChromiumHost, findBrowser } from '../../../src/main/hosts/chromium/index.ts';
import { builtFiles } from '../../../src/main/hosts/index.ts';
import { readManifest } from '../../../src/main/hosts/page.ts';
import { startCore } from '../../../src/main/startCore.ts';

/** The whole built program, without a visible window, on a data folder of its own. */
export interface TestApp {
  /** The page as the user sees it. */
  readonly page: Page;
  readonly dataFolder: string;
  /** Where the program saves files: there is no save dialog. */
  readonly exportFolder: string;
  /** Violations of the content policy, errors and warnings of the console, uncaught errors so far. */
  readonly problems: readonly string[];
  /** Requests that were refused so far. */
  refusedRequests(): number;
  /** The machine goes to sleep. */
  suspend(): Promise<void>;
  /** Closes the window as the user would and waits until the core has written everything down. */
  close(): Promise<void>;
}

export interface OpenAppOptions {
  /** A data folder that outlives the app, to open it again; else one that is removed at the end. */
  readonly dataFolder?: string;
}

/** Says in the console what the browser only tells to listeners. */
const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) => {
  console.error('CSP', event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber);
});`;

/** Opens the app as built into `out/`, with its real core and workers. */
export async function openApp(options: OpenAppOptions = {}): Promise<TestApp> {
  const files = builtFiles(new URL('../../../out/main/test.js', import.meta.url).href);
  if (!existsSync(fileURLToPath(files.workerUrl))) throw new Error('not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'perennial-e2e-'));
  const dataFolder = options.dataFolder ?? join(folder, 'data');
  const exportFolder = join(folder, 'exports');
  const temp = join(folder, 'temp');
  for (const path of [dataFolder, exportFolder, temp]) mkdirSync(path, { recursive: true });

  const host = new ChromiumHost({
    name: 'chromium',
    paths: { data: dataFolder, temp, resources: files.resources },
    workerUrl: files.workerUrl,
    manifest: readManifest(files.rendererFolder),
    browser: findBrowser(),
    headless: true,
    exportFolder,
  });
  const core = startCore(host, files.version);
  host.connect(core);
  await host.openWindow();

  const page = host.windowPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await page.addInitScript({ content: REPORT_VIOLATIONS });
  // What the first load said was said before anybody listened.
  await page.reload();

  return {
    page,
    dataFolder,
    exportFolder,
    problems,
    refusedRequests: () => host.refusedRequests(),
    suspend: () => core.suspend(),
    async close() {
      await host.close();
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
