import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { fileSource, type ByteSource } from '../workbook/byteSource.ts';
import { inflated } from '../workbook/inflate.ts';
import { unpacksTooFar } from '../workbook/unpackLimits.ts';
import { chooseTable, packedTables } from '../workbook/zippedTables.ts';
import { ZipFile } from '../workbook/zipFile.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import { passwordOf, pathOf, type FileToRead } from './fileToRead.ts';

/** Bytes read at a time. */
const READ_BYTES = 4 << 20;

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
  /** No Buffer: what a reader keeps of it by `slice` has to be a copy. */
  readonly #block: Uint8Array;
  /** Content of a compressed file, and the zip that it is read from. */
  #unpacked: ByteBlocks | undefined;
  #zip: ByteSource | undefined;
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
      this.#block = new Uint8Array(Math.min(READ_BYTES, this.bytes + 1));
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
    this.#unpacked ??= this.compression === 'gzip' ? this.#gunzipped() : this.#fromZip();
    return this.#unpacked.next();
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
    this.#zip?.close();
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

  #gunzipped(): ByteBlocks {
    const blocks = inflated({ next: () => this.#nextRaw() }, 'gzip');
    let produced = 0;
    const next = (): Uint8Array | undefined => {
      let block: Uint8Array | undefined;
      try {
        block = blocks.next();
      } catch (error) {
        throw error instanceof AppError ? error : this.#error('FILE_DAMAGED', error);
      }
      produced += block?.length ?? 0;
      if (unpacksTooFar(produced, this.bytesRead)) throw this.#error('FILE_UNSAFE');
      return block;
    };
    return { next };
  }

  /** The table of a zip; the zip is hashed before, since its parts are read at their places. */
  #fromZip(): ByteBlocks {
    this.skipRest();
    this.#zip = this.#guard(() => fileSource(this.#path));
    const zip = new ZipFile(this.#zip, this.name, this.#password);
    return zip.open(chooseTable(packedTables(zip), this.#table, this.name).entry);
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
      | 'FILE_DAMAGED'
      | 'FILE_UNSAFE',
    cause?: unknown,
  ): AppError {
    return new AppError(code, { place: { file: this.name }, cause });
  }
}
