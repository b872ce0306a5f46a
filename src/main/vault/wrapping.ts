import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { passphraseBytes } from './passphrase.ts';

/** A data key encrypted under another key; base64. */
export interface Wrap {
  readonly iv: string;
  readonly data: string;
  readonly tag: string;
}

/** How a passphrase becomes a key (Percival and Josefsson, RFC 7914). */
export interface ScryptParameters {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * 128 MiB and about a third of a second on a two-core machine. Argon2 would be the younger choice, but
 * Electron's cryptography has none.
 */
export const SCRYPT: ScryptParameters = { N: 2 ** 17, r: 8, p: 1 };

/** What a key file may ask for: not so little that guessing is cheap, not so much that memory ends. */
const MIN_N = 2 ** 14;
const MAX_MEMORY = 2 ** 30;

export function saneScrypt({ N, r, p }: ScryptParameters): boolean {
  const powerOfTwo = Number.isInteger(Math.log2(N));
  return powerOfTwo && N >= MIN_N && r >= 8 && p >= 1 && p <= 4 && 128 * N * r <= MAX_MEMORY;
}

/** Key of a passphrase, 32 bytes; runs on a pool thread. The caller wipes it. */
export function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  parameters: ScryptParameters,
): Promise<Buffer> {
  const { N, r, p } = parameters;
  const bytes = passphraseBytes(passphrase);
  return new Promise((resolve, reject) => {
    // Node's own limit is 32 MiB; what the algorithm needs is 128·N·r and a little.
    scrypt(bytes, salt, 32, { N, r, p, maxmem: 128 * N * r + (32 << 20) }, (error, key) => {
      bytes.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Key of the recovery words: their entropy is already random, so nothing has to be slow. */
export function recoveryKey(entropy: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', entropy, salt, 'perennial recovery 1', 32));
}

/** Encrypts a data key (AES-256-GCM); `header` is not hidden but cannot be changed unseen. */
export function wrapKey(dataKey: Uint8Array, wrappingKey: Uint8Array, header: string): Wrap {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, iv).setAAD(Buffer.from(header));
  const data = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    data: data.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The data key, or undefined if the wrapping key or the header is not the right one. */
export function unwrapKey(wrap: Wrap, wrappingKey: Uint8Array, header: string): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(wrap.iv, 'base64'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(header))
    .setAuthTag(Buffer.from(wrap.tag, 'base64'));
  try {
    const start = decipher.update(Buffer.from(wrap.data, 'base64'));
    const key = Buffer.concat([start, decipher.final()]);
    wipe(start);
    return key;
  } catch {
    return undefined;
  }
}

/** A value that says whether a data key is the right one and nothing else about it; base64. */
export function keyCheck(dataKey: Uint8Array): string {
  return createHmac('sha256', dataKey).update('perennial key check 1').digest('base64');
}

export function matchesCheck(dataKey: Uint8Array, check: string): boolean {
  const expected = Buffer.from(keyCheck(dataKey), 'base64');
  const found = Buffer.from(check, 'base64');
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Overwrites key material in memory. */
export function wipe(buffer: Uint8Array): void {
  buffer.fill(0);
}
