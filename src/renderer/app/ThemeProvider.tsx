import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { createContext, useContext, type ReactNode } from 'react';
import { useContractQuery } from '../rpc/hooks.ts';
import { pageNonce } from './nonce.ts';
import { mantineTheme, mantineVariables } from './theme.ts';

export type Scheme = 'light' | 'dark';

const SchemeContext = createContext<Scheme>('light');

/** Light or dark, as drawn now. */
export function useScheme(): Scheme {
  return useContext(SchemeContext);
}

/** Light or dark by the user's choice or the system's. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const preferences = useContractQuery('app.preferences', {});
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const printing = window.location.hash.startsWith('#/print');
  const choice = printing ? 'light' : (preferences.data?.theme ?? 'system');
  const scheme: Scheme = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;

  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={mantineVariables}
      forceColorScheme={scheme}
      getStyleNonce={pageNonce}
    >
      <SchemeContext value={scheme}>{children}</SchemeContext>
    </MantineProvider>
  );
}

/** A part of the page that is light whatever the rest is; its element carries the class `paper`. */
export function LightScope({ children }: { children: ReactNode }) {
  return <SchemeContext value="light">{children}</SchemeContext>;
}
