import { AppError } from '#shared/contract/errors.ts';
import type { Reading } from '#shared/contract/importReading.ts';
import { detachedControl, type JobControl } from '#main/jobs/index.ts';
import { readBook } from '../workbook/bookText.ts';
import { readPageTable } from '../workbook/htmlTable.ts';
import type { FileToRead } from './fileToRead.ts';
import { RawFile } from './rawFile.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import { UNDAMAGED, type TextDamage } from './textDamage.ts';
import { Utf8Blocks } from './utf8Blocks.ts';
import { RewrittenBlocks, rewriteOf, type LineDamage } from './rewrittenLines.ts';

/** What of a reading decides how a file becomes text. */
export type TextReading = Pick<
  Reading,
  'encoding' | 'otherEncoding' | 'twice' | 'format' | 'sheet'
> &
  LineDamage;

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
  /** What could not stay as it was, so far. */
  readonly damage: TextDamage;
  /** Rows of a sheet with a cell that is merged with those below it; ascending. */
  readonly mergedRows: readonly number[];
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
export function openText(
  source: FileToRead,
  reading: TextReading,
  hashed: boolean,
  control: JobControl = detachedControl(),
): TextFile {
  const { format, sheet } = reading;
  const file = new RawFile(source, hashed, sheet);
  try {
    if (format === undefined || format === 'html') {
      const decoded = new Utf8Blocks(file, reading);
      if (format === undefined) return new DecodedFile(file, decoded, [], reading);
      const { blocks, mergedRows } = readPageTable(decoded, file.name);
      return new DecodedFile(file, new BlockList(blocks, decoded), mergedRows);
    }
    const book = readBook(source, sheet, control);
    if (book === undefined) throw new AppError('FILE_CHANGED', { place: { file: file.name } });
    file.skipRest();
    return new DecodedFile(file, new BlockList(book.blocks), book.mergedRows);
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Text that is already there. */
class BlockList implements ByteBlocks {
  produced = 0;
  readonly #blocks: readonly Uint8Array[];
  readonly #source: { readonly damage: TextDamage } | undefined;
  #at = 0;

  constructor(blocks: readonly Uint8Array[], source?: { readonly damage: TextDamage }) {
    this.#blocks = blocks;
    this.#source = source;
  }

  /** Damage of what the text was made from. */
  get damage(): TextDamage {
    return this.#source?.damage ?? UNDAMAGED;
  }

  next(): Uint8Array | undefined {
    const block = this.#blocks[this.#at++];
    this.produced += block?.length ?? 0;
    return block;
  }
}

class DecodedFile implements TextFile {
  readonly mergedRows: readonly number[];
  readonly #file: RawFile;
  readonly #blocks: Utf8Blocks | BlockList;
  readonly #text: ByteBlocks;

  constructor(
    file: RawFile,
    blocks: Utf8Blocks | BlockList,
    mergedRows: readonly number[] = [],
    damage: LineDamage = {},
  ) {
    this.#file = file;
    this.#blocks = blocks;
    const rewrite = rewriteOf(damage);
    this.#text = rewrite === undefined ? blocks : new RewrittenBlocks(blocks, rewrite);
    this.mergedRows = mergedRows;
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

  get damage(): TextDamage {
    return this.#blocks.damage;
  }

  next(): Uint8Array | undefined {
    return this.#text.next();
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
