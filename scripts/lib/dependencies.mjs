import { readFileSync } from 'node:fs';
import { at, say, StepFailure } from './project.mjs';
import { runNpm } from './run.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/** Runs `npm ci` when what is installed is not what the lockfile says. */
export async function installIfStale() {
  if (isInstalled()) return;
  say('installing dependencies (npm ci); about a minute');
  const { code, output } = await runNpm(['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    output: 'capture',
  });
  if (code !== 0 || !isInstalled()) {
    throw new StepFailure(
      'The dependencies could not be installed.',
      'Check the connection and the free disk space, then start again.',
      output,
    );
  }
}

/**
 * npm leaves a copy of the lockfile, written last, in node_modules; comparing the two is exact and
 * takes milliseconds. Packages for other platforms are optional and may be missing.
 * @returns {boolean}
 */
function isInstalled() {
  const wanted = lockedPackages(at('package-lock.json'));
  const installed = lockedPackages(at('node_modules', '.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const there = installed[path];
    if (path === '') return true;
    if (there === undefined) return optional === true || devOptional === true;
    return there.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  try {
    /** @type {{ packages?: Record<string, LockedPackage> }} */
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    return lock.packages;
  } catch {
    return undefined;
  }
}
