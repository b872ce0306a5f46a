import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { ChromiumHost, findBrowser } from '../../src/main/hosts/chromium/index.ts';
import { startElectron } from '../../src/main/hosts/electron/index.ts';
import { HeadlessHost } from '../../src/main/hosts/headless/index.ts';
import type { Host } from '../../src/main/hosts/host.ts';
import { readManifest } from '../../src/main/hosts/page.ts';
import type { Bridge } from '../../src/shared/contract/bridge.ts';
import * as electron from '../fakes/electron.ts';
import { FakeCore } from './fakeCore.ts';

/** A host with a page whose user is the test; the same steps whatever the host. */
export interface HostDriver {
  readonly host: Host;
  readonly core: FakeCore;
  /** Sends each value through the page's bridge as it is. */
  requests(raw: readonly unknown[]): Promise<string[]>;
  /** What a listening page hears while `emit` runs. */
  events(count: number, emit: () => void): Promise<string[]>;
}

/** A host with a window. */
export interface WindowDriver extends HostDriver {
  /** The user picks a file on the disk; yields what the page gets for it. */
  pick(path: string): Promise<string>;
  /** The page claims a file that it made itself; yields the message of the error. */
  claimInvented(): Promise<string>;
  /** Sends a request the way a frame inside the page would. */
  forgeFromFrame(json: string): Promise<void>;
  /** Sends a request from the top frame while it shows a foreign address. */
  forgeFromForeignAddress(json: string): Promise<void>;
  /** The user closes the window. */
  closeWindow(): Promise<void>;
}

const fixturePage = fileURLToPath(new URL('../fixtures/page', import.meta.url));

function pathsIn(folder: string) {
  const paths = { data: join(folder, 'data'), temp: join(folder, 'temp'), resources: folder };
  for (const path of [paths.data, paths.temp]) mkdirSync(path, { recursive: true });
  return paths;
}

/** A file that a user of these tests may pick. */
export function pickableFile(folder: string): string {
  const path = join(folder, '订单.csv');
  if (!existsSync(path)) writeFileSync(path, 'a,b\n1,2\n');
  return path;
}

export async function driveChromium(folder: string): Promise<WindowDriver> {
  const core = new FakeCore();
  const host = new ChromiumHost({
    name: 'chromium',
    paths: pathsIn(folder),
    workerUrl: pathToFileURL(join(folder, 'worker.js')),
    manifest: readManifest(fixturePage),
    browser: findBrowser(),
    headless: true,
    exportFolder: folder,
  });
  host.connect(core);
  await host.openWindow();
  const page = host.windowPage();
  return {
    host,
    core,
    requests: (raw) =>
      page.evaluate(async (list) => {
        const { perennial } = globalThis as unknown as { perennial: Bridge };
        const replies: string[] = [];
        for (const item of list) replies.push(await perennial.request(item as string));
        return replies;
      }, raw as unknown[]),
    async events(count, emit) {
      const eventsOf = (minimum: number) => {
        const { events } = globalThis as unknown as { events: string[] };
        return events.length >= minimum ? events.splice(0) : null;
      };
      await page.evaluate(eventsOf, 0);
      emit();
      const handle = await page.waitForFunction(eventsOf, count);
      return (await handle.jsonValue()) ?? [];
    },
    async pick(path) {
      await page.setInputFiles('#file', path);
      return page.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('#file');
        return (globalThis as unknown as { perennial: Bridge }).perennial.claimFile(
          input?.files?.[0],
        );
      });
    },
    claimInvented: () =>
      page.evaluate(async () => {
        const { perennial } = globalThis as unknown as { perennial: Bridge };
        const made = new File(['x'], 'passwd');
        return perennial.claimFile(made).catch((error: unknown) => (error as Error).message);
      }),
    forgeFromFrame: (json) =>
      page.evaluate(async (text) => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 200));
        callRawBinding(frame.contentWindow as unknown as RawBinding, text);

        interface RawBinding {
          __playwright__binding__(call: string): void;
        }
        function callRawBinding(target: RawBinding, request: string): void {
          const call = { name: '__perennialRequest', seq: 1, serializedArgs: [request] };
          target.__playwright__binding__(JSON.stringify(call));
        }
      }, json),
    async forgeFromForeignAddress(json) {
      await page.goto('about:blank');
      await callBinding(page, json);
      await page.goto('https://perennial.invalid/');
    },
    closeWindow: () => page.close(),
  };
}

