import { letterPairs, type Alphabet, type LetterPairs } from './letterPairs.ts';

/** What a character beyond ASCII is worth as evidence: by its neighbours, at best 1. */
const POINTS = {
  triple: 1,
  twoPairs: 0.85,
  pair: 0.55,
  letter: 0.25,
  stranger: -0.2,
  sign: 0.7,
  elision: 0.8,
  /** Capital behind a small letter, two scripts in a word, a sign between letters. */
  broken: -0.6,
  control: -1,
} as const;

const SIGN = /[€£¥’‘“”„«»–—…•©®™°·§\u00a0½¼¾²³±×º]/u;
const OPENING = /[‘“„«]/u;
/** L’Oréal, d’Artagnan, O’Brien, Levi’s. */
const ELISION = /(?:^|[^a-z])(?:[dlnjsmcto]|qu)’$/iu;

/**
 * How much texts look like words of an alphabet, by the letters beside those that are not ASCII: 1 if all of them
 * are known, below 0 if they look like no words at all.
 */
export function pageFit(alphabet: Alphabet, texts: readonly string[]): number {
  const known = letterPairs(alphabet);
  let points = 0;
  let characters = 0;
  for (const text of texts) {
    const small = text.toLowerCase();
    // Lower case has another length for a few letters only, none of which these pages have but İ.
    const lower = small.length === text.length ? small : text;
    for (let i = 0; i < text.length; i += 1) {
      if (text.charAt(i) < '\u0080') continue;
      characters += 1;
      points += pointsAt(text, lower, i, known);
    }
  }
  return characters === 0 ? 0 : points / characters;
}

function pointsAt(text: string, lower: string, i: number, known: LetterPairs): number {
  const character = text.charAt(i);
  const [before, after] = [text.charAt(i - 1), text.charAt(i + 1)];
  const between = isLetter(before) && isLetter(after);
  if (!isLetter(character)) {
    if (character < '\u00a0') return POINTS.control;
    if (!SIGN.test(character)) return POINTS.broken;
    if (!between) return isLetter(before) && OPENING.test(character) ? POINTS.broken : POINTS.sign;
    return ELISION.test(text.slice(Math.max(0, i - 3), i + 1)) ||
      (character === '’' && !isLetter(text.charAt(i + 2)))
      ? POINTS.elision
      : POINTS.broken;
  }
  const capital = character !== lower.charAt(i);
  if (capital && isLetter(before) && before === lower.charAt(i - 1)) return POINTS.broken;
  // The letters of these alphabets are Latin all through, or not at all.
  const foreign = !known.letters.has('é') && !known.letters.has('ç') && !known.letters.has('č');
  if (foreign && (isAsciiLetter(before) || isAsciiLetter(after))) return POINTS.broken;
  if (!isLetter(before) && !isLetter(after))
    return loneLetter(before + after, lower.charAt(i), known);
  const left = isLetter(before) ? lower.charAt(i - 1) : ' ';
  const right = isLetter(after) ? lower.charAt(i + 1) : ' ';
  const letter = lower.charAt(i);
  if (known.triples.has(left + letter + right)) return POINTS.triple;
  const pairs = Number(known.pairs.has(left + letter)) + Number(known.pairs.has(letter + right));
  if (pairs === 2) return POINTS.twoPairs;
  if (pairs === 1) return POINTS.pair;
  return known.letters.has(letter) ? POINTS.letter : POINTS.stranger;
}

/** A letter that is no part of a word: `ú1,234` was a price in pounds. */
function loneLetter(around: string, letter: string, known: LetterPairs): number {
  if (/\d/u.test(around)) return POINTS.broken;
  return known.triples.has(` ${letter} `) ? POINTS.pair : POINTS.stranger;
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isAsciiLetter(character: string): boolean {
  return /[a-z]/iu.test(character);
}
