import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from './builtFiles.ts';
import { findBrowser } from './chromium/index.ts';
import { downloadsFolder, freePath } from './exportFolder.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'perennial-home-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

describe('where files are saved', () => {
  it('is the downloads folder in the user’s language, else Downloads, else home', () => {
    expect(downloadsFolder(home)).toBe(home);
    mkdirSync(join(home, 'Downloads'));
    expect(downloadsFolder(home)).toBe(join(home, 'Downloads'));
    mkdirSync(join(home, '.config'));
    mkdirSync(join(home, '下载'));
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/下载"\n');
    expect(downloadsFolder(home)).toBe(join(home, '下载'));
  });

  it('never is a file that exists, nor one outside the folder', () => {
    expect(freePath(home, 'a.pdf')).toBe(join(home, 'a.pdf'));
    writeFileSync(join(home, 'a.pdf'), '');
    writeFileSync(join(home, 'a (2).pdf'), '');
    expect(freePath(home, 'a.pdf')).toBe(join(home, 'a (3).pdf'));
    expect(freePath(home, '../../b.pdf')).toBe(join(home, 'b.pdf'));
    expect(freePath(home, '..\\..\\b.pdf')).toBe(join(home, 'b.pdf'));
  });
});

describe('where data lie', () => {
  it.each([
    ['win32', { APPDATA: 'R' }, join('R', 'Perennial')],
    ['darwin', {}, join('H', 'Library', 'Application Support', 'Perennial')],
    ['linux', {}, join('H', '.local', 'share', 'perennial')],
    ['linux', { XDG_DATA_HOME: 'X' }, join('X', 'perennial')],
  ] as const)('on %s', (platform, env, expected) => {
    expect(dataFolder([], platform, env, 'H')).toBe(expected);
    expect(dataFolder(['--data-dir', home], platform, env, 'H')).toBe(home);
    expect(dataFolder(['--data-dir'], platform, env, 'H')).toBe(expected);
  });
});

describe('search for a browser', () => {
  const search = (platform: NodeJS.Platform, env: Record<string, string>, present: string) =>
    findBrowser({ platform, env, isProgram: (path) => path === present });

  it.each([
    ['linux', { PATH: '/a:/opt/b' }, '/opt/b/google-chrome'],
    ['linux', {}, '/snap/bin/chromium'],
    ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { PROGRAMFILES: 'C:\\P' }, 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'],
  ] as const)('finds it on %s', (platform, env, path) => {
    expect(search(platform, env, path)).toBe(path);
    expect(search(platform, env, '/elsewhere')).toBeUndefined();
  });

  it('takes the one that is named, and none if that one is not there', () => {
    const env = { PATH: '/usr/bin', PERENNIAL_BROWSER: '/my/browser' };
    expect(search('linux', env, '/my/browser')).toBe('/my/browser');
    expect(search('linux', env, '/usr/bin/chromium')).toBeUndefined();
  });
});
