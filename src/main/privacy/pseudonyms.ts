import { BLOCK_BYTES, compressBlock, padMessage, sha256State, writeState } from './sha256.ts';

/** Longest normalised value that is hashed, in bytes of UTF-8; longer ones are cut before. */
const MAX_VALUE_BYTES = 4096;

/** Bytes of a printed token: `C-` (of a masked phone or e-mail `C*`) and 26 digits. */
export const TOKEN_BYTES = 28;

/** Types whose equal tokens are taken for one person, so that masked values must be told apart. */
const KEYS: ReadonlySet<string> = new Set(['phone', 'email']);

const [ASTERISK, DASH, LETTER_C] = [0x2a, 0x2d, 0x43] as const;

const DIGITS = new TextEncoder().encode('0123456789ABCDEFGHJKMNPQRSTVWXYZ');

/**
 * Keyed pseudonyms: the first 16 bytes of HMAC-SHA-256(key, type ‖ 0x00 ‖ value) in Crockford's
 * base32, so that the same person has the same token in every file of one workspace and in no other. Many
 * persons have the same `138****1234`: the token of a phone or e-mail with asterisks begins with `C*`
 * and links nobody.
 * The value must be normalised first ({@link normalisePersonal}).
 */
export class Pseudonymiser {
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;
  readonly #state = sha256State();
  readonly #message = new Uint8Array(MAX_VALUE_BYTES + 3 * BLOCK_BYTES);
  readonly #digest = new Uint8Array(BLOCK_BYTES);
  readonly #typeBytes: number;
  readonly #isKey: boolean;

  /** `key` is the workspace's secret of 32 bytes; `type` the kind of value, such as `phone`. */
  constructor(key: Uint8Array, type: string) {
    this.#inner = keyedState(key, 0x36);
    this.#outer = keyedState(key, 0x5c);
    const prefix = new TextEncoder().encode(type);
    this.#message.set(prefix);
    this.#message[prefix.length] = 0;
    this.#typeBytes = prefix.length + 1;
    this.#isKey = KEYS.has(type);
  }

  /** Writes the token of a value into `out` at 0, {@link TOKEN_BYTES} bytes of ASCII. */
  write(value: Uint8Array, start: number, end: number, out: Uint8Array): void {
    const stop = Math.min(end, start + MAX_VALUE_BYTES);
    const message = this.#message;
    let length = this.#typeBytes;
    for (let p = start; p < stop; p += 1) message[length++] = value[p] as number;
    const state = this.#state;
    state.set(this.#inner);
    const blocks = padMessage(message, length, BLOCK_BYTES);
    for (let i = 0; i < blocks; i += 1) compressBlock(state, message, i * BLOCK_BYTES);
    const digest = this.#digest;
    writeState(state, digest, 8);
    padMessage(digest, 32, BLOCK_BYTES);
    state.set(this.#outer);
    compressBlock(state, digest, 0);
    writeState(state, digest, 4);
    const masked = this.#isKey && value.subarray(start, stop).includes(ASTERISK);
    out[0] = LETTER_C;
    out[1] = masked ? ASTERISK : DASH;
    writeBase32(digest, out, 2);
  }

  /** The token of one normalised value. */
  token(value: string): string {
    const bytes = new TextEncoder().encode(value);
    const out = new Uint8Array(TOKEN_BYTES);
    this.write(bytes, 0, bytes.length, out);
    return new TextDecoder().decode(out);
  }
}

function keyedState(key: Uint8Array, pad: number): Int32Array {
  const block = new Uint8Array(BLOCK_BYTES).fill(pad);
  for (let i = 0; i < key.length; i += 1) block[i] = (key[i] as number) ^ pad;
  const state = sha256State();
  compressBlock(state, block, 0);
  return state;
}

/** 16 bytes as 26 digits, most significant first; the last digit carries the remaining 3 bits. */
function writeBase32(bytes: Uint8Array, out: Uint8Array, at: number): void {
  let bits = 0;
  let held = 0;
  let to = at;
  for (let i = 0; i < 16; i += 1) {
    held = ((held << 8) | (bytes[i] as number)) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out[to++] = DIGITS[(held >>> bits) & 31] as number;
    }
  }
  out[to] = DIGITS[(held << (5 - bits)) & 31] as number;
}
