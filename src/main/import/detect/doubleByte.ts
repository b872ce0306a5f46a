import type { Encoding } from '#shared/contract/importReading.ts';
import {
  DOUBLE_BYTE,
  FREQUENT,
  GIVEN_NAMES,
  SURNAMES,
  type DoubleByteEncoding,
} from './frequentCharacters.ts';
import { halfWidthKana } from './halfWidthKana.ts';

/** True for the encodings that {@link doubleByteScore} judges. */
export function isDoubleByte(encoding: Encoding): encoding is DoubleByteEncoding {
  return DOUBLE_BYTE.some((name) => name === encoding);
}

/** Lead bytes of the first plane of a set: of the characters that its makers thought common. */
const COMMON_LEADS: Readonly<Record<DoubleByteEncoding, readonly (readonly [number, number])[]>> = {
  gb18030: [[0xb0, 0xd7]],
  big5: [[0xa4, 0xc6]],
  shift_jis: [
    [0x82, 0x83],
    [0x88, 0x97],
  ],
  'euc-jp': [
    [0xa4, 0xa5],
    [0xb0, 0xcf],
  ],
  'euc-kr': [[0xb0, 0xc8]],
};

interface Known {
  readonly common: ReadonlySet<string>;
  readonly frequent: ReadonlySet<string>;
}

const knownByEncoding = new Map<Encoding, Known>();

function knownOf(encoding: DoubleByteEncoding): Known {
  // GB18030 has the traditional characters too, in planes of its own.
  const also: readonly DoubleByteEncoding[] = encoding === 'gb18030' ? ['big5'] : [];
  const characters = [encoding, ...also].flatMap((name) =>
    Array.from(FREQUENT[name] + (GIVEN_NAMES[name] ?? '')),
  );
  const known = knownByEncoding.get(encoding) ?? {
    common: new Set([...commonCharacters(encoding), ...(also.length > 0 ? characters : [])]),
    frequent: new Set(characters),
  };
  knownByEncoding.set(encoding, known);
  return known;
}

function commonCharacters(encoding: DoubleByteEncoding): ReadonlySet<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (const [from, to] of COMMON_LEADS[encoding]) {
    for (let lead = from; lead <= to; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (Array.from(text).length === 1 && text >= '\u3040' && text !== '\ufffd')
          characters.add(text);
      }
    }
  }
  return characters;
}

/** `K値n` is rather a Latin word: its accented letter and the next letter taken for one character. */
const LONE_AMONG_LETTERS = /(?<=[a-zA-Z])\P{ASCII}{1,2}(?=[a-zA-Z])/gu;
/** So is `舗ngstr`, less surely. */
const LONE_BEFORE_LETTERS = /(?<![\p{L}\P{ASCII}])\P{ASCII}(?=[a-z]{2})/gu;
const LONE_BEFORE_POINTS = 0.5;
/** Part of a character's point for being in the common plane; the rest is for being frequent. */
const COMMON_POINTS = 0.6;
/** What a cell like the name of a person is worth more than its characters. */
const NAME_POINTS = 0.5;
const NAME = /^[\p{Script=Han}\p{Script=Hangul}々]{2,4}$/u;

/** 0 to 1, and a little more where there are names: how much texts look like texts of the encoding's languages. */
export function doubleByteScore(encoding: DoubleByteEncoding, texts: readonly string[]): number {
  const { common, frequent } = knownOf(encoding);
  const half = halfWidthKana(texts);
  let points = half.points;
  let characters = half.characters;
  for (const text of texts) {
    points -= text.match(LONE_AMONG_LETTERS)?.length ?? 0;
    points -= (text.match(LONE_BEFORE_LETTERS)?.length ?? 0) * LONE_BEFORE_POINTS;
    if (isName(encoding, text)) points += NAME_POINTS;
    for (const character of text) {
      if (character < '\u0080' || isHalfWidth(character)) continue;
      characters += 1;
      if (common.has(character)) points += COMMON_POINTS;
      if (frequent.has(character) || isKana(encoding, character)) points += 1 - COMMON_POINTS;
    }
  }
  return characters === 0 ? 0 : Math.max(0, points / characters);
}

function isName(encoding: DoubleByteEncoding, text: string): boolean {
  const cell = text.trim();
  return NAME.test(cell) && SURNAMES[encoding].some((surname) => cell.startsWith(surname));
}

function isHalfWidth(character: string): boolean {
  return character >= '\uff61' && character <= '\uff9f';
}

function isKana(encoding: DoubleByteEncoding, character: string): boolean {
  return (encoding === 'shift_jis' || encoding === 'euc-jp') && /[\u3041-\u30ff]/u.test(character);
}
