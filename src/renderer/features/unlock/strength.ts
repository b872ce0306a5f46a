/** Fewest characters that the core takes; said before it has to refuse. */
export const MIN_PASSPHRASE = 10;

export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

/** Limits in bits of a guesser who knows the kind of characters but not their order. */
const LIMITS = { fair: 40, good: 60, strong: 75 } as const;

/**
 * Rough strength of a passphrase: bits = different characters' share of the length × log2 of the
 * alphabets used. It warns of the obvious; it does not know dictionaries.
 */
export function strengthOf(passphrase: string): Strength {
  const characters = Array.from(passphrase.normalize('NFKC'));
  if (characters.length < MIN_PASSPHRASE) return 'short';
  const alphabet = alphabetSize(passphrase);
  const variety = Math.min(1, (new Set(characters).size * 2.2) / characters.length);
  const bits = characters.length * variety * Math.log2(alphabet) * 0.6;
  if (bits >= LIMITS.strong) return 'strong';
  if (bits >= LIMITS.good) return 'good';
  return bits >= LIMITS.fair ? 'fair' : 'weak';
}

function alphabetSize(text: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/, 33],
    [/[^\x20-\x7e]/, 2000],
  ];
  return kinds.reduce((size, [kind, count]) => (kind.test(text) ? size + count : size), 1);
}
