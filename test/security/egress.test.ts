import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChromiumHost, findBrowser } from '../../src/main/hosts/chromium/index.ts';
import { launchOptions } from '../../src/main/hosts/chromium/launchOptions.ts';
import { driveChromium } from '../support/hostDrivers.ts';
import { tryEveryChannel } from './support/channels.ts';
import { openListeners, type Listeners } from './support/listeners.ts';

let folder: string;
let listeners: Listeners;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-egress-'));
  listeners = await openListeners();
});
afterEach(() => {
  listeners.close();
  rmSync(folder, { recursive: true, force: true });
});

const targets = ({ http, webSocket, udp, tcp }: Listeners) => ({ http, webSocket, udp, tcp });

/** Kinds of listener that were reached. */
const reached = () => [...new Set(listeners.hits.map((hit) => hit.split(' ')[0]))].sort();

describe('egress', () => {
  it('reaches no listener from a page of the Chromium host', async () => {
    const { host } = await driveChromium(folder);
    if (!(host instanceof ChromiumHost)) throw new Error('another host');
    const page = host.windowPage();
    await page.evaluate(tryEveryChannel, targets(listeners));

    // A link and an address that the page sets itself; the page must stay.
    const address = `http://127.0.0.1:${String(listeners.http)}/navigate`;
    await page.evaluate((url) => {
      location.href = url;
    }, address);
    await page.waitForTimeout(500);
    expect(page.url()).toBe('https://perennial.invalid/');
    expect(host.refusedRequests()).toBeGreaterThan(0);
    await host.close();
    expect(listeners.hits).toEqual([]);
  });

  it('stops every channel by switches alone, without router and policy', async () => {
    const context = await chromium.launchPersistentContext(
      join(folder, 'profile'),
      launchOptions({
        browser: findBrowser() ?? '',
        headless: true,
        isRoot: process.getuid?.() === 0,
      }),
    );
    const page = context.pages()[0] ?? (await context.newPage());
    await page.evaluate(tryEveryChannel, targets(listeners));
    await context.close();
    expect(listeners.hits).toEqual([]);
  });

  it('is able to fail: the same page reaches all four listeners in an ordinary browser', async () => {
    const browser = await chromium.launch({ executablePath: findBrowser() ?? '' });
    const page = await browser.newPage();
    await page.evaluate(tryEveryChannel, targets(listeners));
    await browser.close();
    expect(reached()).toEqual(['http', 'tcp', 'udp', 'webSocket']);
    const paths = listeners.hits.filter((hit) => hit.startsWith('http GET')).length;
    expect(paths).toBeGreaterThan(10);
  });
});
