import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUEST_LENGTH } from '../../src/shared/contract/envelope.ts';
import {
  driveChromium,
  driveElectron,
  driveHeadless,
  pickableFile,
  type HostDriver,
  type WindowDriver,
} from '../support/hostDrivers.ts';

const request = (method: string, input: unknown) => JSON.stringify({ method, input });

/** What every host owes the core and the screens, whichever it is. */
function conforms(drive: (folder: string) => Promise<HostDriver>): void {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-host-'));
  let driver: HostDriver;
  beforeAll(async () => {
    driver = await drive(folder);
  });
  afterAll(async () => {
    await driver.host.close();
    await driver.host.close();
    await driver.host.untilClosed();
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('carries values of every shape and script unchanged', async () => {
    const values = [
      null,
      0,
      -1.5e-300,
      '',
      '客户 顧客 café 😀 \u2028 \u0000 "\\',
      [[], {}, [1, [2]]],
      { __proto__x: 1, constructor: 'c', nested: { a: [true, false, null] } },
    ];
    const replies = await driver.requests(values.map((value) => request('echo', value)));
    expect(replies.map((json) => JSON.parse(json) as unknown)).toEqual(
      values.map((value) => ({ ok: true, value })),
    );
  });

  it('carries a request of the longest length and refuses a longer one before the core sees it', async () => {
    const text = 'x'.repeat(MAX_REQUEST_LENGTH - request('echo', '').length);
    const before = driver.core.handled.length;
    const [longest, longer] = await driver.requests([
      request('echo', text),
      request('echo', `${text}x`),
    ]);
    expect(longest === JSON.stringify({ ok: true, value: text })).toBe(true);
    expect(JSON.parse(longer ?? '')).toMatchObject({
      ok: false,
      error: { code: 'BAD_REQUEST', details: { rule: 'size' } },
    });
    const seen = driver.core.handled.slice(before).filter((json) => json.includes('"echo"'));
    expect(seen.some((json) => json.length > MAX_REQUEST_LENGTH)).toBe(false);
  });

  it('refuses what is no text', async () => {
    const replies = await driver.requests([5, null, { method: 'echo', input: 1 }, ['x']]);
    for (const reply of replies) {
      expect(JSON.parse(reply)).toMatchObject({
        ok: false,
        error: { code: 'BAD_REQUEST', details: { rule: 'type' } },
      });
    }
    expect(replies).toHaveLength(4);
  });

  it('tells a page nothing about a fault but that there was one', async () => {
    const [reply = '', after] = await driver.requests([request('boom', 1), request('echo', 1)]);
    expect(Object.keys(JSON.parse(reply) as object).sort()).toEqual([
      'correlationId',
      'error',
      'ok',
    ]);
    expect(JSON.parse(reply)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(reply).not.toContain('secret');
    expect(after).toBe('{"ok":true,"value":1}');
  });

  it('delivers events in order, a flood included', async () => {
    const numbers = Array.from({ length: 500 }, (_, number) => number);
    const heard = await driver.events(numbers.length, () => {
      for (const number of numbers) driver.core.emit({ number, text: '订单"\\' });
    });
    expect(heard.map((json) => (JSON.parse(json) as { number: number }).number)).toEqual(numbers);
  });

  it('prints a route as PDF', async () => {
    const pdf = await driver.host.printRoute('#/print?text=report');
    expect(Buffer.from(pdf.subarray(0, 4)).toString()).toBe('%PDF');
  });

  it('names a place to save that exists and a file that does not', async () => {
    const path = (await driver.host.chooseSavePath('report.pdf')) ?? '';
    expect(isAbsolute(path)).toBe(true);
    expect(existsSync(dirname(path))).toBe(true);
    expect(existsSync(path)).toBe(false);
  });
}

/** What a host with a window owes besides. */
function conformsWithWindow(drive: (folder: string) => Promise<WindowDriver>): void {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-window-'));
  let driver: WindowDriver;
  beforeAll(async () => {
    driver = await drive(folder);
  });
  afterAll(async () => {
    await driver.host.close();
    rmSync(folder, { recursive: true });
  });

  it('turns a picked file into a ticket; the page never learns the path', async () => {
    const path = pickableFile(folder);
    expect(await driver.pick(path)).toBe('ticket-1');
    expect(driver.core.registered).toEqual([path]);
  });

  it('gives no ticket for a folder or for a file that the page made itself', async () => {
    const before = driver.core.registered.length;
    expect(await driver.claimInvented()).toBe('FILE_UNREADABLE');
    expect(driver.core.registered).toHaveLength(before);
  });

  it('lets no other frame and no foreign address speak', async () => {
    await driver.forgeFromFrame(request('echo', 'forged'));
    await driver.forgeFromForeignAddress(request('echo', 'forged'));
    const [reply] = await driver.requests([request('echo', 'own')]);
    expect(reply).toBe('{"ok":true,"value":"own"}');
    expect(driver.core.handled.filter((json) => json.includes('forged'))).toEqual([]);
  });

  it('keeps the pipe over a reload and a second call to open', async () => {
    await driver.host.reloadWindow();
    await driver.host.openWindow();
    const [reply] = await driver.requests([request('echo', 'again')]);
    expect(reply).toBe('{"ok":true,"value":"again"}');
  });

  it('is closed when the user closes the window', async () => {
    await driver.closeWindow();
    await driver.host.untilClosed();
    driver.core.emit({ type: 'changed' });
    expect(driver.core.handled.length).toBeGreaterThan(0);
  });
}

describe('Electron host', () => {
  conforms(driveElectron);
});
describe('Electron window', () => {
  conformsWithWindow(driveElectron);
});
describe('Chromium host', () => {
  conforms(driveChromium);
});
describe('Chromium window', () => {
  conformsWithWindow(driveChromium);
});
describe('headless host', () => {
  conforms(driveHeadless);
});
