import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

/**
 * The members of Electron that the host uses, in one process: tests import this file, fire events and
 * look at what came of it. What the host calls here is checked against Electron's own types by `satisfies`.
 */

type Listener = (...args: never[]) => unknown;

/** A page: its frames, what it was told, and the decisions that were set on it. */
export class FakeWebContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly sent: [channel: string, text: string][] = [];
  mainFrame: { url: string } = { url: 'about:blank' };
  webRtcPolicy = '';
  reloads = 0;
  printOptions: Electron.PrintToPDFOptions | undefined;
  /** What the page's script about being drawn says. */
  printState = 'ready';
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  send(channel: string, text: string): void {
    this.sent.push([channel, text]);
    ipcRenderer.deliver(this, channel, text);
  }
  reload(): void {
    this.reloads += 1;
  }
  async executeJavaScript(_code: string): Promise<unknown> {
    return this.printState;
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.printOptions = options;
    return Buffer.from(`%PDF of ${this.mainFrame.url}`);
  }
}
let lastId = 0;

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new FakeWebContents() satisfies Pick<
    Electron.WebContents,
    'setWebRTCIPHandlingPolicy' | 'send' | 'reload' | 'executeJavaScript' | 'printToPDF'
  >;
  readonly options: Electron.BrowserWindowConstructorOptions;
  isFocused = false;
  isDestroyed = false;
  minimized = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame = { url };
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  focus(): void {
    this.isFocused = true;
  }
  destroy(): void {
    this.isDestroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
}

class FakeApp extends EventEmitter {
  isSandboxEnabled = false;
  readonly switches = new Map<string, string | undefined>();
  readonly paths = new Map<string, string>([
    ['temp', '/tmp'],
    ['documents', '/home/user/Documents'],
  ]);
  hostResolver: Electron.ConfigureHostResolverOptions | undefined;
  hasLock = true;
  quits = 0;
  exitCode: number | undefined;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => {
      this.switches.set(name, value);
    },
  };
  enableSandbox(): void {
    this.isSandboxEnabled = true;
  }
  requestSingleInstanceLock(): boolean {
    return this.hasLock;
  }
  async whenReady(): Promise<void> {
    // Ready at once.
  }
  configureHostResolver(options: Electron.ConfigureHostResolverOptions): void {
    this.hostResolver = options;
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? `/nowhere/${name}`;
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  quit(): void {
    this.quits += 1;
  }
  exit(code: number): void {
    this.exitCode = code;
  }
}
export const app = new FakeApp() satisfies Pick<
  Electron.App,
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'configureHostResolver'
  | 'getPath'
  | 'setPath'
  | 'quit'
  | 'exit'
>;

/** A session that records its handlers, so that a test can ask them. */
export class FakeSession extends EventEmitter {
  readonly protocols = new Map<string, (request: Request) => Response | Promise<Response>>();
  permissionRequest: ((...args: never[]) => void) | undefined;
  permissionCheck: ((...args: never[]) => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  displayMedia: ((request: unknown, callback: (streams: unknown) => void) => void) | undefined;
  usbClasses: ((details: { protectedClasses: string[] }) => string[]) | undefined;
  beforeRequest:
    ((details: { url: string }, callback: (r: { cancel: boolean }) => void) => void) | undefined;
  certificate: ((request: unknown, callback: (result: number) => void) => void) | undefined;
  proxy: Electron.ProxyConfig | undefined;
  isSpellCheckerEnabled = true;
  dictionaryUrl = '';
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      this.protocols.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: (...args: never[]) => void): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: (...args: never[]) => boolean): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: NonNullable<FakeSession['displayMedia']>): void {
    this.displayMedia = handler;
  }
  setUSBProtectedClassesHandler(handler: NonNullable<FakeSession['usbClasses']>): void {
    this.usbClasses = handler;
  }
  setCertificateVerifyProc(proc: NonNullable<FakeSession['certificate']>): void {
    this.certificate = proc;
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellCheckerEnabled = isEnabled;
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaryUrl = url;
  }
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.proxy = config;
  }
}

export const session = {
  partitions: new Map<string, FakeSession>(),
  fromPartition(name: string, _options?: Electron.FromPartitionOptions): FakeSession {
    const made =
      session.partitions.get(name) ??
      (new FakeSession() satisfies Pick<
        Electron.Session,
        | 'setDevicePermissionHandler'
        | 'setSpellCheckerEnabled'
        | 'setSpellCheckerDictionaryDownloadURL'
        | 'setProxy'
      >);
    session.partitions.set(name, made);
    return made;
  },
};

export const protocol = {
  schemes: [] as Electron.CustomScheme[],
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    protocol.schemes = schemes;
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'> & Record<string, unknown>;

export const Menu = {
  current: undefined as unknown,
  setApplicationMenu(menu: unknown): void {
    Menu.current = menu;
  },
  buildFromTemplate(template: unknown): unknown {
    return template;
  },
};

export const nativeTheme = {
  themeSource: 'system' as Electron.NativeTheme['themeSource'],
} satisfies Pick<Electron.NativeTheme, 'themeSource'>;
export const powerMonitor = new EventEmitter();

export const dialog = {
  answer: { canceled: true, filePath: '' } as Electron.SaveDialogReturnValue,
  asked: [] as Electron.SaveDialogOptions[],
  shownError: '',
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    dialog.asked.push(args.at(-1) as Electron.SaveDialogOptions);
    return dialog.answer;
  },
  showErrorBox(_title: string, content: string): void {
    dialog.shownError = content;
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox' | 'showSaveDialog'> & Record<string, unknown>;

type Handler = (event: Partial<Electron.IpcMainInvokeEvent>, ...args: unknown[]) => unknown;

export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler): void {
    ipcMain.handlers.set(channel, handler);
  },
  /** A message as Electron would hand it over, from any frame that a test makes up. */
  invoke(channel: string, event: { sender: unknown; senderFrame: unknown }, ...args: unknown[]) {
    const handler = ipcMain.handlers.get(channel);
    if (!handler) throw new Error(`no handler for ${channel}`);
    return handler(event as Partial<Electron.IpcMainInvokeEvent>, ...args);
  },
};

/** The page's end: bound to one page at a time by the test that plays it. */
export const ipcRenderer = {
  page: undefined as FakeWebContents | undefined,
  emitter: new EventEmitter(),
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const sender = ipcRenderer.page;
    // What crosses a process boundary is a copy.
    return ipcMain.invoke(
      channel,
      { sender, senderFrame: sender?.mainFrame },
      ...structuredClone(args),
    );
  },
  on(channel: string, listener: Listener): void {
    ipcRenderer.emitter.on(channel, listener as (...args: unknown[]) => void);
  },
  off(channel: string, listener: Listener): void {
    ipcRenderer.emitter.off(channel, listener as (...args: unknown[]) => void);
  },
  deliver(page: FakeWebContents, channel: string, text: string): void {
    if (page === ipcRenderer.page) ipcRenderer.emitter.emit(channel, { sender: page }, text);
  },
};

export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld(name: string, value: unknown): void {
    contextBridge.exposed.set(name, value);
  },
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'> & Record<string, unknown>;

/** Paths of files that a user of the test has picked. */
export const webUtils = {
  paths: new Map<unknown, string>(),
  getPathForFile(file: unknown): string {
    const path = webUtils.paths.get(file);
    if (path === undefined) throw new TypeError('not a file');
    return path;
  },
} satisfies Pick<Electron.WebUtils, 'getPathForFile'> & Record<string, unknown>;
