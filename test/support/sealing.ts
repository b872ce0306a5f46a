import { createCipheriv, createHash } from 'node:crypto';

/** Fixed: the same call gives the same bytes. */
export const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');

/** Digest of several pieces. */
export const sum = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest();

/** A number, lowest byte first. */
export function number(value: number, bytes: 2 | 4): Buffer {
  const out = Buffer.alloc(bytes);
  out.writeUIntLE(value, 0, bytes);
  return out;
}

/** AES without padding but zeros at the end; `iv` null stands for ECB. */
export function aes(key: Buffer, iv: Buffer | null, bytes: Uint8Array): Buffer {
  const mode = iv === null ? 'ecb' : 'cbc';
  const cipher = createCipheriv(`aes-${String(key.length * 8)}-${mode}`, key, iv);
  cipher.setAutoPadding(false);
  const padded = Buffer.alloc(Math.ceil(bytes.length / 16) * 16);
  padded.set(bytes);
  return Buffer.concat([cipher.update(padded), cipher.final()]);
}
