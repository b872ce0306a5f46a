import { readFileSync } from 'node:fs';
import { say } from './project.mjs';
import { run } from './run.mjs';

/**
 * Path of an installed browser. On Debian and Ubuntu as root, where none is found, chromium is
 * installed by the package manager after saying so.
 * @returns {Promise<string | undefined>}
 */
export async function browserOrInstall() {
  // Only Node 24 reads TypeScript, and an older one may still be parsing this script.
  const { findBrowser } = await import('../../src/main/hosts/chromium/findBrowser.ts');
  const found = findBrowser();
  if (found !== undefined || !mayUseApt()) return found;

  say('no Chromium, Chrome or Edge found; installing the package "chromium" with apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { output: 'capture', env });
  const install = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    { output: 'capture', env },
  );
  if (install.code !== 0) {
    const output = `${update.output}\n${install.output}`.trimEnd().split('\n').slice(-5);
    say(`apt-get could not install chromium: ${output.join(' / ')}`);
  }
  return findBrowser();
}

/** @returns {boolean} */
function mayUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
  } catch {
    return false;
  }
}

export const HOW_TO_GET_A_BROWSER =
  'Install Chromium, Chrome or Edge, or name one with the variable PERENNIAL_BROWSER.';
