import type { Encoding } from '#shared/contract/importReading.ts';
import type { Alphabet } from './letterPairs.ts';
import { pageFit } from './pageFit.ts';

interface Page {
  readonly alphabets: readonly Alphabet[];
  /** What it is ahead of the others for being more frequent. */
  readonly ahead: number;
}

/** Encodings of one byte a character, in the order in which equal ones are decided. */
const SINGLE_PAGES = {
  'windows-1252': { alphabets: ['western'], ahead: 0.12 },
  'windows-1250': { alphabets: ['central'], ahead: 0.03 },
  'windows-1251': { alphabets: ['cyrillic'], ahead: 0.03 },
  'windows-1253': { alphabets: ['greek'], ahead: 0.03 },
  'windows-1254': { alphabets: ['turkish'], ahead: 0.02 },
  'koi8-r': { alphabets: ['cyrillic'], ahead: 0.02 },
  'iso-8859-2': { alphabets: ['central'], ahead: 0.02 },
  macintosh: { alphabets: ['western'], ahead: 0.03 },
  ibm437: { alphabets: ['western'], ahead: 0.05 },
  ibm850: { alphabets: ['western'], ahead: 0.04 },
  ibm866: { alphabets: ['cyrillic'], ahead: 0.01 },
} as const satisfies Partial<Record<Encoding, Page>>;
export type SinglePage = keyof typeof SINGLE_PAGES;

/** True for encodings of one byte a character. */
export function isSinglePage(encoding: Encoding): encoding is SinglePage {
  return encoding in SINGLE_PAGES;
}

/** Any bytes are valid on a page of one byte a character, so even a perfect fit says less. */
const PAGE_WEIGHT = 0.7;
/** The page of DOS has a letter for nearly every byte: unless its words are known, it is for what nothing else explains. */
const DOS_WEIGHT = 0.42;
/** From this fit on the words of a page are taken for real ones. */
const KNOWN_FIT = 0.5;
/** A page that others beat is told as the less likely one, whatever it would be worth alone. */
const BEATEN = 0.9;

/** Latin letters beside plain letters, and signs of prices and typography. */
const LATIN_LETTER =
  /(?<=[a-zA-Z])(?!\p{ASCII})\p{Script=Latin}|(?!\p{ASCII})\p{Script=Latin}(?=[a-zA-Z])/gu;
const LATIN_SIGN = /[€£’–—©®™°·\u00a0]|(?<![a-zA-Z])[“”‘…]|[“”‘…](?![a-zA-Z])|(?<=\d)[½²³]/gu;

/**
 * 0 to 0.7 for each page that a file may be written in, given its texts as each of them reads them: first they are
 * held against each other by the words that they give, then the best against the encodings of several bytes.
 */
export function singlePageScores(
  texts: ReadonlyMap<SinglePage, readonly string[]>,
): Map<SinglePage, number> {
  const pages = [...texts].map(([page, read]) => {
    const fit = Math.max(...SINGLE_PAGES[page].alphabets.map((name) => pageFit(name, read)));
    return { page, fit, score: scoreOf(page, fit, read) };
  });
  const known = pages.filter(({ page, fit }) => fit >= KNOWN_FIT || page === 'windows-1252');
  const place = (page: SinglePage, fit: number): number => fit + SINGLE_PAGES[page].ahead;
  const best = known.reduce<(typeof pages)[number] | undefined>(
    (x, y) => (x === undefined || place(y.page, y.fit) > place(x.page, x.fit) ? y : x),
    undefined,
  );
  if (best === undefined || best.fit < KNOWN_FIT) {
    return new Map(pages.map(({ page, score }) => [page, score]));
  }
  return new Map(
    pages.map(({ page, score }) => [
      page,
      page === best.page ? score : Math.min(score, best.score * BEATEN),
    ]),
  );
}

function scoreOf(page: SinglePage, fit: number, texts: readonly string[]): number {
  const byWords = Math.max(0, fit) * PAGE_WEIGHT;
  if (page === 'windows-1252') return Math.max(byWords, latinShare(texts) * PAGE_WEIGHT);
  if (page === 'ibm437') return fit >= KNOWN_FIT ? byWords : latinShare(texts) * DOS_WEIGHT;
  return fit >= KNOWN_FIT ? byWords : byWords * DOS_WEIGHT;
}

/** Share of the characters beyond ASCII that stand beside plain letters or are usual signs. */
function latinShare(texts: readonly string[]): number {
  let points = 0;
  let characters = 0;
  for (const text of texts) {
    characters += text.match(/\P{ASCII}/gu)?.length ?? 0;
    points += text.match(LATIN_LETTER)?.length ?? 0;
    points += (text.match(LATIN_SIGN)?.length ?? 0) * 0.8;
  }
  return characters === 0 ? 0 : points / characters;
}
