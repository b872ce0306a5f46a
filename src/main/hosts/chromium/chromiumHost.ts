import type { Page } from 'playwright-core';
import { AppError } from '#shared/contract/errors.ts';
import { freePath } from '../exportFolder.ts';
import type { CorePort, Host, HostName, HostPaths, LifecycleEvent, Theme } from '../host.ts';
import type { Manifest } from '../page.ts';
import { openBrowserSession, type BrowserSession } from './browserSession.ts';
import { APP_BASE } from './launchOptions.ts';
import { PagePipe } from './pagePipe.ts';
import { printPage } from './print.ts';
import { sweepProfiles } from './profile.ts';
import { watchSleep } from './sleepWatch.ts';

export interface ChromiumHostOptions {
  readonly name: Exclude<HostName, 'electron'>;
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  readonly manifest: Manifest;
  /** Path of an installed Chromium, Chrome or Edge; undefined prints nothing and opens nothing. */
  readonly browser: string | undefined;
  /** Draws the window where nobody sees it, for tests. */
  readonly headless: boolean;
  /** Folder of saved files: there is no save dialog. */
  readonly exportFolder: string;
}

/** The same app in an installed browser, spoken to over a pipe. */
export class ChromiumHost implements Host {
  readonly name: HostName;
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  readonly #options: ChromiumHostOptions;
  readonly #pipe = new PagePipe();
  readonly #closed = Promise.withResolvers<undefined>();
  #window: BrowserSession | undefined;
  #theme: Theme = 'system';
  #refused = 0;

  constructor(options: ChromiumHostOptions) {
    this.#options = options;
    this.name = options.name;
    this.paths = options.paths;
    this.workerUrl = options.workerUrl;
    sweepProfiles(options.paths.temp);
  }

  chooseSavePath(suggestedName: string): Promise<string | null> {
    return Promise.resolve(freePath(this.#options.exportFolder, suggestedName));
  }

  /** Printing has its own browser without a window, so that nothing flashes up on the user's screen. */
  async printRoute(route: string): Promise<Uint8Array> {
    if (this.#options.browser === undefined) throw new AppError('NO_PRINTER');
    const session = await this.#openSession(this.#options.browser, true);
    try {
      await session.page.emulateMedia({ colorScheme: 'light' });
      return await printPage(session.page, route);
    } finally {
      await session.close();
    }
  }

  refusedRequests(): number {
    return this.#refused;
  }

  connect(core: CorePort): void {
    this.#pipe.connect(core);
  }

  async openWindow(): Promise<void> {
    if (this.#window) {
      await this.#window.page.bringToFront();
      return;
    }
    if (this.#options.browser === undefined) throw new AppError('NOT_FOUND');
    const session = await this.#openSession(this.#options.browser, this.#options.headless);
    this.#window = session;
    void session.closed.then(() => {
      this.#window = undefined;
      this.#closed.resolve(undefined);
    });
    await this.#applyTheme();
    await session.page.goto(`${APP_BASE}/`);
  }

  async reloadWindow(): Promise<void> {
    await this.#window?.page.reload();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    // A window that is closing needs no theme.
    void this.#applyTheme().catch(() => undefined);
  }

  /** A second start cannot reach this process, and of sleep only the clock tells. */
  onLifecycle(listener: (event: LifecycleEvent) => void): () => void {
    return watchSleep(() => {
      listener('suspend');
    });
  }

  async untilClosed(): Promise<void> {
    await this.#closed.promise;
  }

  async close(): Promise<void> {
    await this.#window?.close();
    this.#closed.resolve(undefined);
  }

  /** The page behind the window, for tests that act as the user. */
  windowPage(): Page {
    if (!this.#window) throw new AppError('NOT_FOUND');
    return this.#window.page;
  }

  #openSession(browser: string, headless: boolean): Promise<BrowserSession> {
    return openBrowserSession({
      browser,
      headless,
      tempFolder: this.paths.temp,
      manifest: this.#options.manifest,
      pipe: this.#pipe,
      refused: () => {
        this.#refused += 1;
      },
    });
  }

  async #applyTheme(): Promise<void> {
    const colorScheme = this.#theme === 'system' ? null : this.#theme;
    await this.#window?.page.emulateMedia({ colorScheme });
  }
}
