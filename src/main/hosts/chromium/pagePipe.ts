import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import type { CorePort } from '../host.ts';
import { answerClaim, answerRequest, senderOf, type Sender } from '../pipe.ts';
import { APP_BASE } from './launchOptions.ts';
import { CLAIM_BINDING, DELIVER, REQUEST_BINDING, WAITING_FILE } from './pageScript.ts';

interface Source {
  readonly page: Page;
  readonly frame: Frame;
}

/**
 * Requests, events and picked files of the pages of one host. Bindings are visible in every frame, so
 * each call is judged by the frame it came from. Only JSON text crosses: the debugging protocol's own
 * serialiser is twenty times slower and loses types.
 */
export class PagePipe {
  readonly #pages = new Map<Page, EventQueue>();
  #core: CorePort | undefined;

  /** Gives the pipe its core; what pages ask before is refused. */
  connect(core: CorePort): void {
    this.#core = core;
    core.onEvent((json) => {
      for (const queue of this.#pages.values()) queue.push(json);
    });
  }

  /** Makes the bindings known in a browser, before any page of ours loads. */
  async expose(context: BrowserContext): Promise<void> {
    await context.exposeBinding(REQUEST_BINDING, (source: Source, json: unknown) =>
      answerRequest(this.#requireCore(), this.#senderOf(source), json),
    );
    await context.exposeBinding(CLAIM_BINDING, (source: Source, number: unknown) =>
      answerClaim(this.#requireCore(), this.#senderOf(source), () =>
        this.#pathOf(source.page, Number(number)),
      ),
    );
  }

  /** Makes a page one of our own, until it closes. */
  async attach(page: Page): Promise<void> {
    this.#pages.set(page, new EventQueue(await page.context().newCDPSession(page)));
    page.once('close', () => this.#pages.delete(page));
  }

  #requireCore(): CorePort {
    if (!this.#core) throw new Error('no core');
    return this.#core;
  }

  #senderOf({ page, frame }: Source): Sender {
    return senderOf(
      {
        isOwnPage: this.#pages.has(page),
        isTopFrame: frame === page.mainFrame(),
        address: frame.url(),
      },
      APP_BASE,
    );
  }

  /** Path of the `File` that waits in the page under a number; the browser knows it, the page does not. */
  async #pathOf(page: Page, number: number): Promise<string> {
    const session = this.#pages.get(page)?.session;
    if (!session) return '';
    const { result } = await session.send('Runtime.evaluate', {
      expression: `${WAITING_FILE}?.(${number})`,
    });
    const { objectId, className } = result;
    if (objectId === undefined || className !== 'File') return '';
    try {
      return (await session.send('DOM.getFileInfo', { objectId })).path;
    } finally {
      await session.send('Runtime.releaseObject', { objectId });
    }
  }
}

/** Events on their way into a page: one delivery at a time, and what gathers meanwhile goes together. */
class EventQueue {
  readonly session: CDPSession;
  #waiting: string[] = [];
  #isSending = false;

  constructor(session: CDPSession) {
    this.session = session;
  }

  push(json: string): void {
    this.#waiting.push(json);
    if (!this.#isSending) void this.#send();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0);
        await this.session.send('Runtime.evaluate', {
          expression: `${DELIVER}?.(${JSON.stringify(batch)})`,
        });
      }
    } catch {
      // The page is closing or loading anew; a new page asks for the state instead of old events.
      this.#waiting = [];
    } finally {
      this.#isSending = false;
    }
  }
}
