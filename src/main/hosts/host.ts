/**
 * The port between the core and the place it runs in. Three hosts implement it (Electron, an
 * installed Chromium, headless); they differ in nothing else that the core or the screens can see.
 */

/** What a host asks of the core. */
export interface CorePort {
  /** Answers one request envelope; the reply is always an envelope. */
  handle(json: string): Promise<string>;
  /** Calls the listener with each event as JSON text; the returned function ends it. */
  onEvent(listener: (json: string) => void): () => void;
  /** Ticket of a file that the user picked. */
  registerFile(path: string): string;
  /** The machine goes to sleep or its screen is locked. */
  suspend(): Promise<void>;
  /** Locks, waits for running work to stop, writes everything down. */
  close(): Promise<void>;
}

export type HostName = 'electron' | 'chromium' | 'headless';

export interface HostPaths {
  /** Workspaces, preferences, log. Only the user may read it. */
  readonly data: string;
  readonly temp: string;
  /** What is bundled with the program, such as the demo data. */
  readonly resources: string;
}

/** second-start: somebody started the program again; suspend: the machine sleeps or its screen is locked. */
export type LifecycleEvent = 'second-start' | 'suspend';

export type Theme = 'system' | 'light' | 'dark';

/** What the core and the entry ask of a host. */
export interface Host {
  readonly name: HostName;
  readonly paths: HostPaths;
  /** File of the worker's code. */
  readonly workerUrl: URL;

  /** Where to save a file; null when the user changed their mind. Never an existing file unasked. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
  /**
   * PDF (A4, tagged, with outline) of a route of the screens, such as `#/print?lang=en`, drawn in a
   * hidden page that says by an attribute when it is ready.
   * @throws AppError NO_PRINTER.
   */
  printRoute(route: string): Promise<Uint8Array>;
  /** Requests that left the allowed set and were refused since the start. */
  refusedRequests(): number;

  /** Gives the pages of this host their core: requests, events and picked files. Called once. */
  connect(core: CorePort): void;
  /** Opens the window, or brings it to the front. A host without windows does nothing. */
  openWindow(): Promise<void>;
  reloadWindow(): Promise<void>;
  setTheme(theme: Theme): void;
  onLifecycle(listener: (event: LifecycleEvent) => void): () => void;
  /** Resolves when the last window is gone or the host was closed. */
  untilClosed(): Promise<void>;
  /** Closes windows and everything the host has started. May be called twice. */
  close(): Promise<void>;
}
