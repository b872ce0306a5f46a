import { timingSafeEqual } from 'node:crypto';
import { digest, lockDamaged, lockUnknown } from './officeKey.ts';
import { Rc4 } from './rc4.ts';
import { openXor, xorKey } from './biffXor.ts';

/** Kinds of protection in the record `FilePass`; older files have the first without saying so. */
const XOR_KIND = 0;
const RC4_KIND = 1;
const OLD_XOR_BYTES = 4;
const XOR_BYTES = 6;
const RC4_CIPHER = 0x6801;
const HEADER_SIZE = 8;
const HEADER = 12;
const CIPHER = 8;
const KEY_BITS = 16;
const SALT_BYTES = 16;
const VERIFIER_BYTES = 16;

/** Opens bytes `from` to `to` of the workbook in place, a part of a record whose content has `length` bytes. */
export type BiffCipher = (book: Uint8Array, from: number, to: number, length: number) => void;

/** The key of each block of 1,024 bytes. */
type BlockKeys = (block: number) => Uint8Array;
const BLOCK_BYTES = 1024;

/**
 * What opens an XLS, from its record `FilePass` (MS-XLS 2.4.117): RC4 (MS-OFFCRYPTO 2.3.6), RC4 by the CryptoAPI
 * (2.3.5) or the XOR of old versions (2.3.7).
 *
 * @param record content of the record
 * @param password UTF-16
 * @returns undefined for the wrong password
 * @throws AppError FILE_ENCRYPTED for other kinds, FILE_DAMAGED
 */
export function biffCipher(record: Buffer, password: Buffer, file: string): BiffCipher | undefined {
  const old = record.length === OLD_XOR_BYTES;
  if (!old && record.length < XOR_BYTES) throw lockDamaged(file, 'lock.info');
  if (old || record.readUInt16LE(0) === XOR_KIND) {
    const key = xorKey(old ? record : record.subarray(2), password);
    return (
      key &&
      ((book, from, to, length) => {
        openXor(key, book, from, to, length);
      })
    );
  }
  if (record.readUInt16LE(0) !== RC4_KIND) throw lockUnknown(file, 'lock.kind');
  const keys = rc4Keys(record.subarray(2), password, file);
  return keys && rc4Cipher(keys);
}

/** The stream of the cipher begins anew with each block; headers of records are plain, but count in it. */
function rc4Cipher(keys: BlockKeys): BiffCipher {
  let block = -1;
  let stream: Uint8Array = new Uint8Array(0);
  return (book, from, to) => {
    for (let i = from; i < to; i += 1) {
      const own = Math.floor(i / BLOCK_BYTES);
      if (own !== block) {
        block = own;
        stream = new Rc4(keys(block)).next(BLOCK_BYTES);
      }
      book[i] = (book[i] as number) ^ (stream[i % BLOCK_BYTES] as number);
    }
  };
}

function rc4Keys(info: Buffer, password: Buffer, file: string): BlockKeys | undefined {
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  if (major === 1 && minor === 1) return plainKeys(info.subarray(4), password, file);
  if (minor === 2 && major >= 2 && major <= 4) return cryptoApiKeys(info, password, file);
  throw lockUnknown(file, 'lock.version');
}

/** 2.3.6.2: 40 bits of an MD5, sixteen times with the salt. */
function plainKeys(info: Buffer, password: Buffer, file: string): BlockKeys | undefined {
  if (info.length < SALT_BYTES + 2 * VERIFIER_BYTES) throw lockDamaged(file, 'lock.info');
  const salt = info.subarray(0, SALT_BYTES);
  const short = digest('md5', password).subarray(0, 5);
  const repeated = Array.from({ length: 16 }, () => [short, salt]).flat();
  const base = digest('md5', ...repeated).subarray(0, 5);
  const keys: BlockKeys = (block) => digest('md5', base, numbered(block));
  return accepts(keys, info.subarray(SALT_BYTES), 'md5') ? keys : undefined;
}

/** 2.3.5.2: SHA-1 of salt and password; a key of 40 bits is filled up with zeros. */
function cryptoApiKeys(info: Buffer, password: Buffer, file: string): BlockKeys | undefined {
  const at = HEADER + (info.length < HEADER ? 0 : info.readUInt32LE(HEADER_SIZE));
  if (at < HEADER + KEY_BITS + 4 || info.length < at + 60) throw lockDamaged(file, 'lock.info');
  const header = info.subarray(HEADER);
  const bits = header.readUInt32LE(KEY_BITS) || 40;
  const known = header.readUInt32LE(CIPHER) === RC4_CIPHER && bits >= 40 && bits <= 128;
  if (!known || bits % 8 !== 0) throw lockUnknown(file, 'lock.cipher');
  const base = digest('sha1', info.subarray(at + 4, at + 4 + SALT_BYTES), password);
  const keys: BlockKeys = (block) => {
    const key = digest('sha1', base, numbered(block)).subarray(0, bits / 8);
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const verifier = Buffer.concat([
    info.subarray(at + 20, at + 36),
    info.subarray(at + 40, at + 60),
  ]);
  return accepts(keys, verifier, 'sha1') ? keys : undefined;
}

/** The verifier and its hash are one stream under the key of block 0. */
function accepts(keys: BlockKeys, sealed: Buffer, algorithm: 'md5' | 'sha1'): boolean {
  const open = new Rc4(keys(0)).apply(sealed);
  const made = digest(algorithm, open.subarray(0, VERIFIER_BYTES));
  const expected = open.subarray(VERIFIER_BYTES, VERIFIER_BYTES + made.length);
  return expected.length === made.length && timingSafeEqual(made, expected);
}

function numbered(block: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(block);
  return bytes;
}
