import { CFB, read } from '@e965/xlsx';
import { createHmac } from 'node:crypto';
import { aes, number, SALT, sum } from './sealing.ts';

/** The part of the library that writes compound files, for which it has no types. */
interface CompoundFiles {
  readonly utils: {
    cfb_new(): object;
    cfb_add(file: object, name: string, content: Uint8Array): void;
  };
  read(bytes: Uint8Array, options: { type: 'buffer' }): object;
  write(file: object, options: { type: 'buffer' }): Uint8Array;
  find(file: object, name: string): { readonly content: Uint8Array } | null;
}
const compound = CFB as CompoundFiles;

/** Protected workbooks for tests, written after the specifications and not with the code that reads them. */
const CONTENT_SALT = Buffer.from('f0e1d2c3b4a5968778695a4b3c2d1e0f', 'hex');

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

function spun(algorithm: string, password: string, spins: number): Buffer {
  let value = sum(algorithm, SALT, utf16(password));
  for (let spin = 0; spin < spins; spin += 1) value = sum(algorithm, number(spin, 4), value);
  return value;
}

function container(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = compound.utils.cfb_new();
  for (const [name, content] of Object.entries(streams))
    compound.utils.cfb_add(file, name, content);
  return compound.write(file, { type: 'buffer' });
}

function size(bytes: Uint8Array): Buffer {
  const out = Buffer.alloc(8);
  out.writeBigUInt64LE(BigInt(bytes.length));
  return out;
}

export interface AgileOptions {
  readonly hash?: 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
  readonly bits?: 128 | 192 | 256;
  readonly spins?: number;
  /** Written into the file in place of the rounds that were made. */
  readonly saidSpins?: number;
}

