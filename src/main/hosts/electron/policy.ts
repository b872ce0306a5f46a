import type { BrowserWindowConstructorOptions } from 'electron';
import { isWithin } from '../page.ts';

/** Decisions of the Electron host as plain data and pure functions; the rest of it only asks them. */

export const APP_SCHEME = 'perennial';
export const APP_BASE = 'perennial://app';

/** Nothing listens there. `<-loopback>` takes away Chromium's exception for this machine. */
export const DEAD_PROXY = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** Command-line switches, set before the app is ready: no name resolves and nothing is fetched unasked. */
export const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['no-pings'],
  ['dns-prefetch-disable'],
];

/** A page may put text on the clipboard after a click, and nothing else. */
export function isAllowedPermission(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}

/** A page may only go to the app's own pages. */
export function isAllowedNavigation(address: string): boolean {
  return isWithin(address, APP_BASE);
}

/** Requests that may pass: own files, and what a page has made itself. */
export function isAllowedRequest(address: string): boolean {
  return isWithin(address, APP_BASE) || /^(data:|blob:perennial:\/\/app\/)/.test(address);
}

/** Every option that matters is stated, so that no change of a default changes us. */
export function windowOptions(preload: string, isShown: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: isShown,
    title: 'Perennial',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      partition: 'perennial',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableDialogs: false,
      disableBlinkFeatures: 'Auxclick',
    },
  };
}
