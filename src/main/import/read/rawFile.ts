import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';
import { memorySource } from '../workbook/byteSource.ts';
import { chooseTable, packedTables } from '../workbook/zippedTables.ts';
import { ZipFile } from '../workbook/zipFile.ts';
import { passwordOf, pathOf, type FileToRead } from './fileToRead.ts';

/** Bytes read at a time. */
const READ_BYTES = 4 << 20;

/** Most bytes that a compressed file may unpack to. */
const MAX_UNPACKED_BYTES = 1 << 30;

/**
 * A file read once from start to end in blocks, hashed on the way. Every failure is an AppError with
 * the file's name; a file that changed, shrank or went away while it was read is FILE_CHANGED.
 */
export class RawFile {
  readonly name: string;
  readonly bytes: number;
  readonly compression: 'none' | 'gzip' | 'zip';
  /** Bytes of the file consumed so far. */
  bytesRead = 0;
  readonly #path: string;
  readonly #password: Uint8Array | undefined;
  readonly #table: string | undefined;
  readonly #descriptor: number;
  readonly #opened: Stats;
  readonly #hash: Hash | undefined;
  readonly #block: Buffer;
  /** Unpacked content of a compressed file and how much of it was handed out. */
  #unpacked: Buffer | undefined;
  #handedOut = 0;
  #closed = false;

  /** Opens a file; `hashed` also computes its SHA-256, `table` names a file in a zip with several. */
  constructor(source: FileToRead, hashed: boolean, table?: string) {
    const path = pathOf(source);
    this.#path = path;
    this.#password = passwordOf(source);
    this.#table = table;
    this.name = basename(path);
    const opened = this.#guard(() => openSync(path, 'r'));
    this.#descriptor = opened;
    try {
      this.#opened = this.#guard(() => fstatSync(opened));
      if (this.#opened.isDirectory()) throw this.#error('FILE_IS_FOLDER');
      if (!this.#opened.isFile()) throw this.#error('FILE_UNREADABLE');
      this.bytes = this.#opened.size;
      if (this.bytes === 0) throw this.#error('FILE_EMPTY');
      this.#hash = hashed ? createHash('sha256') : undefined;
      this.#block = Buffer.allocUnsafe(Math.min(READ_BYTES, this.bytes + 1));
      const magic = Buffer.alloc(4);
      this.#guard(() => readSync(opened, magic, 0, 4, 0));
      const start = magic.toString('latin1');
      this.compression = start.startsWith('\x1f\x8b')
        ? 'gzip'
        : start === 'PK\x03\x04'
          ? 'zip'
          : 'none';
    } catch (error) {
      closeSync(opened);
      throw error;
    }
  }

  /** The next block, valid until the following call, or undefined at the end. */
  next(): Uint8Array | undefined {
    if (this.compression === 'none') return this.#nextRaw();
    this.#unpacked ??= this.#unpack();
    if (this.#handedOut >= this.#unpacked.length) return undefined;
    const from = this.#handedOut;
    this.#handedOut = Math.min(from + READ_BYTES, this.#unpacked.length);
    return this.#unpacked.subarray(from, this.#handedOut);
  }

  /** Reads to the end for the hash alone; `check` may stop it between two blocks. */
  skipRest(check: () => void = () => undefined): void {
    while (this.#nextRaw() !== undefined) check();
  }

  /** SHA-256 of the file in hex; call after the end was reached. */
  hash(): string {
    if (this.#hash === undefined) throw new Error('the file was opened without hashing');
    return this.#hash.copy().digest('hex');
  }

  /** Refuses a file that is no longer the one that was opened; call after the end was reached. */
  verifyUnchanged(): void {
    const now = this.#guard(() => statSync(this.#path));
    const before = this.#opened;
    const same =
      now.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs;
    if (!same || this.bytesRead !== this.bytes) throw this.#error('FILE_CHANGED');
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }

  #nextRaw(): Uint8Array | undefined {
    const read = this.#guard(() =>
      readSync(this.#descriptor, this.#block, 0, this.#block.length, null),
    );
    if (read === 0) return undefined;
    this.bytesRead += read;
    const block = this.#block.subarray(0, read);
    this.#hash?.update(block);
    return block;
  }

  #unpack(): Buffer {
    const packed: Buffer[] = [];
    for (let block = this.#nextRaw(); block !== undefined; block = this.#nextRaw()) {
      packed.push(Buffer.from(block));
    }
    if (this.compression === 'zip') {
      const zip = new ZipFile(memorySource(Buffer.concat(packed)), this.name, this.#password);
      const { entry } = chooseTable(packedTables(zip), this.#table, this.name);
      return zip.bytes(entry, MAX_UNPACKED_BYTES);
    }
    try {
      return gunzipSync(Buffer.concat(packed), { maxOutputLength: MAX_UNPACKED_BYTES });
    } catch (error) {
      const tooLarge = error instanceof RangeError;
      throw this.#error(tooLarge ? 'FILE_TOO_LARGE' : 'FILE_UNREADABLE', error);
    }
  }

  #guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT' || code === 'ENOTDIR') throw this.#error('FILE_NOT_FOUND', error);
      if (code === 'EISDIR') throw this.#error('FILE_IS_FOLDER', error);
      throw this.#error('FILE_UNREADABLE', error);
    }
  }

  #error(
    code:
      | 'FILE_NOT_FOUND'
      | 'FILE_IS_FOLDER'
      | 'FILE_UNREADABLE'
      | 'FILE_EMPTY'
      | 'FILE_CHANGED'
      | 'FILE_TOO_LARGE',
    cause?: unknown,
  ): AppError {
    return new AppError(code, { place: { file: this.name }, cause });
  }
}
