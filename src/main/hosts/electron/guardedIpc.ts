import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { CorePort } from '../host.ts';
import { answerClaim, answerRequest, senderOf, type Sender } from '../pipe.ts';
import { CHANNELS } from './channels.ts';
import { APP_BASE } from './policy.ts';

/**
 * The only place with Electron's message object. SECURITY: each message is judged by the page, frame
 * and address that Electron says it came from; a frame that is gone counts as a stranger.
 */
export class GuardedIpc {
  readonly #pages = new Set<WebContents>();

  /** Starts to answer for the core. Called once. */
  connect(core: CorePort): void {
    ipcMain.handle(CHANNELS.request, (event, json: unknown) =>
      answerRequest(core, this.#senderOf(event), json),
    );
    ipcMain.handle(CHANNELS.claim, (event, path: unknown) =>
      answerClaim(core, this.#senderOf(event), () =>
        Promise.resolve(typeof path === 'string' ? path : ''),
      ),
    );
    core.onEvent((json) => {
      for (const page of this.#pages) page.send(CHANNELS.event, json);
    });
  }

  /** Makes a page one of our own, until it is destroyed. */
  attach(page: WebContents): void {
    this.#pages.add(page);
    page.once('destroyed', () => this.#pages.delete(page));
  }

  #senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender {
    return senderOf(
      {
        isOwnPage: this.#pages.has(sender),
        isTopFrame: senderFrame !== null && senderFrame === sender.mainFrame,
        address: senderFrame?.url,
      },
      APP_BASE,
    );
  }
}
