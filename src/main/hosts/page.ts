import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * Answers the page's requests from the built renderer files: the same function behind Electron's own
 * scheme and behind the routed requests of the Chromium host. A request can only name a key of the
 * manifest, so no spelling of a path leads out of the folder.
 */

/** Stands in the built HTML where each load gets its own nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Built files by their absolute path in the page's address, such as `/assets/index.js`. */
export type Manifest = ReadonlyMap<string, () => Uint8Array>;

export interface PageRequest {
  readonly method: string;
  readonly url: string;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const FEATURES_OFF = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
] as const;

/**
 * Lists a folder of built files. Each is read on its first request and kept, because the fonts of
 * three scripts are large and a session needs few of them.
 */
export function readManifest(folder: string): Manifest {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = file.slice(folder.length).replaceAll('\\', '/');
        return [path.startsWith('/') ? path : `/${path}`, keep(() => readFileSync(file))];
      }),
  );
}

/** A nonce for one page load: 128 bits. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** The Content-Security-Policy of a page; files that are no page get one without a nonce. */
function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * Answers one request.
 * @param base the page's address up to the host, such as `https://perennial.invalid`
 * @param nonce fresh for every call; only a page uses it
 */
export function respond(
  request: PageRequest,
  base: string,
  manifest: Manifest,
  nonce: string,
): PageResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  if (!isWithin(request.url, base)) return refuse(403);
  const path = decodedPath(request.url);
  if (path === undefined) return refuse(400);
  const read = manifest.get(path === '/' ? '/index.html' : path);
  if (read === undefined) return refuse(404);

  const mime = MIME[extname(path === '/' ? '/index.html' : path)] ?? 'application/octet-stream';
  const isPage = mime.startsWith('text/html');
  const body = isPage ? withNonce(read(), nonce) : read();
  return {
    status: 200,
    headers: headers(mime, isPage ? nonce : undefined),
    body: request.method === 'HEAD' ? new Uint8Array() : body,
  };
}

/** True when an address has exactly the base's scheme and host, no port and no user. */
export function isWithin(address: string, base: string): boolean {
  const url = URL.parse(address);
  const own = new URL(base);
  return (
    url?.protocol === own.protocol &&
    url.host === own.host &&
    url.username === '' &&
    url.password === ''
  );
}

/** Path of an address, decoded exactly once; undefined for anything no page of ours asks for. */
function decodedPath(address: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(address).pathname);
    const isOdd = path.includes('\0') || path.includes('\\') || path.split('/').includes('..');
    return isOdd ? undefined : path;
  } catch {
    return undefined;
  }
}

function withNonce(html: Uint8Array, nonce: string): Uint8Array {
  const text = new TextDecoder().decode(html).replaceAll(NONCE_PLACEHOLDER, nonce);
  return new TextEncoder().encode(text);
}

function headers(mime: string, nonce?: string): Record<string, string> {
  return {
    'Content-Type': mime,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': FEATURES_OFF.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

function refuse(status: number): PageResponse {
  return { status, headers: headers('text/plain; charset=utf-8'), body: new Uint8Array() };
}

function keep<T>(make: () => T): () => T {
  let kept: T | undefined;
  return () => (kept ??= make());
}
