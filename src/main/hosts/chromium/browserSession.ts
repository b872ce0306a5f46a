import { chromium, type BrowserContext, type Page, type Route } from 'playwright-core';
import { AppError } from '#shared/contract/errors.ts';
import { isWithin, newNonce, respond, type Manifest } from '../page.ts';
import { APP_BASE, launchOptions } from './launchOptions.ts';
import { PAGE_SCRIPT } from './pageScript.ts';
import type { PagePipe } from './pagePipe.ts';
import { makeProfile, removeProfile, removeProfileAfter } from './profile.ts';

export interface BrowserSessionOptions {
  readonly browser: string;
  readonly headless: boolean;
  readonly tempFolder: string;
  readonly manifest: Manifest;
  /** Serves the bindings of the session's pages. */
  readonly pipe: PagePipe;
  /** Hears of every request that was refused. */
  readonly refused: () => void;
}

/** A running browser with one page of ours and every wall up. */
export interface BrowserSession {
  readonly page: Page;
  /** Resolves when the window was closed or the browser died. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the browser on an empty profile and puts the walls up before the first page of ours loads.
 * @throws AppError INTERNAL with the cause, when the browser does not start.
 */
export async function openBrowserSession(options: BrowserSessionOptions): Promise<BrowserSession> {
  const profile = makeProfile(options.tempFolder);
  let context: BrowserContext;
  try {
    context = await chromium.launchPersistentContext(
      profile,
      launchOptions({
        browser: options.browser,
        headless: options.headless,
        isRoot: process.getuid?.() === 0,
      }),
    );
  } catch (cause) {
    removeProfile(profile);
    throw new AppError('INTERNAL', { cause });
  }

  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const end = async (): Promise<void> => {
    try {
      await context.close();
    } catch {
      // The browser died first; then there is nothing left to close.
    }
  };
  try {
    const page = await preparePage(context, options);
    const pid = await processOf(context);
    page.once('close', () => void end());
    page.once('crash', () => void end());
    const closed = gone.then(() => removeProfileAfter(pid, profile));
    const close = async (): Promise<void> => {
      await end();
      await closed;
    };
    return { page, closed, close };
  } catch (error) {
    await end();
    removeProfile(profile);
    throw error;
  }
}

async function preparePage(context: BrowserContext, options: BrowserSessionOptions): Promise<Page> {
  const { manifest, pipe, refused } = options;
  await context.route('**/*', (route) => answer(route, manifest, refused));
  await pipe.expose(context);
  await context.addInitScript({ content: PAGE_SCRIPT });

  const [first, ...others] = context.pages();
  const page = first ?? (await context.newPage());
  for (const other of others) await other.close();
  // Whatever else opens is no window of ours: a popup, or the browser's own shortcut.
  context.on('page', (popup) => void popup.close());
  await pipe.attach(page);
  return page;
}

/** Number of the browser's main process. */
async function processOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const info = await session?.send('SystemInfo.getProcessInfo');
  const pid = info?.processInfo.find(({ type }) => type === 'browser')?.id;
  await session?.detach();
  if (pid === undefined) throw new AppError('INTERNAL');
  return pid;
}

/** Own files are answered from memory; everything else is refused and counted. */
async function answer(route: Route, manifest: Manifest, refused: () => void): Promise<void> {
  const request = route.request();
  const url = request.url();
  if (!isWithin(url, APP_BASE)) {
    refused();
    // A cancelled navigation leaves the page that is there; any other error would replace it.
    await route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
    return;
  }
  const { status, headers, body } = respond(
    { method: request.method(), url },
    APP_BASE,
    manifest,
    newNonce(),
  );
  await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) });
}
