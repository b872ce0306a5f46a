import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { JobControl } from '#main/jobs/index.ts';
import {
  decryptAes,
  digest,
  hashNamed,
  lockDamaged,
  lockUnknown,
  MAX_SPINS,
  spinHash,
} from './officeKey.ts';
import { attributes } from './lockXml.ts';

/** What a key is for: put behind the hash of the password (MS-OFFCRYPTO 2.3.4.13, 2.3.4.14). */
const VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex');
const VERIFIER_VALUE = Buffer.from('d7aa0f6d3061344e', 'hex');
const KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex');
const HMAC_KEY = Buffer.from('5fb2ad010cb9e1f6', 'hex');
const HMAC_VALUE = Buffer.from('a0677f02b22c8433', 'hex');

const SEGMENT_BYTES = 4096;
const SIZE_BYTES = 8;
/** Too short keys, hashes and salts are filled up with this byte. */
const FILL = 0x36;

/** How one of the two keys is made and used. */
interface KeyData {
  readonly salt: Buffer;
  readonly keyBytes: number;
  readonly blockBytes: number;
  readonly hashBytes: number;
  readonly hash: string;
  readonly tag: ReadonlyMap<string, string>;
}

/**
 * Opens a workbook under agile encryption (ECMA-376, MS-OFFCRYPTO 2.3.4.10 to 2.3.4.15; AES in CBC mode), and checks
 * the password and that nothing was changed.
 *
 * @param info the stream `EncryptionInfo`
 * @param sealed the stream `EncryptedPackage`
 * @param password UTF-16
 * @returns undefined for the wrong password, and for more rounds of hashing than `maxSpins`
 * @throws AppError FILE_ENCRYPTED for ciphers that Office does not write, FILE_DAMAGED, FILE_UNSAFE, CANCELLED
 */
export function openAgile(
  info: Buffer,
  sealed: Buffer,
  password: Buffer,
  { file, control, maxSpins = MAX_SPINS }: { file: string; control: JobControl; maxSpins?: number },
): Buffer | undefined {
  const xml = info.toString('utf8', SIZE_BYTES);
  const content = keyData(xml, 'keyData', file);
  const own = keyData(xml, 'encryptedKey', file);
  const spins = Number(own.tag.get('spinCount'));
  if (!(spins >= 0)) throw lockDamaged(file, 'lock.spins');
  if (spins > MAX_SPINS) throw lockUnknown(file, 'lock.spins');
  if (spins > maxSpins) return undefined;
  const spun = spinHash(own.hash, own.salt, password, spins, control);
  const unwrap = (purpose: Buffer, name: string): Buffer =>
    decryptAes(
      fitted(digest(own.hash, spun, purpose), own.keyBytes),
      fitted(own.salt, own.blockBytes),
      base64(own.tag.get(name), file),
    );
  const input = unwrap(VERIFIER_INPUT, 'encryptedVerifierHashInput').subarray(0, own.salt.length);
  const expected = unwrap(VERIFIER_VALUE, 'encryptedVerifierHashValue').subarray(0, own.hashBytes);
  if (!same(digest(own.hash, input), expected)) return undefined;
  const key = unwrap(KEY_VALUE, 'encryptedKeyValue').subarray(0, content.keyBytes);
  if (!isIntact(xml, content, key, sealed, file)) throw lockDamaged(file, 'lock.changed');
  return openSegments(sealed, content, key, file, control);
}

/** Compares the keyed hash of the whole stream with the one that the file carries (2.3.4.14). */
function isIntact(
  xml: string,
  content: KeyData,
  key: Buffer,
  sealed: Buffer,
  file: string,
): boolean {
  const tag = attributes(xml, 'dataIntegrity', file);
  const unwrap = (purpose: Buffer, name: string): Buffer => {
    const iv = fitted(digest(content.hash, content.salt, purpose), content.blockBytes);
    return decryptAes(key, iv, base64(tag.get(name), file)).subarray(0, content.hashBytes);
  };
  const made = createHmac(content.hash, unwrap(HMAC_KEY, 'encryptedHmacKey'))
    .update(sealed)
    .digest();
  return same(made, unwrap(HMAC_VALUE, 'encryptedHmacValue'));
}

/** The content: its length, then pieces of 4,096 bytes, each with its number in the initialisation vector. */
function openSegments(
  sealed: Buffer,
  { salt, hash, blockBytes }: KeyData,
  key: Buffer,
  file: string,
  control: JobControl,
): Buffer {
  const size = sealed.length < SIZE_BYTES ? NaN : Number(sealed.readBigUInt64LE(0));
  if (!(size <= sealed.length - SIZE_BYTES)) throw lockDamaged(file, 'lock.size');
  const open = Buffer.allocUnsafe(sealed.length - SIZE_BYTES);
  const number = Buffer.alloc(4);
  const algorithm = `aes-${String(key.length * 8)}-cbc`;
  for (let at = 0; at < size; at += SEGMENT_BYTES) {
    if (at % (SEGMENT_BYTES * 256) === 0) control.check();
    number.writeUInt32LE(at / SEGMENT_BYTES, 0);
    const iv = fitted(digest(hash, salt, number), blockBytes);
    const cipher = createDecipheriv(algorithm, key, iv).setAutoPadding(false);
    const from = SIZE_BYTES + at;
    const piece = sealed.subarray(from, from + SEGMENT_BYTES);
    cipher.update(piece.subarray(0, piece.length - (piece.length % blockBytes))).copy(open, at);
  }
  return open.subarray(0, size);
}

function keyData(xml: string, name: string, file: string): KeyData {
  const tag = attributes(xml, name, file);
  const hash = hashNamed(tag.get('hashAlgorithm'));
  const keyBytes = Number(tag.get('keyBits')) / 8;
  const blockBytes = Number(tag.get('blockSize'));
  const cbc = tag.get('cipherChaining') === 'ChainingModeCBC';
  const aes = tag.get('cipherAlgorithm') === 'AES' && [16, 24, 32].includes(keyBytes);
  if (hash === undefined || !cbc || !aes || blockBytes !== 16)
    throw lockUnknown(file, 'lock.cipher');
  const salt = base64(tag.get('saltValue'), file);
  return { salt, keyBytes, blockBytes, hashBytes: digest(hash).length, hash, tag };
}

function base64(text: string | undefined, file: string): Buffer {
  const bytes = Buffer.from(text ?? '', 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw lockDamaged(file, 'lock.info');
  return bytes;
}

/** Cut or filled up to a length. */
function fitted(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, FILL)]);
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
