import { PERSONAL_KINDS } from '#shared/domain/personalKinds.ts';
import type { Marks } from '#main/engine/index.ts';
import { normalisePersonal, Pseudonymiser, type TokenType } from '#main/privacy/index.ts';
import type { PackedTexts } from '#main/store/index.ts';

/** Kinds of values that an import may have turned into the customer's pseudonym. */
const TOKEN_TYPES: readonly TokenType[] = [...PERSONAL_KINDS, 'id'];

/**
 * Marks the customers whose stored id contains the typed text (as typed, in capitals or in small
 * letters), or is the pseudonym of the typed text taken as a phone, an e-mail, an id and so on.
 *
 * @returns one byte per text, 1 where it matches.
 */
export function matchingIds(texts: PackedTexts, typed: string, key: Uint8Array): Marks {
  const found = new Uint8Array(texts.count);
  const text = typed.trim();
  if (text === '') return found.fill(1);
  for (const needle of new Set([text, text.toUpperCase(), text.toLowerCase()])) {
    markContaining(texts, needle, found);
  }
  for (const type of TOKEN_TYPES) {
    markEqual(texts, new Pseudonymiser(key, type).token(normalisePersonal(type, text)), found);
  }
  return found;
}

function markContaining(texts: PackedTexts, needle: string, found: Uint8Array): void {
  forEachHit(texts, needle, (text) => {
    found[text] = 1;
  });
}

function markEqual(texts: PackedTexts, whole: string, found: Uint8Array): void {
  forEachHit(texts, whole, (text, from, to) => {
    if (from === texts.offsets[text] && to === texts.offsets[text + 1]) found[text] = 1;
  });
}

/** Calls `hit` for every place where one text holds the needle. */
function forEachHit(
  texts: PackedTexts,
  needle: string,
  hit: (text: number, from: number, to: number) => void,
): void {
  const bytes = Buffer.from(texts.bytes.buffer, texts.bytes.byteOffset, texts.bytes.byteLength);
  const length = Buffer.byteLength(needle);
  let text = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    text = textHolding(texts.offsets, at, text);
    if (at + length <= (texts.offsets[text + 1] as number)) hit(text, at, at + length);
  }
}

/** The text that holds a byte, searched from `low` on. */
function textHolding(offsets: Uint32Array, at: number, low: number): number {
  let high = offsets.length - 2;
  // Hits come in rising order and are often near: widen the step before halving.
  for (let step = 1; low + step < high && (offsets[low + step] as number) <= at; step *= 2)
    low += step;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
