import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './project.mjs';

/**
 * @typedef {object} RunOptions
 * @property {'inherit' | 'capture'} [output] capture collects stdout and stderr; default inherit
 * @property {number} [timeout] milliseconds after which the program is ended
 * @property {Record<string, string | undefined>} [env] added to the environment
 * @property {string} [cwd]
 */

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 1 when the program could not be started or was ended by a signal
 * @property {string} output what it printed, when captured
 * @property {boolean} timedOut
 */

/**
 * Runs a program without a shell and waits for it. Signals that reach this process are passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const { output = 'inherit', timeout, env = {}, cwd = root } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));

    let timedOut = false;
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeout);
    const stopPassing = passSignalsTo(child);

    /** @param {number} code */
    const settle = (code) => {
      clearTimeout(timer);
      stopPassing();
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), timedOut });
    };
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      settle(1);
    });
    child.on('close', (code) => settle(code ?? 1));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops passing signals on
 */
function passSignalsTo(child) {
  const terminate = () => child.kill('SIGTERM');
  // On a terminal Ctrl+C reaches the whole group by itself; here it is only waited for.
  const interrupt = () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  };
  process.on('SIGTERM', terminate);
  process.on('SIGINT', interrupt);
  return () => {
    process.off('SIGTERM', terminate);
    process.off('SIGINT', interrupt);
  };
}

/**
 * Environment of a program that works on large columns in several threads. By itself the allocator of
 * glibc keeps what a thread gave back for that thread; with these columns go back to the system at once.
 * Other systems do not read them.
 */
export const GIVES_MEMORY_BACK = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(256 * 1024),
};

/**
 * Runs a JavaScript file in the Node that runs this script.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(file, args, options = {}) {
  // Compiled code is kept between starts: the window is there a good part of a second sooner.
  const env = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...options.env };
  return run(process.execPath, [file, ...args], { ...options, env });
}

/**
 * Runs npm. Its script is run by Node itself, because on Windows `npm` is a shell script.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const script = findNpm();
  return script === undefined ? run('npm', args, options) : runNode(script, args, options);
}

/** @returns {string | undefined} npm's own script, from whoever started us or beside a Node on the path */
function findNpm() {
  const started = process.env['npm_execpath'];
  if (started?.endsWith('npm-cli.js') === true && existsSync(started)) return started;
  for (const folder of [dirname(process.execPath), ...pathFolders()]) {
    for (const candidate of [
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, 'npm'),
    ]) {
      if (!existsSync(candidate)) continue;
      const file = realpathSync(candidate);
      if (file.endsWith('.js')) return file;
    }
  }
  return undefined;
}

/** @returns {string[]} */
function pathFolders() {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}
