import { createDecipheriv, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';
import { passwordRefused } from '../read/fileToRead.ts';
import { ODS_MANIFEST, odsOf } from '../workbook/odsParts.ts';
import type { ZipFile } from '../workbook/zipFile.ts';
import { attributes, attributesIn } from './lockXml.ts';
import { digest, lockDamaged, lockUnknown } from './officeKey.ts';

const MAX_MANIFEST_BYTES = 1 << 20;
/** Unpacked bytes of a part. */
const MAX_PART_BYTES = 256 << 20;
/** LibreOffice makes 100,000 rounds; they cannot be cancelled. */
const MAX_ROUNDS = 1_000_000;
const CHECKED_BYTES = 1024;
const IV_BYTES = 16;
/** The parts that a table is read from. */
const PARTS = ['content.xml', 'styles.xml'] as const;

/** Hashes by the last word of the address that names them, in small letters. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['sha1', 'sha1'],
  ['sha1-1k', 'sha1'],
  ['sha1/1k', 'sha1'],
  ['sha256', 'sha256'],
  ['sha256-1k', 'sha256'],
]);
const CIPHERS: ReadonlyMap<string, number> = new Map([
  ['aes128-cbc', 16],
  ['aes192-cbc', 24],
  ['aes256-cbc', 32],
]);

/**
 * An ODS with its parts decrypted (ODF 1.2, part 3, 3.4: AES, key by PBKDF2), as an unprotected one; undefined if
 * it is not protected.
 *
 * @throws AppError FILE_PASSWORD_MISSING, FILE_PASSWORD_WRONG, FILE_ENCRYPTED for Blowfish, which ODF 1.1 had, and
 *   the Argon2 of the newest LibreOffice, FILE_DAMAGED, FILE_TOO_LARGE
 */
export function openOdsLock(
  zip: ZipFile,
  password: Uint8Array | undefined,
  file: string,
): Uint8Array | undefined {
  const entry = zip.find(ODS_MANIFEST);
  const manifest = entry && zip.bytes(entry, MAX_MANIFEST_BYTES).toString('utf8');
  if (manifest?.includes('encryption-data') !== true) return undefined;
  const locks = locksOf(manifest);
  if (!locks.has('content.xml')) throw lockUnknown(file, 'lock.ods');
  if (password === undefined) throw passwordRefused(password, file);
  const parts = PARTS.flatMap((name) => {
    const part = zip.find(name);
    if (part === undefined) return [];
    const sealed = zip.bytes(part, MAX_PART_BYTES);
    const lock = locks.get(name);
    return [[name, lock === undefined ? sealed : openPart(sealed, lock, password, file)] as const];
  });
  return odsOf(Object.fromEntries(parts));
}

/** What the list of parts says of the protection of each, by their names. */
function locksOf(manifest: string): ReadonlyMap<string, string> {
  const locks = new Map<string, string>();
  for (const piece of manifest.split(/<(?:\w{1,32}:)?file-entry\b/u).slice(1)) {
    const name = attributesIn(piece.slice(0, piece.indexOf('>'))).get('full-path');
    if (name !== undefined && piece.includes('encryption-data')) locks.set(name, piece);
  }
  return locks;
}

/** A part: deflated, filled up to whole blocks, encrypted; its beginning is known by a hash. */
function openPart(sealed: Buffer, lock: string, password: Uint8Array, file: string): Uint8Array {
  const { key, iv } = keyOf(lock, password, file);
  if (sealed.length === 0 || sealed.length % IV_BYTES !== 0) throw lockDamaged(file, 'lock.size');
  const cipher = createDecipheriv(`aes-${String(key.length * 8)}-cbc`, key, iv);
  cipher.setAutoPadding(false);
  const padded = Buffer.concat([cipher.update(sealed), cipher.final()]);
  key.fill(0);
  const fill = padded.at(-1) ?? 0;
  const packed = padded.subarray(0, padded.length - fill);
  const about = attributes(lock, 'encryption-data', file);
  const hash = named(HASHES, about.get('checksum-type'), file);
  const expected = Buffer.from(about.get('checksum') ?? '', 'base64');
  const made = digest(hash, packed.subarray(0, CHECKED_BYTES));
  if (fill > IV_BYTES || expected.length !== made.length || !timingSafeEqual(made, expected)) {
    throw passwordRefused(password, file);
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_PART_BYTES });
  } catch (cause) {
    const code = cause instanceof RangeError ? 'FILE_TOO_LARGE' : 'FILE_DAMAGED';
    throw new AppError(code, { place: { file }, details: { why: 'lock.part' }, cause });
  }
}

function keyOf(lock: string, password: Uint8Array, file: string): { key: Buffer; iv: Buffer } {
  const algorithm = attributes(lock, 'algorithm', file);
  const derivation = attributes(lock, 'key-derivation', file);
  const bytes = named(CIPHERS, algorithm.get('algorithm-name'), file);
  if (last(derivation.get('key-derivation-name')) !== 'pbkdf2') throw lockUnknown(file, 'lock.ods');
  const start = attributes(lock, 'start-key-generation', file).get('start-key-generation-name');
  const rounds = Number(derivation.get('iteration-count'));
  if (!Number.isInteger(rounds) || rounds < 1) throw lockDamaged(file, 'lock.info');
  if (rounds > MAX_ROUNDS) throw lockUnknown(file, 'lock.rounds');
  const iv = Buffer.from(algorithm.get('initialisation-vector') ?? '', 'base64');
  const salt = Buffer.from(derivation.get('salt') ?? '', 'base64');
  if (iv.length !== IV_BYTES || salt.length === 0) throw lockDamaged(file, 'lock.info');
  const begin = digest(named(HASHES, start, file), password);
  const key = pbkdf2Sync(begin, salt, rounds, bytes, 'sha1');
  begin.fill(0);
  return { key, iv };
}

/** What stands for the last word of an address. @throws AppError FILE_ENCRYPTED if it is not known here */
function named<T>(known: ReadonlyMap<string, T>, address: string | undefined, file: string): T {
  const found = known.get(last(address)) ?? known.get(address?.toLowerCase() ?? '');
  if (found === undefined) throw lockUnknown(file, 'lock.ods');
  return found;
}

function last(address = ''): string {
  return (/[^#:]*$/u.exec(address)?.[0] ?? '').toLowerCase();
}
