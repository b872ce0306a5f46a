import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChromiumHost } from '../../src/main/hosts/chromium/index.ts';
import { serve } from '../../src/main/hosts/index.ts';
import { driveChromium, type WindowDriver } from '../support/hostDrivers.ts';

let folder: string;
let driver: WindowDriver;
let host: ChromiumHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-chromium-'));
  driver = await driveChromium(folder);
  if (!(driver.host instanceof ChromiumHost)) throw new Error('another host');
  host = driver.host;
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

describe('Chromium host', () => {
  it('ends the core and sweeps up when the browser dies', async () => {
    const served = serve(host, driver.core);
    const browser = host.windowPage().context().browser();
    const session = await browser?.newBrowserCDPSession();
    // The answer never comes.
    session?.send('Browser.crash').catch(() => undefined);
    await served;
    expect(driver.core.isClosed).toBe(true);
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
  });

  it('opens no second window by popup or by the browser’s own keys', async () => {
    const page = host.windowPage();
    await page.evaluate(() => window.open('https://example.com/'));
    for (const key of ['n', 't', 'p', 'Shift+n', 'u']) await page.keyboard.press(`Control+${key}`);
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(page.url()).toBe('https://perennial.invalid/');
  });

  it('starts with an empty browser and keeps nothing of it', async () => {
    const page = host.windowPage();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    expect(readdirSync(join(folder, 'temp'))).toHaveLength(1);
    await host.close();
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
  });

  it('saves beside a file of the same name, never over it, and never outside its folder', async () => {
    rmSync(join(folder, 'report.pdf'), { force: true });
    expect(await host.chooseSavePath('../../report.pdf')).toBe(join(folder, 'report.pdf'));
  });
});
