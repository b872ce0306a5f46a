import { app, dialog } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../page.ts';
import { ElectronHost } from './electronHost.ts';
import { hardenApp } from './hardenApp.ts';

export interface StartElectronOptions {
  /** Data folder; Electron's own files go into a folder below it. */
  readonly data: string;
  readonly resources: string;
  readonly workerUrl: URL;
  readonly preload: string;
  readonly rendererFolder: string;
}

/**
 * Starts Electron with every wall up.
 * @returns the host, or undefined when the program is already running (which then shows its window)
 */
export async function startElectron(
  options: StartElectronOptions,
): Promise<ElectronHost | undefined> {
  hardenApp();
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  app.setPath('userData', join(options.data, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return undefined;
  }
  await app.whenReady();
  return ElectronHost.create({
    paths: { data: options.data, temp: app.getPath('temp'), resources: options.resources },
    workerUrl: options.workerUrl,
    preload: options.preload,
    manifest: readManifest(options.rendererFolder),
  });
}

/** Tells why the program could not start, and ends it. */
export function showFailure(text: string): void {
  dialog.showErrorBox('Perennial', text);
  app.exit(1);
}