/** The binding as the debugging protocol puts it into every frame, past anything of ours. */
async function callBinding(page: Page, json: string): Promise<void> {
  await page.evaluate((text) => {
    const { __playwright__binding__: call } = globalThis as unknown as {
      __playwright__binding__: (call: string) => void;
    };
    call(JSON.stringify({ name: '__perennialRequest', seq: 1, serializedArgs: [text] }));
  }, json);
}

export async function driveElectron(folder: string): Promise<WindowDriver> {
  const core = new FakeCore();
  const { data, resources } = pathsIn(folder);
  const host = await startElectron({
    data,
    resources,
    workerUrl: pathToFileURL(join(folder, 'worker.js')),
    preload: join(folder, 'preload.cjs'),
    rendererFolder: fixturePage,
  });
  if (!host) throw new Error('refused to start');
  electron.dialog.answer = { canceled: false, filePath: join(folder, 'report.pdf') };
  host.connect(core);
  await host.openWindow();
  const window = electron.BrowserWindow.all.at(-1);
  if (!window) throw new Error('no window');
  electron.ipcRenderer.page = window.webContents;
  await import('../../src/main/hosts/electron/preload.ts');
  const bridge = electron.contextBridge.exposed.get('perennial') as Bridge;

  const forge = async (senderFrame: unknown, json: string): Promise<void> => {
    const event = { sender: window.webContents, senderFrame };
    await electron.ipcMain.invoke('perennial:request', event, json);
  };
  return {
    host,
    core,
    async requests(raw) {
      const replies: string[] = [];
      for (const item of raw) replies.push(await bridge.request(item as string));
      return replies;
    },
    async events(_count, emit) {
      const heard: string[] = [];
      const stop = bridge.subscribe((json) => heard.push(json));
      emit();
      stop();
      return heard;
    },
    pick(path) {
      const file = new File([''], 'picked');
      electron.webUtils.paths.set(file, path);
      return bridge.claimFile(file);
    },
    claimInvented: () =>
      bridge
        .claimFile(new File(['x'], 'passwd'))
        .catch((error: unknown) => (error as Error).message),
    async forgeFromFrame(json) {
      await forge({ url: 'perennial://app/' }, json);
      await forge(null, json);
    },
    async forgeFromForeignAddress(json) {
      const own = window.webContents.mainFrame.url;
      window.webContents.mainFrame.url = 'https://example.com/';
      await forge(window.webContents.mainFrame, json);
      window.webContents.mainFrame.url = own;
      const stranger = new electron.FakeWebContents();
      stranger.mainFrame.url = own;
      await electron.ipcMain.invoke(
        'perennial:request',
        { sender: stranger, senderFrame: stranger.mainFrame },
        json,
      );
    },
    async closeWindow() {
      window.destroy();
    },
  };
}

export async function driveHeadless(folder: string): Promise<HostDriver> {
  const core = new FakeCore();
  const host = new HeadlessHost({
    paths: pathsIn(folder),
    workerUrl: pathToFileURL(join(folder, 'worker.js')),
    rendererFolder: fixturePage,
    exportFolder: folder,
  });
  host.connect(core);
  await host.openWindow();
  return {
    host,
    core,
    async requests(raw) {
      core.task = raw;
      await host.printRoute('#/requests');
      return core.report as string[];
    },
    async events(count, emit) {
      core.task = count;
      core.listening = emit;
      await host.printRoute('#/events');
      return core.report as string[];
    },
  };
}
