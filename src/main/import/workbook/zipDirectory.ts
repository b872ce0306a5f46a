import { AppError } from '#shared/contract/errors.ts';
import type { ByteSource } from './byteSource.ts';

/** Encryption of an entry: the old one of PKWARE, that of WinZip, or one that is not read. */
export type EntryLock =
  | {
      readonly kind: 'classic';
      /** Last byte of the header, once it is decrypted. */ readonly check: number;
    }
  | {
      readonly kind: 'aes';
      readonly keyBytes: number;
      /** The CRC counts as well. */ readonly summed: boolean;
    }
  | { readonly kind: 'unknown' };

/** One file inside a zip, as its central directory tells. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** How it is encrypted; undefined if it is not. */
  readonly lock: EntryLock | undefined;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const MAX_ENTRIES = 10_000;
const MAX_DIRECTORY_BYTES = 16 << 20;
const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const LOCATOR_BYTES = 20;
const LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_BYTES = 46;
const ENTRY_SIGNATURE = 0x02014b50;
const MAX_COMMENT = 0xffff;
const UTF8_FLAG = 0x800;
const ENCRYPTED_FLAG = 1;
/** The CRC comes behind the content, so that the header was made before it was known. */
const SUM_BEHIND_FLAG = 8;
const STRONG_FLAG = 0x40;
const AES_METHOD = 99;
const AES_FIELD = 0x9901;

/**
 * Reads the central directory of a zip: the one list of its entries that counts (local headers may say
 * something else and are not trusted).
 *
 * @throws AppError FILE_DAMAGED, FILE_UNSAFE for more entries than any workbook has
 */
export function readDirectory(source: ByteSource, file: string): ZipEntry[] {
  const damaged = (why: string): AppError =>
    new AppError('FILE_DAMAGED', { place: { file }, details: { why } });
  const { count, offset, size } = findDirectory(source, damaged);
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY_BYTES) {
    throw new AppError('FILE_UNSAFE', {
      place: { file },
      details: { entries: count, limit: MAX_ENTRIES },
    });
  }
  const bytes = source.read(offset, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw damaged('zip.directory');
    }
    const flags = view.getUint16(at + 8, true);
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) throw damaged('zip.directory');
    const wide = new WideFields(view, nameEnd, extraEnd);
    const aes = aesField(view, nameEnd, extraEnd);
    const method = view.getUint16(at + 10, true);
    const entry: ZipEntry = {
      name: nameOf(bytes.subarray(at + ENTRY_BYTES, nameEnd), (flags & UTF8_FLAG) !== 0),
      method: method === AES_METHOD ? (aes?.method ?? method) : method,
      lock: (flags & ENCRYPTED_FLAG) === 0 ? undefined : lockOf(view, at, method, aes),
      crc: view.getUint32(at + 16, true),
      size: wide.value(view.getUint32(at + 24, true)),
      packed: wide.value(view.getUint32(at + 20, true)),
      offset: wide.value(view.getUint32(at + 42, true)),
    };
    entries.push(entry);
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The field of an entry under WinZip's encryption. */
interface AesField {
  readonly version: number;
  readonly strength: number;
  /** How the content was packed before. */
  readonly method: number;
}

function aesField(view: DataView, start: number, end: number): AesField | undefined {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== AES_FIELD || at + 11 > end) continue;
    return {
      version: view.getUint16(at + 4, true),
      strength: view.getUint8(at + 8),
      method: view.getUint16(at + 9, true),
    };
  }
  return undefined;
}

function lockOf(view: DataView, at: number, method: number, aes: AesField | undefined): EntryLock {
  const flags = view.getUint16(at + 8, true);
  if ((flags & STRONG_FLAG) !== 0) return { kind: 'unknown' };
  if (method === AES_METHOD) {
    const known = aes !== undefined && aes.strength >= 1 && aes.strength <= 3;
    if (!known) return { kind: 'unknown' };
    return { kind: 'aes', keyBytes: 8 + 8 * aes.strength, summed: aes.version === 1 };
  }
  const behind = (flags & SUM_BEHIND_FLAG) !== 0;
  return { kind: 'classic', check: view.getUint8(at + (behind ? 13 : 19)) };
}

interface Directory {
  readonly count: number;
  readonly offset: number;
  readonly size: number;
}

function findDirectory(source: ByteSource, damaged: (why: string) => AppError): Directory {
  const from = Math.max(0, source.length - END_BYTES - MAX_COMMENT - LOCATOR_BYTES);
  const bytes = source.read(from, source.length - from);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes.length - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END_SIGNATURE) at -= 1;
  if (at < 0) throw damaged('zip.end');
  const locator = at - LOCATOR_BYTES;
  const found =
    locator >= 0 && view.getUint32(locator, true) === LOCATOR_SIGNATURE
      ? directory64(source, Number(view.getBigUint64(locator + 8, true)), damaged)
      : {
          count: view.getUint16(at + 10, true),
          size: view.getUint32(at + 12, true),
          offset: view.getUint32(at + 16, true),
        };
  if (found.offset + found.size > source.length) throw damaged('zip.directory');
  return found;
}

/** The directory of a zip of more than 4 GiB or 65,535 entries (zip64), also written for small ones. */
function directory64(
  source: ByteSource,
  at: number,
  damaged: (why: string) => AppError,
): Directory {
  const bytes = source.read(at, 56);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 56 || view.getUint32(0, true) !== END64_SIGNATURE) throw damaged('zip.end');
  return {
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    offset: Number(view.getBigUint64(48, true)),
  };
}

/** The 64-bit values of an entry, in the extra field 1, for those that do not fit into 32 bits. */
class WideFields {
  readonly #view: DataView;
  #at = 0;
  #end = 0;

  constructor(view: DataView, start: number, end: number) {
    this.#view = view;
    for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
      if (view.getUint16(at, true) !== 1) continue;
      this.#at = at + 4;
      this.#end = Math.min(end, this.#at + view.getUint16(at + 2, true));
      return;
    }
  }

  /** The value itself, or the next wide one where it says so; call in the order of the format. */
  value(narrow: number): number {
    if (narrow !== 0xffffffff || this.#at + 8 > this.#end) return narrow;
    this.#at += 8;
    return Number(this.#view.getBigUint64(this.#at - 8, true));
  }
}

/** Names without the UTF-8 mark are of the writer's own code page: GBK where they are not UTF-8. */
function nameOf(bytes: Uint8Array, marked: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !marked }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
