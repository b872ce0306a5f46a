import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mockPage, type MockStage } from '#test/renderer/mockPage.ts';
import { createClient } from '../rpc/client.ts';
import { RpcProvider } from '../rpc/RpcProvider.tsx';
import { App } from './App.tsx';
import { LanguageProvider } from './LanguageProvider.tsx';
import { ThemeProvider } from './ThemeProvider.tsx';

// The first page loads all screens, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let root: Root | undefined;

beforeAll(() => {
  document.title = 'Perennial';
  // Layout that jsdom does not have.
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {
        // Nothing has a size here.
      }
      unobserve(): void {
        // As above.
      }
      disconnect(): void {
        // As above.
      }
    },
  );
});

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** Shows the whole program over mocked answers at a place of it. */
async function show(stage: MockStage, hash: string): Promise<void> {
  window.location.hash = hash;
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(
    <RpcProvider client={createClient(mockPage(stage), true)}>
      <ThemeProvider>
        <LanguageProvider>
          <App />
        </LanguageProvider>
      </ThemeProvider>
    </RpcProvider>,
  );
  await vi.waitFor(
    () => {
      expect(document.querySelector('main h1, main h2')).not.toBeNull();
    },
    { timeout: 30_000 },
  );
}

/** Rules that the page breaks, with the elements; colours are measured where the palette is. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

describe('accessible to assistive technology', () => {
  it.each([
    ['new', ''],
    ['locked', ''],
    ['empty', '#/home'],
    ['full', '#/home'],
    ['full', '#/data'],
    ['full', '#/customers'],
    ['full', '#/lifecycle'],
    ['full', '#/lifecycle?view=movement'],
    ['full', '#/lifecycle?view=winBack'],
    ['full', '#/lifecycle?view=compare&scheme=phases'],
    ['full', '#/lifecycle?view=rules'],
    ['full', '#/lifecycle?view=targets'],
    ['full', '#/retention'],
    ['full', '#/value'],
    ['full', '#/acquisition'],
    ['full', '#/reports'],
    ['full', '#/settings'],
  ] as const)('%s workspace at %s', async (stage, hash) => {
    await show({ stage, language: 'en', theme: 'light' }, hash);
    expect(await faults()).toEqual([]);
  });
});
