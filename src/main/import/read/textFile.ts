import type { Reading } from '#shared/contract/imports.ts';
import { RawFile } from './rawFile.ts';
import { Utf8Blocks, type ByteBlocks } from './utf8Blocks.ts';

/** What of a reading decides how a file becomes text. */
export type TextReading = Pick<Reading, 'encoding'>;

/**
 * A file as UTF-8 text in blocks, whatever it is inside: the one door between kinds of files and the
 * rest of the import room, which knows delimited text only.
 */
export interface TextFile extends ByteBlocks {
  readonly name: string;
  /** Bytes of the file, and how many of them were consumed. */
  readonly bytes: number;
  readonly bytesRead: number;
  /** UTF-8 bytes handed out so far. */
  readonly produced: number;
  /** NUL characters that were taken out. */
  readonly nulls: number;
  /** SHA-256 of the file in hex; call after the end was reached, on a file opened with hashing. */
  hash(): string;
  /** Refuses a file that is no longer the one that was opened; call after the end was reached. */
  verifyUnchanged(): void;
  close(): void;
}

/**
 * Opens a file as text under a reading; `hashed` also computes its SHA-256.
 *
 * @throws AppError FILE_… for a file that cannot be opened or read
 */
export function openText(path: string, reading: TextReading, hashed: boolean): TextFile {
  const file = new RawFile(path, hashed);
  try {
    return new DecodedFile(file, new Utf8Blocks(file, reading.encoding));
  } catch (error) {
    file.close();
    throw error;
  }
}

class DecodedFile implements TextFile {
  readonly #file: RawFile;
  readonly #blocks: Utf8Blocks;

  constructor(file: RawFile, blocks: Utf8Blocks) {
    this.#file = file;
    this.#blocks = blocks;
  }

  get name(): string {
    return this.#file.name;
  }

  get bytes(): number {
    return this.#file.bytes;
  }

  get bytesRead(): number {
    return this.#file.bytesRead;
  }

  get produced(): number {
    return this.#blocks.produced;
  }

  get nulls(): number {
    return this.#blocks.nulls;
  }

  next(): Uint8Array | undefined {
    return this.#blocks.next();
  }

  hash(): string {
    return this.#file.hash();
  }

  verifyUnchanged(): void {
    this.#file.verifyUnchanged();
  }

  close(): void {
    this.#file.close();
  }
}
