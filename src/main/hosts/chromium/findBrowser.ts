import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the search looks at; given by the caller so that it can be tested on any machine. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True for a file that can be run. */
  readonly isProgram: (path: string) => boolean;
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
] as const;

const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'] as const;

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
] as const;

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
] as const;

/**
 * Path of an installed Chromium, Chrome or Edge, or undefined. `PERENNIAL_BROWSER` names one outright.
 * Imports nothing of the project, because the launcher asks before anything is built.
 */
export function findBrowser(search: BrowserSearch = thisMachine()): string | undefined {
  const named = search.env['PERENNIAL_BROWSER'];
  if (named !== undefined && named !== '') return search.isProgram(named) ? named : undefined;
  return candidates(search).find(search.isProgram);
}

function candidates({ platform, env }: BrowserSearch): string[] {
  switch (platform) {
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .map((name) => env[name])
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
    case 'darwin':
      return ['/Applications', `${env['HOME'] ?? ''}/Applications`].flatMap((folder) =>
        MAC_APPS.map((app) => `${folder}/${app}`),
      );
    default: {
      const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
      const folders = [...new Set([...path, ...LINUX_FOLDERS])];
      return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
}

function thisMachine(): BrowserSearch {
  return {
    platform: process.platform,
    env: process.env,
    isProgram: (path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
  };
}
