import type { WebContents } from 'electron';
import { PRINT_STATE_ATTRIBUTE } from '#shared/contract/bridge.ts';
import { AppError } from '#shared/contract/errors.ts';

const LIMIT_MS = 120_000;

/** Runs in the page: resolves with what the page says about itself once it says it, fonts included. */
const UNTIL_DRAWN = `new Promise((resolve) => {
  const html = document.documentElement;
  const look = () => {
    const state = html.getAttribute('${PRINT_STATE_ATTRIBUTE}');
    if (state === null) return false;
    document.fonts.ready.then(() => resolve(state));
    return true;
  };
  if (look()) return;
  const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
  observer.observe(html, { attributes: true });
  setTimeout(() => resolve('late'), ${LIMIT_MS});
})`;

/**
 * Prints a loaded page once it says that it is drawn.
 * @throws AppError INTERNAL when the page says that it cannot be drawn, or says nothing for two minutes.
 */
export async function printContents(contents: WebContents): Promise<Uint8Array> {
  const state: unknown = await contents.executeJavaScript(UNTIL_DRAWN);
  if (state !== 'ready') throw new AppError('INTERNAL');
  return contents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}
