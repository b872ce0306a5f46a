import { AppError } from '#shared/contract/errors.ts';
import type { ChromiumHost } from '../chromium/index.ts';
import { freePath } from '../exportFolder.ts';
import type { CorePort, Host, HostPaths } from '../host.ts';
import { readManifest } from '../page.ts';

export interface HeadlessHostOptions {
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  readonly rendererFolder: string;
  /** Folder of saved files for which nobody named a path. */
  readonly exportFolder: string;
}

/** No window: for the command line and for tests. A report is printed by an installed browser. */
export class HeadlessHost implements Host {
  readonly name = 'headless';
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  readonly #options: HeadlessHostOptions;
  readonly #closed = Promise.withResolvers<undefined>();
  #core: CorePort | undefined;
  #printer: Promise<ChromiumHost> | undefined;
  #refused = (): number => 0;
  #savePath: string | undefined;

  constructor(options: HeadlessHostOptions) {
    this.#options = options;
    this.paths = options.paths;
    this.workerUrl = options.workerUrl;
  }

  /** Path of the next file that is saved. */
  saveTo(path: string): void {
    this.#savePath = path;
  }

  chooseSavePath(suggestedName: string): Promise<string | null> {
    const path = this.#savePath ?? freePath(this.#options.exportFolder, suggestedName);
    this.#savePath = undefined;
    return Promise.resolve(path);
  }

  async printRoute(route: string): Promise<Uint8Array> {
    this.#printer ??= this.#makePrinter();
    const printer = await this.#printer;
    return printer.printRoute(route);
  }

  refusedRequests(): number {
    return this.#refused();
  }

  connect(core: CorePort): void {
    this.#core = core;
  }

  openWindow(): Promise<void> {
    return Promise.resolve();
  }

  reloadWindow(): Promise<void> {
    return Promise.resolve();
  }

  setTheme(): void {
    // Nothing is drawn on a screen; a report is always light.
  }

  onLifecycle(): () => void {
    return () => undefined;
  }

  async untilClosed(): Promise<void> {
    await this.#closed.promise;
  }

  close(): Promise<void> {
    this.#closed.resolve(undefined);
    return Promise.resolve();
  }

  /** Loaded only when something is printed: most commands never need a browser. */
  async #makePrinter(): Promise<ChromiumHost> {
    const { ChromiumHost, findBrowser } = await import('../chromium/index.ts');
    if (!this.#core) throw new AppError('INTERNAL');
    const printer = new ChromiumHost({
      name: 'headless',
      paths: this.paths,
      workerUrl: this.workerUrl,
      manifest: readManifest(this.#options.rendererFolder),
      browser: findBrowser(),
      headless: true,
      exportFolder: this.#options.exportFolder,
    });
    printer.connect(this.#core);
    this.#refused = () => printer.refusedRequests();
    return printer;
  }
}
