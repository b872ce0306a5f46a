import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as electron from '#test/fakes/electron.ts';
import { FakeCore } from '#test/support/fakeCore.ts';
import type { ElectronHost } from './electronHost.ts';
import { startElectron } from './index.ts';
import { APP_BASE } from './policy.ts';

const data = mkdtempSync(join(tmpdir(), 'perennial-electron-'));
const options = {
  data,
  resources: data,
  workerUrl: pathToFileURL(join(data, 'worker.js')),
  preload: join(data, 'preload.cjs'),
  rendererFolder: fileURLToPath(new URL('../../../../test/fixtures/page', import.meta.url)),
};
const core = new FakeCore();
let host: ElectronHost;
let window: electron.BrowserWindow;
let session: electron.FakeSession;

/** A `will-…` event that remembers whether it was prevented. */
function navigation(url: string) {
  return {
    url,
    isPrevented: false,
    preventDefault() {
      this.isPrevented = true;
    },
  };
}

beforeAll(async () => {
  const started = await startElectron(options);
  if (!started) throw new Error('refused to start');
  host = started;
  host.connect(core);
  await host.openWindow();
  const [first] = electron.BrowserWindow.all;
  if (!first) throw new Error('no window');
  window = first;
  session = electron.session.fromPartition('perennial');
});
afterAll(() => {
  rmSync(data, { recursive: true });
});

describe('before the app is ready', () => {
  it('sandboxes everything and shuts the network by switches', () => {
    expect(electron.app.isSandboxEnabled).toBe(true);
    expect(electron.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(electron.app.switches.get('webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
    expect(electron.app.switches.has('disable-background-networking')).toBe(true);
    expect(electron.app.switches.has('no-sandbox')).toBe(false);
  });

  it('registers a scheme that is secure but bypasses nothing', () => {
    expect(electron.protocol.schemes).toEqual([
      {
        scheme: 'perennial',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          codeCache: true,
          bypassCSP: false,
          allowServiceWorkers: false,
          corsEnabled: false,
        },
      },
    ]);
  });
});

describe('the window', () => {
  it('is isolated, sandboxed and without Node', () => {
    expect(window.options.webPreferences).toMatchObject({
      partition: 'perennial',
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      navigateOnDragDrop: false,
    });
    expect(window.options.webPreferences).not.toHaveProperty('webSecurity');
    expect(window.webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
    expect(window.webContents.mainFrame.url).toBe('perennial://app/');
  });

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s stays inside', (name) => {
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'perennial://other/',
      'perennial://app.example/',
      'perennial://user@app/',
      'javascript:alert(1)',
      'data:text/html,x',
      'about:blank',
      '',
    ]) {
      const event = navigation(url);
      window.webContents.emit(name, event);
      expect([url, event.isPrevented]).toEqual([url, true]);
    }
    const own = navigation('perennial://app/#/reports');
    window.webContents.emit(name, own);
    expect(own.isPrevented).toBe(false);
  });

  it('opens no window and embeds no page, not even of its own', () => {
    for (const url of ['https://example.com/', 'perennial://app/']) {
      expect(window.webContents.openHandler({ url })).toEqual({ action: 'deny' });
    }
    const event = navigation('perennial://app/');
    window.webContents.emit('will-attach-webview', event, {}, {});
    expect(event.isPrevented).toBe(true);
  });

  it('is brought to the front by a second start', async () => {
    window.minimized = true;
    const stop = host.onLifecycle((event) => {
      expect(event).toBe('second-start');
      void host.openWindow();
    });
    electron.app.emit('second-instance');
    stop();
    electron.app.emit('second-instance');
    expect(electron.BrowserWindow.all).toHaveLength(1);
    expect([window.minimized, window.isFocused]).toEqual([false, true]);
  });

  it('hears of sleep and of the screen lock', () => {
    const heard: string[] = [];
    const stop = host.onLifecycle((event) => heard.push(event));
    electron.powerMonitor.emit('suspend');
    electron.powerMonitor.emit('lock-screen');
    stop();
    electron.powerMonitor.emit('suspend');
    expect(heard).toEqual(['suspend', 'suspend']);
  });
});

