import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { OpenedEntry, SealedEntry } from './sealedEntry.ts';

/** WinZip's AE-1 and AE-2: rounds of PBKDF2 with SHA-1, and the lengths of the parts beside the content. */
const ROUNDS = 1000;
const VERIFIER_BYTES = 2;
const SUM_BYTES = 10;
const BLOCK_BYTES = 16;

/** Takes a password for an entry under WinZip's AES; what was changed is found by its sum at the end. */
export function openAesEntry(
  keyBytes: number,
  password: Uint8Array,
  { start, end, read }: SealedEntry,
): OpenedEntry | undefined {
  const saltBytes = keyBytes / 2;
  const from = start + saltBytes + VERIFIER_BYTES;
  const to = end - SUM_BYTES;
  if (to < from) return undefined;
  const head = read(start, saltBytes + VERIFIER_BYTES);
  const salt = head.slice(0, saltBytes);
  const keys = pbkdf2Sync(password, salt, ROUNDS, 2 * keyBytes + VERIFIER_BYTES, 'sha1');
  const verifier = keys.subarray(2 * keyBytes);
  if (Buffer.compare(verifier, head.subarray(saltBytes)) !== 0) return undefined;
  const counter = new Counter(keys.subarray(0, keyBytes));
  const sum = createHmac('sha1', keys.subarray(keyBytes, 2 * keyBytes));
  keys.fill(0);
  return {
    start: from,
    end: to,
    unsure: false,
    decrypt(block) {
      sum.update(block);
      return counter.apply(block);
    },
    isIntact: () => timingSafeEqual(sum.digest().subarray(0, SUM_BYTES), read(to, SUM_BYTES)),
  };
}

/** AES as a stream: blocks numbered from 1, the lowest byte first (Node's own counter mode has it last). */
class Counter {
  readonly #cipher;
  #next = 1;
  #blocks = Buffer.alloc(0);
  #out = new Uint8Array(0);
  /** Bytes of the last block of the stream that are still to be used. */
  #rest = Buffer.alloc(0);

  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv(`aes-${String(key.length * 8)}-ecb`, key, null);
    this.#cipher.setAutoPadding(false);
  }

  apply(bytes: Uint8Array): Uint8Array {
    const wanted = bytes.length - this.#rest.length;
    const stream =
      wanted <= 0
        ? this.#rest
        : Buffer.concat([this.#rest, this.#more(Math.ceil(wanted / BLOCK_BYTES))]);
    if (this.#out.length < bytes.length) this.#out = new Uint8Array(bytes.length);
    const out = this.#out;
    for (let i = 0; i < bytes.length; i += 1) {
      out[i] = (bytes[i] as number) ^ (stream[i] as number);
    }
    this.#rest = Buffer.from(stream.subarray(bytes.length));
    return out.subarray(0, bytes.length);
  }

  #more(blocks: number): Buffer {
    const length = blocks * BLOCK_BYTES;
    if (this.#blocks.length < length) this.#blocks = Buffer.alloc(length);
    for (let block = 0; block < blocks; block += 1) {
      // 2^32 blocks are 64 GiB, more than an entry may have.
      this.#blocks.writeUInt32LE(this.#next + block, block * BLOCK_BYTES);
    }
    this.#next += blocks;
    return this.#cipher.update(this.#blocks.subarray(0, length));
  }
}
