import type { Page } from 'playwright-core';
import { processorNow } from './programUse.ts';

/** Milliseconds from an input to the frames that showed what it brought. */
export interface Shown {
  /** Of one figure: its last new text. */
  readonly figure: number;
  /** Of everything on the screen. */
  readonly screen: number;
  /** What the whole program used of the processors for it: it does not depend on who else uses them. */
  readonly processor: number;
}

type Painted = Omit<Shown, 'processor'>;

const SCREEN = 'main';
/** Longest wait for new figures. */
const MOST_MS = 30_000;
/** A person looks at figures before the next click; what the program does meanwhile is not waited for. */
const LOOK_MS = 1500;

interface Watching {
  perennialShown?: Promise<Painted>;
}

/**
 * Runs in the page: from the next click, typing or change of the address on, looks at every frame
 * whether the texts have changed, and waits until nothing is busy and nothing has changed for a while.
 * A change counts when its frame is on the screen: at the first task after it.
 */
function beginWatch([figure, screen, most]: [string, string, number]): void {
  const REST_MS = 500;
  const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
  const parts = [figure, screen].map((selector) => {
    return { selector, text: textOf(selector), shown: Number.NaN };
  });
  let input: number | undefined;
  let latest = 0;
  for (const type of ['click', 'input', 'hashchange']) {
    const heard = (event: Event): void => {
      input ??= event.timeStamp;
      latest = performance.now();
    };
    addEventListener(type, heard, { capture: true, once: true });
  }
  const began = performance.now();
  const { promise, resolve, reject } = Promise.withResolvers<Painted>();
  Object.assign(globalThis, { perennialShown: promise });
  const look = (): void => {
    for (const part of parts) {
      const text = textOf(part.selector);
      if (input === undefined || text === part.text) continue;
      part.text = text;
      latest = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        part.shown = performance.now() - (input ?? 0);
      };
      port2.postMessage(null);
    }
    const [first, whole] = parts.map(({ shown }) => shown);
    const isBusy = document.querySelector('[aria-busy="true"], [data-loading="true"]') !== null;
    const refused = document.querySelector(`${screen} [role="alert"]`);
    if (refused !== null) reject(new Error(`refused: ${refused.textContent}`));
    else if (performance.now() - began > most) reject(new Error(`nothing new in ${figure}`));
    else if (isBusy || !(performance.now() - latest > REST_MS) || Number.isNaN(first)) {
      requestAnimationFrame(look);
    } else resolve({ figure: first ?? Number.NaN, screen: whole ?? Number.NaN });
  };
  requestAnimationFrame(look);
}

/**
 * Does something as a user would and tells how long its figures took.
 * @param figure CSS selector; the first element that it fits is the figure that must change
 * @throws Error if its text is the same after half a minute
 */
export async function timeToFigures(
  page: Page,
  figure: string,
  act: () => Promise<unknown>,
): Promise<Shown> {
  await page.waitForTimeout(LOOK_MS);
  const before = processorNow();
  await page.evaluate(beginWatch, [figure, SCREEN, MOST_MS] as [string, string, number]);
  await act();
  const painted = await page.evaluate(
    () => (globalThis as Watching).perennialShown as Promise<Painted>,
  );
  return { ...painted, processor: processorNow() - before };
}
