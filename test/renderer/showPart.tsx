import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';
import type { Bridge } from '#shared/contract/bridge.ts';
import { DrawerProvider } from '../../src/renderer/app/DrawerProvider.tsx';
import { LanguageProvider } from '../../src/renderer/app/LanguageProvider.tsx';
import { ThemeProvider } from '../../src/renderer/app/ThemeProvider.tsx';
import { createClient } from '../../src/renderer/rpc/client.ts';
import { RpcProvider } from '../../src/renderer/rpc/RpcProvider.tsx';

/**
 * For a file of tests: clears the page after each of them. What it returns puts a part of the program
 * on the page in place of the one before, over a mocked core.
 */
export function partStage(): (part: ReactNode, bridge: Bridge) => HTMLElement {
  let root: Root | undefined;

  const clear = (): void => {
    root?.unmount();
    document.body.replaceChildren();
  };
  afterEach(clear);

  return (part, bridge) => {
    clear();
    const host = document.createElement('div');
    document.body.append(host);
    root = createRoot(host);
    root.render(
      <RpcProvider client={createClient(bridge, true)}>
        <ThemeProvider>
          <LanguageProvider>
            <DrawerProvider>{part}</DrawerProvider>
          </LanguageProvider>
        </ThemeProvider>
      </RpcProvider>,
    );
    return host;
  };
}