describe('the session', () => {
  it.each([
    ['clipboard-sanitized-write', true],
    ['clipboard-read', false],
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['openExternal', false],
    ['fileSystem', false],
    ['local-network-access', false],
    ['usb', false],
    ['unknown', false],
  ])('permission %s: %s', (permission, isAllowed) => {
    const answers: boolean[] = [];
    const request = session.permissionRequest as (
      contents: unknown,
      permission: string,
      callback: (isGranted: boolean) => void,
    ) => void;
    request(window.webContents, permission, (isGranted) => answers.push(isGranted));
    const check = session.permissionCheck as (contents: unknown, permission: string) => boolean;
    expect([...answers, check(null, permission)]).toEqual([isAllowed, isAllowed]);
  });

  it('denies devices and screens', () => {
    expect(session.devicePermission?.()).toBe(false);
    session.displayMedia?.({}, (streams) => {
      expect(streams).toBeNull();
    });
    expect(session.usbClasses?.({ protectedClasses: ['hid'] })).toEqual(['hid']);
    expect.assertions(3);
  });

  it('lets only own files through and counts the rest', () => {
    const isCancelled = (url: string): boolean => {
      let cancelled = false;
      session.beforeRequest?.({ url }, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    };
    const before = host.refusedRequests();
    expect(
      ['perennial://app/assets/x.js', 'data:image/png;base64,', 'blob:perennial://app/1'].map(
        isCancelled,
      ),
    ).toEqual([false, false, false]);
    expect(
      [
        'https://example.com/',
        'ws://127.0.0.1:1/',
        'file:///etc/passwd',
        'blob:https://example.com/1',
      ].map(isCancelled),
    ).toEqual([true, true, true, true]);
    expect(host.refusedRequests()).toBe(before + 4);
  });

  it('has no way out: dead proxy, no resolver, every certificate rejected, no download, no dictionary', () => {
    expect(session.proxy).toMatchObject({ mode: 'fixed_servers', proxyBypassRules: '<-loopback>' });
    expect(electron.app.hostResolver).toMatchObject({ secureDnsMode: 'off' });
    session.certificate?.({}, (result) => {
      expect(result).toBe(-2);
    });
    const download = navigation('perennial://app/');
    session.emit('will-download', download);
    expect(download.isPrevented).toBe(true);
    expect(session.isSpellCheckerEnabled).toBe(false);
    expect(session.dictionaryUrl).toMatch(/^perennial:\/\/app\//);
    expect.assertions(6);
  });

  it('serves the page by its scheme and refuses file addresses', async () => {
    const serve = session.protocols.get('perennial');
    const page = await serve?.(new Request('https://app/', { method: 'GET' }));
    expect(page?.status).toBe(403);
    const own = await serve?.({ method: 'GET', url: `${APP_BASE}/` } as Request);
    expect(own?.status).toBe(200);
    expect(own?.headers.get('Content-Security-Policy')).toContain("connect-src 'none'");
    const file = await session.protocols.get('file')?.(new Request('https://x/'));
    expect(file?.status).toBe(403);
  });
});

describe('files and printing', () => {
  it('asks where to save and starts in the folder of the last time', async () => {
    expect(await host.chooseSavePath('report.pdf')).toBeNull();
    electron.dialog.answer = { canceled: false, filePath: '/home/user/out/a.pdf' };
    expect(await host.chooseSavePath('report.pdf')).toBe('/home/user/out/a.pdf');
    await host.chooseSavePath('report.pdf');
    expect(electron.dialog.asked.map(({ defaultPath }) => defaultPath)).toEqual([
      '/home/user/Documents/report.pdf',
      '/home/user/Documents/report.pdf',
      '/home/user/out/report.pdf',
    ]);
  });

  it('prints a route in a window of its own that nobody sees', async () => {
    const pdf = await host.printRoute('#/print?lang=en');
    const hidden = electron.BrowserWindow.all.at(-1);
    expect(Buffer.from(pdf).toString()).toBe('%PDF of perennial://app/#/print?lang=en');
    expect(hidden?.options.show).toBe(false);
    expect(hidden?.isDestroyed).toBe(true);
    expect(hidden?.webContents.printOptions).toEqual({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  });
});

describe('the end', () => {
  it('waits for the core when Electron wants to quit, then quits', async () => {
    const quit = navigation('');
    electron.app.emit('will-quit', quit);
    expect(quit.isPrevented).toBe(true);
    await host.untilClosed();
    await host.close();
    expect(electron.app.quits).toBe(1);
    const again = navigation('');
    electron.app.emit('will-quit', again);
    expect(again.isPrevented).toBe(false);
  });

  it('gives way to the program that already runs', async () => {
    electron.app.hasLock = false;
    expect(await startElectron(options)).toBeUndefined();
    expect(electron.app.quits).toBe(2);
  });
});
