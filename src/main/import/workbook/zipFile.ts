import { crc32 } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from '../read/byteBlocks.ts';
import type { ByteSource } from './byteSource.ts';
import type { OpenedEntry } from '../locked/sealedEntry.ts';
import { openEntryLock } from '../locked/zipLock.ts';
import { passwordRefused } from '../read/fileToRead.ts';
import { inflated } from './inflate.ts';
import { unpacksTooFar } from './unpackLimits.ts';
import { readDirectory, type ZipEntry } from './zipDirectory.ts';

/** Packed bytes taken at a time. */
const BLOCK_BYTES = 1 << 16;
const LOCAL_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** Ways of packing that are not unpacked here (PKWARE's APPNOTE, 4.4.5), by their numbers. */
const PACKINGS: ReadonlyMap<number, string> = new Map([
  [1, 'shrink'],
  [6, 'implode'],
  [9, 'deflate64'],
  [12, 'bzip2'],
  [14, 'lzma'],
  [93, 'zstd'],
  [95, 'xz'],
  [98, 'ppmd'],
]);

/** Bytes of an entry as they stand in the file, and how many of them were taken. */
interface PackedBlocks extends ByteBlocks {
  readonly taken: number;
}

/** A zip whose entries are unpacked one at a time, in blocks, within limits, and checked by CRC. */
export class ZipFile {
  readonly entries: readonly ZipEntry[];
  /** Packed bytes taken from the file so far, for the progress. */
  taken = 0;
  readonly #source: ByteSource;
  readonly #file: string;
  readonly #password: Uint8Array | undefined;

  /**
   * `password` (UTF-8) opens the entries that are encrypted.
   *
   * @throws AppError FILE_DAMAGED, FILE_UNSAFE
   */
  constructor(source: ByteSource, file: string, password?: Uint8Array) {
    this.#source = source;
    this.#file = file;
    this.#password = password;
    this.entries = readDirectory(source, file);
  }

  /** The entry of that name; zips by Windows programs may differ in case and in slashes. */
  find(name: string): ZipEntry | undefined {
    const wanted = plainName(name);
    return this.entries.find((entry) => plainName(entry.name) === wanted);
  }

  /**
   * The content of an entry in blocks, each valid until the next call.
   *
   * @throws AppError FILE_PASSWORD_MISSING, FILE_PASSWORD_WRONG, FILE_ENCRYPTED for other kinds of protection,
   *   FILE_PACKING_UNKNOWN, FILE_DAMAGED; while reading also FILE_UNSAFE
   */
  open(entry: ZipEntry): ByteBlocks {
    if (entry.method !== 0 && entry.method !== 8) throw this.#packingUnknown(entry);
    const header = this.#source.read(entry.offset, LOCAL_BYTES);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL_SIGNATURE) {
      throw this.#error('FILE_DAMAGED', entry);
    }
    const start = entry.offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
    const end = start + entry.packed;
    if (end > this.#source.length) throw this.#error('FILE_DAMAGED', entry);
    const opened = this.#unlock(entry, start, end);
    const packed = this.#packed(entry, opened?.start ?? start, opened?.end ?? end, opened);
    const summed = entry.lock?.kind !== 'aes' || entry.lock.summed;
    const blocks = entry.method === 0 ? packed : inflated(packed);
    let produced = 0;
    let crc = 0;
    const next = (): Uint8Array | undefined => {
      const block = this.#nextOf(blocks, entry, opened?.unsure === true);
      if (block === undefined) {
        const intact = opened?.isIntact() !== false && (!summed || crc === entry.crc);
        if (!intact) throw this.#damaged(entry, opened?.unsure === true);
        return undefined;
      }
      produced += block.length;
      this.#checkSize(entry, produced, packed.taken);
      crc = crc32(block, crc);
      return block;
    };
    return { next };
  }

  /** Takes the password for an entry that is encrypted. */
  #unlock({ lock, name }: ZipEntry, start: number, end: number): OpenedEntry | undefined {
    if (lock === undefined) return undefined;
    const place = { file: this.#file };
    if (lock.kind === 'unknown') {
      throw new AppError('FILE_ENCRYPTED', { place, details: { part: name } });
    }
    const source = this.#source;
    const read = source.read.bind(source);
    const password = this.#password;
    const opened = password && openEntryLock(lock, password, { start, end, read });
    if (opened === undefined) throw passwordRefused(password, this.#file);
    return opened;
  }

  /** The bytes of the file from `start` to `end`, decrypted if they have to be. */
  #packed(
    entry: ZipEntry,
    start: number,
    end: number,
    opened: OpenedEntry | undefined,
  ): PackedBlocks {
    const buffer = new Uint8Array(Math.min(BLOCK_BYTES, end - start));
    let at = start;
    const next = (): Uint8Array | undefined => {
      if (at >= end) return undefined;
      const block = this.#source.read(at, Math.min(BLOCK_BYTES, end - at), buffer);
      if (block.length === 0) throw this.#error('FILE_CHANGED', entry);
      at += block.length;
      this.taken += block.length;
      return opened === undefined ? block : opened.decrypt(block);
    };
    return {
      next,
      get taken() {
        return at - start;
      },
    };
  }

  /** The whole content of an entry of at most `limit` bytes. @throws AppError also FILE_TOO_LARGE */
  bytes(entry: ZipEntry, limit: number): Buffer {
    const blocks = this.open(entry);
    const parts: Buffer[] = [];
    let length = 0;
    for (let block = blocks.next(); block !== undefined; block = blocks.next()) {
      length += block.length;
      if (length > limit) throw this.#error('FILE_TOO_LARGE', entry);
      parts.push(Buffer.from(block));
    }
    return Buffer.concat(parts);
  }

  /** Bytes of the zip. */
  get size(): number {
    return this.#source.length;
  }

  #checkSize(entry: ZipEntry, produced: number, taken: number): void {
    if (unpacksTooFar(produced, taken)) throw this.#error('FILE_UNSAFE', entry);
  }

  #nextOf(blocks: ByteBlocks, entry: ZipEntry, unsure: boolean): Uint8Array | undefined {
    try {
      return blocks.next();
    } catch (cause) {
      throw cause instanceof AppError ? cause : this.#damaged(entry, unsure, cause);
    }
  }

  /** What does not unpack is damaged, or was decrypted with a wrong password that passed its short check. */
  #damaged(entry: ZipEntry, unsure: boolean, cause?: unknown): AppError {
    return unsure
      ? passwordRefused(this.#password, this.#file)
      : this.#error('FILE_DAMAGED', entry, cause);
  }

  #packingUnknown({ name, method }: ZipEntry): AppError {
    return new AppError('FILE_PACKING_UNKNOWN', {
      place: { file: this.#file },
      details: { part: name, packing: PACKINGS.get(method) ?? method },
    });
  }

  #error(
    code: 'FILE_DAMAGED' | 'FILE_UNSAFE' | 'FILE_TOO_LARGE' | 'FILE_CHANGED',
    entry: ZipEntry,
    cause?: unknown,
  ): AppError {
    return new AppError(code, {
      place: { file: this.#file },
      details: { part: entry.name },
      cause,
    });
  }
}

function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();
}
