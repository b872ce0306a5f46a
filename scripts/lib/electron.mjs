import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, cache, say } from './project.mjs';
import { runNode } from './run.mjs';

const DOWNLOAD_LIMIT_MS = 15_000;
const DAY_MS = 86_400_000;

/** Present for a day after a failed download, so that the next start does not wait again. */
const FAILED = join(cache, 'electron-download-failed');

/**
 * Path of Electron's binary. A missing one is fetched by Electron's own installer, at most 15 s.
 * @param {{ insist: boolean }} options insist: try again although a try failed less than a day ago
 * @returns {Promise<string | undefined>}
 */
export async function electronOrDownload({ insist }) {
  const present = electronBinary();
  if (present !== undefined) return present;
  if (!insist && failedToday()) return undefined;

  say('fetching Electron; at most 15 seconds');
  const { code, timedOut } = await runNode(at('node_modules', 'electron', 'install.js'), [], {
    output: 'capture',
    timeout: DOWNLOAD_LIMIT_MS,
  });
  const binary = electronBinary();
  if (code === 0 && binary !== undefined) return binary;
  say(
    `Electron could not be fetched${timedOut ? ' in time' : ''}; not tried again for a day ("npm start -- --electron" does)`,
  );
  mkdirSync(cache, { recursive: true });
  writeFileSync(FAILED, '');
  return undefined;
}

/** @returns {string | undefined} */
function electronBinary() {
  const folder = at('node_modules', 'electron');
  try {
    // Written by the installer as its last step.
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {boolean} */
function failedToday() {
  const stat = statSync(FAILED, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < DAY_MS;
}
