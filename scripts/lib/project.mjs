import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {...string} parts
 * @returns {string} a path below the project's root
 */
export const at = (...parts) => join(root, ...parts);

/** Folder for what the scripts keep: ignored by git, may be deleted at any time. */
export const cache = at('.cache');

/**
 * One line for the person at the terminal. It goes to stderr, so that stdout stays the program's own.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`perennial: ${line}\n`);
}

/** A step that cannot be done: what happened and what to do, without a stack. */
export class StepFailure extends Error {
  /**
   * @param {string} what what happened, one sentence
   * @param {string} advice what to do, one sentence
   * @param {string} [output] what the failed program printed
   */
  constructor(what, advice, output = '') {
    super(what);
    this.name = 'StepFailure';
    this.advice = advice;
    this.output = output;
  }
}

/**
 * Runs a script's main function. A {@link StepFailure} becomes two lines and exit code 1; anything
 * else is a fault in the script and keeps its stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    if (error.output !== '') process.stderr.write(`${error.output.trimEnd()}\n`);
    say(error.message);
    say(error.advice);
    process.exitCode = 1;
  }
}
