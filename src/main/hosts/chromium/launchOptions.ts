import type { chromium } from 'playwright-core';
import { browserEnvironment } from './browserEnvironment.ts';

/** The page's address: a name that by RFC 6761 never resolves, over https for a secure context. */
export const APP_BASE = 'https://perennial.invalid';

/** Nothing listens there; every connection that gets past the other walls ends in it. */
const DEAD_PROXY = 'socks5://127.0.0.1:9';

/** playwright-core's switches for test runs that a user's window does not want. */
const UNWANTED_DEFAULTS = [
  '--disable-popup-blocking',
  '--disable-ipc-flooding-protection',
  '--unsafely-disable-devtools-self-xss-warnings',
  '--disable-hang-monitor',
  '--force-color-profile=srgb',
  '--enable-unsafe-swiftshader',
];

export interface LaunchWish {
  readonly browser: string;
  readonly headless: boolean;
  /** As root Chromium refuses to start with its sandbox. */
  readonly isRoot: boolean;
}

type LaunchOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/**
 * How the browser is started: over the debugging pipe (no port), without network, downloads, service
 * workers and permission prompts.
 *
 * No name is looked up: a SOCKS5 proxy is asked by name, and it leads nowhere. (`--host-resolver-rules`
 * would forbid look-ups once more, at the price of a warning across the user's window.)
 *
 * The proxy stops TURN over TCP, the WebRTC policy stops STUN over UDP; neither does both. The policy's
 * older spelling (`force-webrtc-ip-handling-policy`) has no effect any more.
 */
export function launchOptions({ browser, headless, isRoot }: LaunchWish): LaunchOptions {
  return {
    executablePath: browser,
    env: browserEnvironment(process.env),
    headless,
    chromiumSandbox: !isRoot,
    acceptDownloads: false,
    serviceWorkers: 'block',
    permissions: [],
    // The window's own size, the system's own colours: nothing is emulated.
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    // This process ends the browser itself, after the core has written everything down.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: UNWANTED_DEFAULTS,
    args: [
      // Not by playwright-core's own option, which adds resolver rules that Chromium cannot read and
      // that take the place of ours.
      `--proxy-server=${DEAD_PROXY}`,
      '--proxy-bypass-list=<-loopback>',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--disable-quic',
      '--disable-domain-reliability',
      '--no-pings',
      '--dns-prefetch-disable',
      '--deny-permission-prompts',
      '--block-new-web-contents',
      '--disable-crash-reporter',
      '--window-size=1440,900',
      // Without its sandbox the browser warns across the window; the start says so in the log instead.
      ...(isRoot ? ['--test-type'] : []),
      ...(headless ? [] : [`--app=${APP_BASE}/`]),
    ],
  };
}
