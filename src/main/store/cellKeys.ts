import { hashBytes } from './hashBytes.ts';

/** Longest text whose key is the text itself, in bytes. */
const WHOLE_BYTES = 11;
const WORD = 4;
/** Words of a key. */
export const KEY_WORDS = 3;
/** Bit pattern behind the last byte of a text; tells a text from one with zeros behind it. */
const END_MARK = 0x80;
/** Last word of the key of a longer text; the last byte of any other key that is not 0 is the mark. */
const LONG = 1;

/**
 * Keys of texts in three words. Up to eleven bytes the key is the text with an end mark, as SHA-256 pads
 * its messages: equal keys are equal texts, and nothing else has to be read to know it. The key of a longer
 * text is its hash.
 */
export class CellKeys {
  readonly words: Int32Array;
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  /** Room for `count` keys. */
  constructor(count: number) {
    this.words = new Int32Array(count * KEY_WORDS);
  }

  /** Sets key number `i` to that of `bytes[start … end - 1]`; gives a hash of the key. */
  set(i: number, bytes: Uint8Array, start: number, end: number): number {
    const words = this.words;
    const at = i * KEY_WORDS;
    const length = end - start;
    if (length > WHOLE_BYTES) {
      words[at] = hashBytes(bytes, start, end);
      words[at + 1] = 0;
      words[at + 2] = LONG;
    } else if (start + KEY_WORDS * WORD <= bytes.length) {
      const view = this.#viewOf(bytes);
      words[at] = cut(view.getInt32(start, true), length);
      words[at + 1] = cut(view.getInt32(start + WORD, true), length - WORD);
      words[at + 2] = cut(view.getInt32(start + 2 * WORD, true), length - 2 * WORD);
    } else {
      for (let word = 0; word < KEY_WORDS; word++) {
        words[at + word] = cut(wordNear(bytes, start + word * WORD), length - word * WORD);
      }
    }
    return hashOfKey(words, at);
  }

  /** True if key number `i` does not tell all of its text. */
  isLong(i: number): boolean {
    return this.words[i * KEY_WORDS + 2] === LONG;
  }

  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** Hash of the key whose words begin at `at` (Appleby 2011, MurmurHash3: multiply, rotate, final mix). */
export function hashOfKey(words: Int32Array, at: number): number {
  let h = Math.imul(words[at] as number, 0xcc9e2d51);
  h = Math.imul(((h << 15) | (h >>> 17)) ^ (words[at + 1] as number), 0x1b873593);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ (words[at + 2] as number), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The first `length` bytes of a word and the mark behind them; the word if it is whole, 0 behind the end. */
function cut(word: number, length: number): number {
  if (length >= WORD) return word;
  if (length < 0) return 0;
  const bits = length * 8;
  return (word & ((1 << bits) - 1)) | (END_MARK << bits);
}

/** The word at `at` where the bytes may end before it does. */
function wordNear(bytes: Uint8Array, at: number): number {
  let word = 0;
  for (let i = 0; i < WORD; i++) word |= (bytes[at + i] ?? 0) << (i * 8);
  return word;
}
