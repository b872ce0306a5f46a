import { AppError } from '#shared/contract/errors.ts';

/** Fewest characters of a passphrase. */
const MIN_CHARACTERS = 10;

/** Fewest different characters: `aaaaaaaaaa` and `abababababab` protect nothing. */
const MIN_DIFFERENT = 5;

/**
 * The bytes a passphrase stands for. The same characters can be typed in several encodings, on
 * different machines, so compatibility forms are made one (NFKC).
 */
export function passphraseBytes(passphrase: string): Buffer {
  return Buffer.from(passphrase.normalize('NFKC'), 'utf8');
}

/**
 * Refuses what a stranger would try first: short, few different characters, or one run such as
 * `1234567890`. Length is counted in characters, so a sentence in any script will do.
 * @throws AppError WEAK_PASSPHRASE with `rule` length, variety or run
 */
export function checkPassphrase(passphrase: string): void {
  const characters = Array.from(passphrase.normalize('NFKC'));
  if (characters.length < MIN_CHARACTERS) {
    throw weak('length', { limit: MIN_CHARACTERS, found: characters.length });
  }
  const different = new Set(characters).size;
  if (different < MIN_DIFFERENT) {
    throw weak('variety', { limit: MIN_DIFFERENT, found: different });
  }
  if (isRun(characters)) throw weak('run', {});
}

function isRun(characters: readonly string[]): boolean {
  const points = characters.map((character) => character.codePointAt(0) ?? 0);
  // The digits are a circle: after 9 comes 0.
  const step = (i: number): number => {
    const difference = (points[i] ?? 0) - (points[i - 1] ?? 0);
    return Math.abs(difference) === 9 ? -Math.sign(difference) : difference;
  };
  return points.every((_, i) => i < 2 || step(i) === step(1));
}

function weak(rule: string, numbers: Record<string, number>): AppError {
  return new AppError('WEAK_PASSPHRASE', { details: { rule, ...numbers } });
}
