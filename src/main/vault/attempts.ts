import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { writeFileAtomically } from './atomicFile.ts';

/** Milliseconds since 1970, for tests to set. */
export type Clock = () => number;

const FILE = 'attempts.json';

/** Wrong attempts that cost nothing: a slip of the fingers. */
const FREE_ATTEMPTS = 3;
const LONGEST_WAIT_SECONDS = 900;

const record = z.object({ failures: z.int().min(0), at: z.number() });

/** Seconds to wait after that many wrong attempts in a row: 0, 0, 2, 4, 8 … up to a quarter of an hour. */
export function waitSeconds(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, 2 ** (failures - FREE_ATTEMPTS + 1));
}

/**
 * Runs one attempt to unlock. It is counted before it is made, so that ending the program does not
 * undo the count; success clears it. The delay stops guessing by hand: whoever copies the folder is
 * held up by scrypt alone.
 * @throws AppError TOO_MANY_ATTEMPTS with `seconds` to wait, and whatever the attempt throws
 */
export async function countedAttempt<T>(
  folder: string,
  clock: Clock,
  attempt: () => Promise<T>,
): Promise<T> {
  const path = join(folder, FILE);
  const { failures, at } = readRecord(path);
  const now = clock();
  // A clock set back must not lengthen the wait.
  const passed = Math.max(0, now - at) / 1000;
  const seconds = Math.ceil(waitSeconds(failures) - passed);
  if (seconds > 0) throw new AppError('TOO_MANY_ATTEMPTS', { details: { seconds } });
  writeFileAtomically(path, JSON.stringify({ failures: failures + 1, at: now }));
  try {
    const result = await attempt();
    rmSync(path, { force: true });
    return result;
  } catch (thrown) {
    const wrong =
      thrown instanceof AppError &&
      (thrown.code === 'WRONG_PASSPHRASE' || thrown.code === 'WRONG_RECOVERY_WORDS');
    // What was not a guess does not count as one.
    if (!wrong) writeFileAtomically(path, JSON.stringify({ failures, at }));
    throw thrown;
  }
}

function readRecord(path: string): z.infer<typeof record> {
  const none = { failures: 0, at: 0 };
  if (!existsSync(path)) return none;
  try {
    return record.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return none;
  }
}