/** A workbook under agile encryption. */
export function lockAgile(
  book: Uint8Array,
  password: string,
  options: AgileOptions = {},
): Uint8Array {
  const { hash = 'SHA512', bits = 256, spins = 1000, saidSpins = spins } = options;
  const algorithm = hash.toLowerCase();
  const keyBytes = bits / 8;
  const fit = (bytes: Buffer, length: number): Buffer =>
    Buffer.concat([bytes, Buffer.alloc(64, 0x36)]).subarray(0, length);
  const base = spun(algorithm, password, spins);
  const wrap = (purpose: string, bytes: Uint8Array): string =>
    aes(fit(sum(algorithm, base, Buffer.from(purpose, 'hex')), keyBytes), SALT, bytes).toString(
      'base64',
    );
  const key = fit(sum('sha256', Buffer.from('content key')), keyBytes);
  const input = sum('md5', Buffer.from('verifier'));
  const pieces = [size(book)];
  for (let at = 0; at < book.length; at += 4096) {
    const iv = sum(algorithm, CONTENT_SALT, number(at / 4096, 4)).subarray(0, 16);
    pieces.push(aes(key, iv, book.subarray(at, at + 4096)));
  }
  const sealed = Buffer.concat(pieces);
  const hmacKey = sum(algorithm, Buffer.from('hmac key'));
  const ivOf = (purpose: string): Buffer =>
    sum(algorithm, CONTENT_SALT, Buffer.from(purpose, 'hex')).subarray(0, 16);
  const hmac = createHmac(algorithm, hmacKey).update(sealed).digest();
  const about =
    `saltSize="16" blockSize="16" keyBits="${String(bits)}" hashSize="${String(hmacKey.length)}" ` +
    `cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${hash}"`;
  const xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">' +
    `<keyData ${about} saltValue="${CONTENT_SALT.toString('base64')}"/>` +
    `<dataIntegrity encryptedHmacKey="${aes(key, ivOf('5fb2ad010cb9e1f6'), hmacKey).toString('base64')}" encryptedHmacValue="${aes(key, ivOf('a0677f02b22c8433'), hmac).toString('base64')}"/>` +
    `<keyEncryptors><keyEncryptor><p:encryptedKey spinCount="${String(saidSpins)}" ${about} saltValue="${SALT.toString('base64')}" ` +
    `encryptedVerifierHashInput="${wrap('fea7d2763b4b9e79', input)}" encryptedVerifierHashValue="${wrap('d7aa0f6d3061344e', sum(algorithm, input))}" ` +
    `encryptedKeyValue="${wrap('146e0be7abacd0d6', key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const info = Buffer.concat([number(4, 2), number(4, 2), number(0x40, 4), Buffer.from(xml)]);
  return container({ EncryptionInfo: info, EncryptedPackage: sealed });
}

/** Header and verifier that standard encryption and the CryptoAPI's RC4 have in common. */
function cryptoApiInfo(cipher: number, bits: number, verifier: Buffer, hash: Buffer): Buffer {
  const name = utf16('Microsoft Enhanced RSA and AES Cryptographic Provider\0');
  const words = [0x24, 0, cipher, 0x8004, bits, 0x18, 0, 0].map((word) => number(word, 4));
  const header = Buffer.concat([...words, name]);
  return Buffer.concat([
    number(0x24, 4),
    number(header.length, 4),
    header,
    number(16, 4),
    SALT,
    verifier,
    number(20, 4),
    hash,
  ]);
}

/** A workbook under the standard encryption of Office 2007. */
export function lockStandard(
  book: Uint8Array,
  password: string,
  bits: 128 | 192 | 256 = 128,
): Uint8Array {
  const final = sum('sha1', spun('sha1', password, 50_000), number(0, 4));
  const half = (fill: number): Buffer => {
    const block = Buffer.alloc(64, fill);
    for (let i = 0; i < final.length; i += 1) block[i] = (final[i] ?? 0) ^ fill;
    return sum('sha1', block);
  };
  const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, bits / 8);
  const verifier = sum('md5', Buffer.from('verifier'));
  const cipher = { 128: 0x660e, 192: 0x660f, 256: 0x6610 }[bits];
  const sealed = aes(key, null, sum('sha1', verifier));
  const api = cryptoApiInfo(cipher, bits, aes(key, null, verifier), sealed);
  const info = Buffer.concat([number(4, 2), number(2, 2), api]);
  const content = Buffer.concat([size(book), aes(key, null, book)]);
  return container({ EncryptionInfo: info, EncryptedPackage: content });
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const at = (i: number): number => state[i] ?? 0;
  const swap = (i: number, j: number): void => {
    [state[i], state[j]] = [at(j), at(i)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    bytes.map((byte, n) => {
      const i = (n + 1) % 256;
      j = (j + at(i)) % 256;
      swap(i, j);
      return byte ^ at((at(i) + at(j)) % 256);
    }),
  );
}

/** An XLS under RC4, the old one or that of the CryptoAPI; `book` is an unprotected one. */
export function lockBiff(book: Uint8Array, password: string, kind: 'plain' | 40 | 128): Uint8Array {
  const stream = Buffer.from(
    compound.find(compound.read(book, { type: 'buffer' }), 'Workbook')?.content ?? [],
  );
  const keyOf = biffKey(password, kind);
  const verifier = sum('md5', Buffer.from('verifier'));
  const proof = kind === 'plain' ? sum('md5', verifier) : sum('sha1', verifier);
  const sealed = rc4(keyOf(0), Buffer.concat([verifier, proof]));
  const info =
    kind === 'plain'
      ? Buffer.concat([number(1, 2), number(1, 2), SALT, sealed])
      : Buffer.concat([
          number(2, 2),
          number(2, 2),
          cryptoApiInfo(0x6801, kind, sealed.subarray(0, 16), sealed.subarray(16)),
        ]);
  const pass = Buffer.concat([number(1, 2), info]);
  const blocks = Array.from({ length: Math.ceil(stream.length / 1024) + 1 }, (_, block) =>
    rc4(keyOf(block), new Uint8Array(1024)),
  );
  const mask = Buffer.concat(blocks);
  return withFilePass(stream, pass, (byte, at) => byte ^ (mask[at] ?? 0));
}

/** A byte of a record, by its place in the stream and the length of the record, as it is encrypted. */
type Seal = (byte: number, at: number, length: number) => number;

/** The stream of a workbook with the record that tells how it is protected behind its first one. */
function withFilePass(stream: Buffer, pass: Buffer, seal: Seal): Uint8Array {
  const first = 4 + stream.readUInt16LE(2);
  const longer = Buffer.concat([
    stream.subarray(0, first),
    number(0x2f, 2),
    number(pass.length, 2),
    pass,
    stream.subarray(first),
  ]);
  return container({ Workbook: encryptRecords(longer, 4 + pass.length, seal) });
}

/** An XLS under the XOR of old versions, the record as BIFF5 or BIFF8 has it; by the shift registers that make its tables. */
export function lockXor(book: Uint8Array, password: string, old = false): Uint8Array {
  const stream = Buffer.from(
    compound.find(compound.read(book, { type: 'buffer' }), 'Workbook')?.content ?? [],
  );
  const text = Buffer.from(password.slice(0, 15), 'utf16le').filter((_, i) => i % 2 === 0);
  const word = xorWord(text);
  const mask = xorMask(text, word);
  const verifier = text.reduce(
    (sum15, byte, i) => sum15 ^ (((byte << (i + 1)) | (byte >> (14 - i))) & 0x7fff),
    text.length ^ 0xce4b,
  );
  const about = [number(word, 2), number(verifier, 2)];
  const pass = Buffer.concat(old ? about : [number(0, 2), ...about]);
  return withFilePass(stream, pass, (byte, at, length) => {
    const turned = ((byte << 5) | (byte >> 3)) & 0xff;
    return turned ^ (mask[(at + length) % 16] ?? 0);
  });
}

function xorWord(text: Uint8Array): number {
  const step = (state: number): number => {
    const turned = ((state << 1) | (state >> 15)) & 0xffff;
    return turned & 1 ? turned ^ 0x1020 : turned;
  };
  let [word, base, end] = [0, 0x8000, 0xffff];
  for (const byte of [...text].reverse()) {
    for (let bit = 0; bit < 8; bit += 1) {
      [base, end] = [step(base), step(end)];
      if (bit < 7 && (byte >> bit) & 1) word ^= base;
    }
  }
  return word ^ end;
}

function xorMask(text: Uint8Array, word: number): Buffer {
  const fill = Buffer.from('bbffffbaffffb98000be0f00bf0f00', 'hex');
  const long = Buffer.concat([text, fill]);
  return Buffer.from(
    long.subarray(0, 16).map((byte, i) => {
      const mixed = byte ^ ((word >> (i % 2 === 0 ? 0 : 8)) & 0xff);
      return ((mixed >> 1) | (mixed << 7)) & 0xff;
    }),
  );
}

function biffKey(password: string, kind: 'plain' | 40 | 128): (block: number) => Buffer {
  if (kind !== 'plain') {
    const base = sum('sha1', SALT, utf16(password));
    return (block) => {
      const key = sum('sha1', base, number(block, 4)).subarray(0, kind / 8);
      return kind === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
    };
  }
  const short = sum('md5', utf16(password)).subarray(0, 5);
  const repeated = Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([short, SALT])));
  const base = sum('md5', repeated).subarray(0, 5);
  return (block) => sum('md5', base, number(block, 4));
}

/** Encrypts the contents of all records but those that stay plain; sheets begin later by `shift`. */
function encryptRecords(book: Buffer, shift: number, seal: Seal): Buffer {
  for (let at = 0; at + 4 <= book.length;) {
    const type = book.readUInt16LE(at);
    const end = at + 4 + book.readUInt16LE(at + 2);
    const sheet = type === 0x85;
    if (sheet) book.writeUInt32LE(book.readUInt32LE(at + 4) + shift, at + 4);
    const plain = [0x809, 0x2f, 0xe1].includes(type);
    for (let i = at + (sheet ? 8 : 4); i < end && !plain; i += 1) {
      book[i] = seal(book[i] ?? 0, i, end - at - 4);
    }
    at = end;
  }
  return book;
}

/** True if the library, which does not know passwords, finds sheets in the bytes. */
export function isPlain(bytes: Uint8Array): boolean {
  try {
    return read(bytes, { type: 'buffer' }).SheetNames.length > 0;
  } catch {
    return false;
  }
}
