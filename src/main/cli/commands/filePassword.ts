import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { FileToRead } from '#main/import/index.ts';
import type { CommandContext } from '../command.ts';

const MAX_TRIES = 3;

/**
 * Runs work on a file; where that is protected, again with the password from the environment or from a prompt,
 * at which a wrong one can be typed again.
 *
 * @throws AppError as the work, FILE_PASSWORD_MISSING where nobody can be asked
 */
export async function withFilePassword<T>(
  context: CommandContext,
  path: string,
  work: (password: string | undefined) => T | Promise<T>,
): Promise<T> {
  let refusal: unknown;
  try {
    return await work(undefined);
  } catch (thrown) {
    if (!isRefusal(thrown, 'FILE_PASSWORD_MISSING')) throw thrown;
    refusal = thrown;
  }
  const { t, known } = context.translator;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const given = await context.filePassword(t('cli.askFilePassword', { file: basename(path) }));
    if (given === undefined) break;
    try {
      return await work(given.password);
    } catch (thrown) {
      if (!given.typed || !isRefusal(thrown, 'FILE_PASSWORD_WRONG')) throw thrown;
      refusal = thrown;
      context.terminal.say(known('errors.FILE_PASSWORD_WRONG.what'));
    }
  }
  throw refusal;
}

/** Runs a pass over a file in this thread, with the password as bytes that are wiped afterwards. */
export function readLocked<T>(
  context: CommandContext,
  path: string,
  pass: (file: FileToRead) => T,
): Promise<T> {
  return withFilePassword(context, path, (text) => {
    if (text === undefined) return pass(path);
    const password = new TextEncoder().encode(text);
    try {
      return pass({ path, password });
    } finally {
      password.fill(0);
    }
  });
}

function isRefusal(thrown: unknown, code: 'FILE_PASSWORD_MISSING' | 'FILE_PASSWORD_WRONG') {
  return thrown instanceof AppError && thrown.code === code;
}
