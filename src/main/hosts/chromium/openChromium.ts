import { mkdirSync } from 'node:fs';
import { lockWorkspace } from '#main/vault/index.ts';
import { downloadsFolder } from '../exportFolder.ts';
import type { HostPaths } from '../host.ts';
import { readManifest } from '../page.ts';
import { ChromiumHost } from './chromiumHost.ts';
import { findBrowser } from './findBrowser.ts';

export interface OpenChromiumOptions {
  readonly paths: HostPaths;
  readonly workerUrl: URL;
  readonly rendererFolder: string;
  /** Path of the browser; searched for when not given. */
  readonly browser?: string | undefined;
  readonly log: (line: string) => void;
}

/**
 * The Chromium host as a program of its own: one at a time on a data folder.
 * @returns the host, and the function that gives the folder up
 * @throws AppError WORKSPACE_IN_USE when a window on this data folder is open already.
 */
export function openChromium(options: OpenChromiumOptions): {
  readonly host: ChromiumHost;
  readonly release: () => void;
} {
  const { paths, workerUrl, rendererFolder, log } = options;
  mkdirSync(paths.data, { recursive: true, mode: 0o700 });
  const lock = lockWorkspace(paths.data);
  if (process.getuid?.() === 0) log('the browser runs without its sandbox, because this is root');
  const host = new ChromiumHost({
    name: 'chromium',
    paths,
    workerUrl,
    manifest: readManifest(rendererFolder),
    browser: options.browser ?? findBrowser(),
    headless: false,
    exportFolder: downloadsFolder(),
  });
  return {
    host,
    release: () => {
      lock.release();
    },
  };
}
