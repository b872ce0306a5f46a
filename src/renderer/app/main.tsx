import './schemas.ts';
import './fonts.ts';
import '@mantine/core/styles.css';
import './theme.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../rpc/client.ts';
import { RpcProvider } from '../rpc/RpcProvider.tsx';
import { App } from './App.tsx';
import { pageNonce } from './nonce.ts';
import { ThemeProvider } from './ThemeProvider.tsx';
import { LanguageProvider } from './LanguageProvider.tsx';

// The scroll lock of dialogs makes its own style element.
setNonce(pageNonce());

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');

createRoot(root).render(
  <StrictMode>
    <RpcProvider client={createClient(window.perennial, import.meta.env.DEV)}>
      <ThemeProvider>
        <LanguageProvider>
          <App />
        </LanguageProvider>
      </ThemeProvider>
    </RpcProvider>
  </StrictMode>,
);
