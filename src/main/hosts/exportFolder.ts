import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';

/** Where hosts without a save dialog put files: the user's own downloads folder, else the home folder. */
export function downloadsFolder(home = homedir()): string {
  const candidates = [xdgDownloads(home), join(home, 'Downloads')];
  return candidates.find((folder) => folder !== undefined && isFolder(folder)) ?? home;
}

/**
 * A path in the folder that is not taken: the suggested name, else `name (2).pdf` and so on. Only the
 * last part of the suggestion counts, so it cannot lead anywhere else.
 */
export function freePath(folder: string, suggestedName: string): string {
  const name = basename(suggestedName.replaceAll('\\', '/'));
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let path = join(folder, name);
  for (let number = 2; existsSync(path); number += 1) {
    path = join(folder, `${stem} (${number})${extension}`);
  }
  return path;
}

/** On Linux desktops the folder's name is in the user's language and written in this file. */
function xdgDownloads(home: string): string | undefined {
  try {
    const text = readFileSync(join(home, '.config', 'user-dirs.dirs'), 'utf8');
    return /^XDG_DOWNLOAD_DIR="(.+)"$/m.exec(text)?.[1]?.replace('$HOME', home);
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
