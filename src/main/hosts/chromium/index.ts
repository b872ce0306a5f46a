export { ChromiumHost } from './chromiumHost.ts';
export { findBrowser } from './findBrowser.ts';
export { openChromium } from './openChromium.ts';
