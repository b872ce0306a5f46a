import { app, BrowserWindow, dialog, nativeTheme, powerMonitor, session } from 'electron';
import { dirname, join } from 'node:path';
import type { CorePort, Host, HostPaths, LifecycleEvent, Theme } from '../host.ts';
import type { Manifest } from '../page.ts';
import { GuardedIpc } from './guardedIpc.ts';
import { hardenReadyApp } from './hardenApp.ts';
import { hardenSession } from './hardenSession.ts';
import { APP_BASE, windowOptions } from './policy.ts';
import { printContents } from './print.ts';

export interface ElectronHostOptions {
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  /** File of the built preload script. */
  readonly preload: string;
  readonly manifest: Manifest;
}

/** The product: one sandboxed window on the app's own scheme. Made when Electron is ready. */
export class ElectronHost implements Host {
  readonly name = 'electron';
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  readonly #preload: string;
  readonly #ipc = new GuardedIpc();
  readonly #closed = Promise.withResolvers<undefined>();
  #window: BrowserWindow | undefined;
  /** Electron's dialogs no longer remember the folder themselves. */
  #saveFolder = app.getPath('documents');
  #refused = 0;
  #mayQuit = false;

  private constructor(options: ElectronHostOptions) {
    this.paths = options.paths;
    this.workerUrl = options.workerUrl;
    this.#preload = options.preload;
  }

  static async create(options: ElectronHostOptions): Promise<ElectronHost> {
    const host = new ElectronHost(options);
    hardenReadyApp();
    await hardenSession(
      session.fromPartition('perennial', { cache: false }),
      options.manifest,
      () => {
        host.#refused += 1;
      },
    );
    // The core closes first; Electron's own ways to quit only ask for it.
    app.on('window-all-closed', () => undefined);
    app.on('will-quit', (event) => {
      if (host.#mayQuit) return;
      event.preventDefault();
      host.#closed.resolve(undefined);
    });
    return host;
  }

  async chooseSavePath(suggestedName: string): Promise<string | null> {
    const options = {
      defaultPath: join(this.#saveFolder, suggestedName),
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    };
    const { canceled, filePath } = this.#window
      ? await dialog.showSaveDialog(this.#window, options)
      : await dialog.showSaveDialog(options);
    if (canceled || filePath === '') return null;
    this.#saveFolder = dirname(filePath);
    return filePath;
  }

  async printRoute(route: string): Promise<Uint8Array> {
    const window = this.#makeWindow(false);
    try {
      await window.loadURL(`${APP_BASE}/${route}`);
      return await printContents(window.webContents);
    } finally {
      window.destroy();
    }
  }

  refusedRequests(): number {
    return this.#refused;
  }

  connect(core: CorePort): void {
    this.#ipc.connect(core);
  }

  async openWindow(): Promise<void> {
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
      return;
    }
    const window = this.#makeWindow(true);
    this.#window = window;
    window.once('closed', () => {
      this.#window = undefined;
      this.#closed.resolve(undefined);
    });
    await window.loadURL(`${APP_BASE}/`);
  }

  reloadWindow(): Promise<void> {
    this.#window?.webContents.reload();
    return Promise.resolve();
  }

  setTheme(theme: Theme): void {
    nativeTheme.themeSource = theme;
  }

  onLifecycle(listener: (event: LifecycleEvent) => void): () => void {
    const started = (): void => {
      listener('second-start');
    };
    const slept = (): void => {
      listener('suspend');
    };
    app.on('second-instance', started);
    powerMonitor.on('suspend', slept);
    powerMonitor.on('lock-screen', slept);
    return () => {
      app.off('second-instance', started);
      powerMonitor.off('suspend', slept);
      powerMonitor.off('lock-screen', slept);
    };
  }

  async untilClosed(): Promise<void> {
    await this.#closed.promise;
  }

  close(): Promise<void> {
    this.#mayQuit = true;
    this.#closed.resolve(undefined);
    app.quit();
    return Promise.resolve();
  }

  #makeWindow(isShown: boolean): BrowserWindow {
    const window = new BrowserWindow(windowOptions(this.#preload, isShown));
    this.#ipc.attach(window.webContents);
    return window;
  }
}
