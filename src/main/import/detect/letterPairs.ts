import { PAGE_WORDS } from './pageWords.ts';

/** Languages that are written with the same letters. */
export type Alphabet = keyof typeof PAGE_WORDS;

/** Which letters stand beside each other in the words of an alphabet; a space is the edge of a word. */
export interface LetterPairs {
  readonly letters: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly triples: ReadonlySet<string>;
}

const known = new Map<Alphabet, LetterPairs>();

/** The pairs and triples of letters around those that are not ASCII. */
export function letterPairs(alphabet: Alphabet): LetterPairs {
  const found = known.get(alphabet) ?? learn(PAGE_WORDS[alphabet]);
  known.set(alphabet, found);
  return found;
}

function learn(words: string): LetterPairs {
  const text = ` ${words} `;
  const [letters, pairs, triples] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (let i = 1; i < text.length - 1; i += 1) {
    const letter = text.charAt(i);
    if (letter < '\u0080') continue;
    letters.add(letter);
    pairs.add(text.slice(i - 1, i + 1));
    pairs.add(text.slice(i, i + 2));
    triples.add(text.slice(i - 1, i + 2));
  }
  return { letters, pairs, triples };
}
