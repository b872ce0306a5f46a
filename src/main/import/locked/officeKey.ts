import { createDecipheriv, hash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';

/** Rounds of hashing that a file may ask for; Office writes 100,000. */
export const MAX_SPINS = 10_000_000;
const SPINS_PER_CHECK = 4096;

/**
 * Office itself locks a workbook that is only recommended for reading with this password and opens it without
 * asking; so it is tried where none was given.
 */
export const DEFAULT_PASSWORD = Buffer.from('VelvetSweatshop', 'utf16le');

/** Hash algorithms of encrypted workbooks by their names there. */
const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
};

/** The name in Node of a hash that a file names; undefined for one that is not read. */
export function hashNamed(name: string | undefined): string | undefined {
  return name === undefined ? undefined : HASHES[name.toUpperCase()];
}

/** The digest of several pieces. */
export function digest(algorithm: string, ...parts: readonly Uint8Array[]): Buffer {
  return hash(algorithm, Buffer.concat(parts), 'buffer');
}

/** The password as Office hashes it: UTF-16, little endian. */
export function officePassword(password: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(password).toString('utf8'), 'utf16le');
}

/** A password of UTF-16 as the oldest protection takes it: the low byte of each character, unless that is zero. */
export function passwordBytes(password: Buffer): Uint8Array {
  return Uint8Array.from({ length: password.length >> 1 }, (_, i) => {
    const [low = 0, high = 0] = password.subarray(2 * i);
    return low === 0 ? high : low;
  });
}

/** Hashes salt and password `spins` times, each time with its number before it (MS-OFFCRYPTO 2.3.6.2, 2.3.4.11). */
export function spinHash(
  algorithm: string,
  salt: Uint8Array,
  password: Uint8Array,
  spins: number,
  control: JobControl,
): Buffer {
  let value = digest(algorithm, salt, password);
  const numbered = Buffer.alloc(4 + value.length);
  for (let spin = 0; spin < spins; spin += 1) {
    if (spin % SPINS_PER_CHECK === 0) control.check();
    numbered.writeUInt32LE(spin, 0);
    value.copy(numbered, 4);
    value = hash(algorithm, numbered, 'buffer');
  }
  numbered.fill(0);
  return value;
}

/** Decrypts whole blocks of AES, without padding; `iv` null stands for ECB. */
export function decryptAes(key: Uint8Array, iv: Uint8Array | null, bytes: Uint8Array): Buffer {
  const mode = iv === null ? 'ecb' : 'cbc';
  const cipher = createDecipheriv(`aes-${String(key.length * 8)}-${mode}`, key, iv);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** The refusal of a kind of protection that is not opened here. */
export function lockUnknown(file: string, why: string): AppError {
  return new AppError('FILE_ENCRYPTED', { place: { file }, details: { why } });
}

/** The refusal of a protected file whose parts do not fit together. */
export function lockDamaged(file: string, why: string): AppError {
  return new AppError('FILE_DAMAGED', { place: { file }, details: { why } });
}
