import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, cache, say, StepFailure } from './project.mjs';
import { runNode } from './run.mjs';

const STAMP = join(cache, 'build.stamp');

/** What the output depends on. */
const INPUTS = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];

/** One file of each part of the output, so that a deleted folder is noticed. */
const OUTPUTS = ['out/main/cli.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/**
 * Builds when a source changed since the last build.
 * @param {{ force?: boolean }} [options]
 */
export async function buildIfStale({ force = false } = {}) {
  const state = stateOfInputs();
  if (!force && OUTPUTS.every((file) => existsSync(at(file))) && readStamp() === state) return;
  say('building; about half a minute');
  const { code, output } = await runNode(
    at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
    ['build', '--logLevel', 'warn'],
    { output: 'capture' },
  );
  if (code !== 0) {
    throw new StepFailure(
      'The build failed.',
      'The lines above name the file; "npm run check" says more.',
      output,
    );
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(STAMP, state);
}

/** @returns {string} hash over path, size and time of every input; no file is read */
function stateOfInputs() {
  const hash = createHash('sha256');
  for (const input of INPUTS) addToHash(hash, input);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the root
 */
function addToHash(hash, path) {
  const stat = statSync(at(path), { throwIfNoEntry: false });
  if (stat === undefined || /[.]test[.]tsx?$/.test(path)) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(at(path)).sort()) addToHash(hash, `${path}/${name}`);
  } else {
    hash.update(`${path}\0${String(stat.size)}\0${String(stat.mtimeMs)}\n`);
  }
}

/** @returns {string | undefined} */
function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
