import type { Page } from 'playwright-core';
import { PRINT_STATE_ATTRIBUTE } from '#shared/contract/bridge.ts';
import { AppError } from '#shared/contract/errors.ts';
import { APP_BASE } from './launchOptions.ts';

const LIMIT_MS = 120_000;

/**
 * Loads a route in a hidden page, waits until it says that it is drawn, and prints it.
 * @throws AppError INTERNAL when the page says that it cannot be drawn, or says nothing for two minutes.
 */
export async function printPage(page: Page, route: string): Promise<Uint8Array> {
  await page.goto(`${APP_BASE}/${route}`);
  const html = page.locator(`html[${PRINT_STATE_ATTRIBUTE}]`);
  try {
    await html.waitFor({ state: 'attached', timeout: LIMIT_MS });
  } catch (cause) {
    throw new AppError('INTERNAL', { cause });
  }
  if ((await html.getAttribute(PRINT_STATE_ATTRIBUTE)) !== 'ready') throw new AppError('INTERNAL');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return page.pdf({
    format: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    tagged: true,
    outline: true,
  });
}
