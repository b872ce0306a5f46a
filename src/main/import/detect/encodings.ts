import type { Encoding } from '#shared/contract/importReading.ts';
import type { EncodingCandidate } from '#shared/contract/inspection.ts';
import { isSingleByte, singleByteToUtf8 } from '../read/singleByte.ts';
import { doubleByteScore, isDoubleByte } from './doubleByte.ts';
import { isSinglePage, singlePageScores, type SinglePage } from './singlePages.ts';

/** The candidates with scores and sample words, best first. */
export function rankEncodings(
  segments: readonly Uint8Array[],
  encodings: readonly Encoding[],
): EncodingCandidate[] {
  const read = encodings.map((encoding) => ({
    encoding,
    texts: segments.map((segment) => decode(encoding, segment)),
  }));
  const pages = new Map<SinglePage, readonly string[]>();
  for (const { encoding, texts } of read) if (isSinglePage(encoding)) pages.set(encoding, texts);
  const pageScores = singlePageScores(pages);
  const ranked = read.map(({ encoding, texts }) => ({
    encoding,
    score: isSinglePage(encoding) ? (pageScores.get(encoding) ?? 0) : scoreOf(encoding, texts),
    words: texts.slice(0, 3).map(shorten),
  }));
  return ranked
    .sort((x, y) => y.score - x.score)
    .map((candidate) => ({ ...candidate, score: Math.min(1, candidate.score) }));
}

/** True if a file that is valid UTF-8 need not be looked at otherwise. */
export function isCertain([utf8]: readonly EncodingCandidate[]): boolean {
  return utf8 === undefined || utf8.score > ODD_SCORE;
}

function decode(encoding: Encoding, segment: Uint8Array): string {
  const decoder = new TextDecoder(isSingleByte(encoding) ? 'utf-8' : encoding);
  return decoder.decode(isSingleByte(encoding) ? singleByteToUtf8(encoding, segment) : segment);
}

/** 0 to 1: how much the text looks like text of the encoding's languages. */
function scoreOf(encoding: Encoding, texts: readonly string[]): number {
  if (isDoubleByte(encoding)) return doubleByteScore(encoding, texts);
  return encoding === 'utf-8' ? utf8Score(texts) : 1;
}

/** Letters of two bytes that words are written in; the others are what short Chinese words happen to look like. */
const USUAL =
  /[\u00a0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u02bc\u02c6-\u02dd\u0384-\u03ce\u0400-\u045f\u0490-\u04ff\u05d0-\u05ea\u060c-\u06ff]/u;
const ODD_SCORE = 0.3;
/** One such letter alone may well be meant. */
const MIN_ODD_CHARACTERS = 2;
const MAX_ODD_CHARACTERS = 24;

/** 食品 in GB18030 is valid UTF-8 as well, of two letters that stand in no word. */
function utf8Score(texts: readonly string[]): number {
  let [odd, usual] = [0, 0];
  for (const text of texts) {
    for (const character of text) {
      if (character < '\u0080') continue;
      if (character < '\u0800' && !USUAL.test(character)) odd += 1;
      else usual += 1;
    }
  }
  return odd >= MIN_ODD_CHARACTERS && odd >= usual && odd + usual <= MAX_ODD_CHARACTERS
    ? ODD_SCORE
    : 1;
}

function shorten(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : characters.join('');
}
