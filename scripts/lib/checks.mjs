import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { at, say } from './project.mjs';
import { runNode } from './run.mjs';

/**
 * The static checks, longest first; each is a program of node_modules and must end with code 0.
 * @type {readonly { name: string; args: readonly string[] }[]}
 */
const CHECKS = [
  // In two parts, each with room for the types of all programs that it looks at.
  { name: 'eslint src', args: ['eslint/bin/eslint.js', '--max-warnings', '0', 'src'] },
  {
    name: 'eslint the rest',
    args: ['eslint/bin/eslint.js', '--max-warnings', '0', '--ignore-pattern', 'src/', '.'],
  },
  { name: 'types', args: ['typescript/bin/tsc', '-b', '--pretty', 'false'] },
  {
    name: 'prettier',
    args: [
      'prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      '--cache-location',
      '.cache/prettier',
      '.',
    ],
  },
  {
    name: 'boundaries',
    args: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      'dependency-cruiser.config.mjs',
      'src',
    ],
  },
  { name: 'knip', args: ['knip/bin/knip.js', '--treat-config-hints-as-errors'] },
];

/** What one check may hold; Node by itself stops at 4 GiB, which ESLint with all types comes close to. */
const HEAP_MIB = 6144;

/**
 * Runs all static checks, as many at a time as there are processors.
 * @returns {Promise<string[]>} names of those that failed; their output has been printed
 */
export async function runChecks() {
  const waiting = [...CHECKS];
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check))) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  return failed;
}

/**
 * @param {{ name: string; args: readonly string[] }} check
 * @returns {Promise<boolean>}
 */
async function runCheck({ name, args: [program = '', ...args] }) {
  const started = performance.now();
  const { code, output } = await runNode(at('node_modules', ...program.split('/')), args, {
    output: 'capture',
    env: { NODE_OPTIONS: `--max-old-space-size=${String(HEAP_MIB)}` },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code !== 0) process.stderr.write(`${output.trimEnd()}\n`);
  say(`check ${name}: ${code === 0 ? 'clean' : 'FAILED'} (${seconds} s)`);
  return code === 0;
}
