import { timingSafeEqual } from 'node:crypto';
import type { JobControl } from '#main/jobs/index.ts';
import { decryptAes, digest, lockDamaged, lockUnknown, spinHash } from './officeKey.ts';

/** MS-OFFCRYPTO 2.3.4.7: the number of rounds is fixed. */
const SPINS = 50_000;
const SIZE_BYTES = 8;
/** In the stream: the version, flags, the size of the header, the header. */
const HEADER_SIZE = 8;
const HEADER = 12;
/** In the header: the cipher and the length of its key in bits. */
const CIPHER = 8;
const KEY_BITS = 16;
/** AES with 128, 192 and 256 bits. */
const AES: readonly number[] = [0x660e, 0x660f, 0x6610];
const HASH_BYTES = 20;

/**
 * Opens a workbook under standard encryption (ECMA-376 as Office 2007 wrote it, MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9): AES in
 * ECB mode, SHA-1. There is no check whether the content was changed; the zip inside has its own sums.
 *
 * @param info the stream `EncryptionInfo`
 * @param sealed the stream `EncryptedPackage`
 * @param password UTF-16
 * @returns undefined for the wrong password
 * @throws AppError FILE_ENCRYPTED for RC4, FILE_DAMAGED, CANCELLED
 */
export function openStandard(
  info: Buffer,
  sealed: Buffer,
  password: Buffer,
  { file, control }: { file: string; control: JobControl },
): Buffer | undefined {
  const { key, verifier, verifierHash } = keyOf(info, password, file, control);
  const expected = decryptAes(key, null, verifierHash).subarray(0, HASH_BYTES);
  if (!timingSafeEqual(digest('sha1', decryptAes(key, null, verifier)), expected)) return undefined;
  const size = sealed.length < SIZE_BYTES ? NaN : Number(sealed.readBigUInt64LE(0));
  if (!(size <= sealed.length - SIZE_BYTES)) throw lockDamaged(file, 'lock.size');
  const whole = sealed.length - SIZE_BYTES - ((sealed.length - SIZE_BYTES) % 16);
  if (whole < size) throw lockDamaged(file, 'lock.size');
  return decryptAes(key, null, sealed.subarray(SIZE_BYTES, SIZE_BYTES + whole)).subarray(0, size);
}

function keyOf(info: Buffer, password: Buffer, file: string, control: JobControl) {
  const verifierAt = HEADER + (info.length < HEADER ? 0 : info.readUInt32LE(HEADER_SIZE));
  if (info.length < verifierAt + 72) throw lockDamaged(file, 'lock.info');
  const header = info.subarray(HEADER);
  const keyBytes = header.readUInt32LE(KEY_BITS) / 8;
  const known = AES.includes(header.readUInt32LE(CIPHER)) && [16, 24, 32].includes(keyBytes);
  if (!known) throw lockUnknown(file, 'lock.cipher');
  // Size of the salt, 16 bytes of it, 16 of the verifier, size of its hash, 32 bytes of that.
  const salt = info.subarray(verifierAt + 4, verifierAt + 20);
  const verifier = info.subarray(verifierAt + 20, verifierAt + 36);
  const verifierHash = info.subarray(verifierAt + 40, verifierAt + 72);
  const spun = digest('sha1', spinHash('sha1', salt, password, SPINS, control), Buffer.alloc(4));
  const half = (fill: number): Buffer => {
    const block = Buffer.alloc(64, fill);
    spun.forEach((byte, i) => (block[i] = byte ^ fill));
    return digest('sha1', block);
  };
  const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBytes);
  return { key, verifier, verifierHash };
}
