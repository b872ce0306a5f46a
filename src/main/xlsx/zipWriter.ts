import { closeSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';

/** Text that is packed at a time. */
const BLOCK_CHARACTERS = 1 << 20;
const [LOCAL_BYTES, ENTRY_BYTES, END_BYTES] = [30, 46, 22] as const;
/** What the sizes of a zip without extensions can say. */
const MOST_BYTES = 0xffffffff;
/** 1980-01-01: the same bytes every time. */
const DATE = 0x21;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

/**
 * Writes a zip of texts part by part and block by block, so that no part is ever held whole; readable by its owner
 * only. Whoever makes one closes it.
 */
export class ZipWriter {
  readonly #file: number;
  readonly #entries: Entry[] = [];
  #at = 0;
  #text = '';

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  /** Begins the next part. */
  begin(name: string): void {
    this.#end();
    this.#entries.push({ name: Buffer.from(name), offset: this.#at, crc: 0, packed: 0, size: 0 });
    this.#at += LOCAL_BYTES + Buffer.byteLength(name);
  }

  /** Adds text to the part that was begun. */
  add(text: string): void {
    this.#text += text;
    if (this.#text.length >= BLOCK_CHARACTERS) this.#pack(constants.Z_SYNC_FLUSH);
  }

  /** Closes the file, whatever of it is written. */
  close(): void {
    closeSync(this.#file);
  }

  /** Ends the last part and writes the directory; no further part can follow. */
  finish(): void {
    this.#end();
    const begin = this.#at;
    for (const entry of this.#entries) {
      const bytes = Buffer.alloc(ENTRY_BYTES);
      bytes.writeUInt32LE(0x02014b50, 0);
      bytes.writeUInt16LE(20, 4);
      this.#describe(entry, bytes, 6);
      bytes.writeUInt32LE(entry.offset, 42);
      this.#write(Buffer.concat([bytes, entry.name]));
    }
    const end = Buffer.alloc(END_BYTES);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#at - begin, 12);
    end.writeUInt32LE(begin, 16);
    this.#write(end);
  }

  /** Ends the part and writes its local header, whose sizes are known only now. */
  #end(): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) return;
    this.#pack(constants.Z_FINISH);
    const header = Buffer.alloc(LOCAL_BYTES);
    header.writeUInt32LE(0x04034b50, 0);
    this.#describe(entry, header, 4);
    writeSync(this.#file, Buffer.concat([header, entry.name]), 0, null, entry.offset);
  }

  /** Version to extract, method, date, sizes: alike in both kinds of headers. */
  #describe(entry: Entry, bytes: Buffer, at: number): void {
    bytes.writeUInt16LE(20, at);
    bytes.writeUInt16LE(8, at + 4);
    bytes.writeUInt16LE(DATE, at + 8);
    bytes.writeUInt32LE(entry.crc, at + 10);
    bytes.writeUInt32LE(entry.packed, at + 14);
    bytes.writeUInt32LE(entry.size, at + 18);
    bytes.writeUInt16LE(entry.name.length, at + 22);
  }

  /** Blocks that end at a byte, one behind the other, are one deflate stream. */
  #pack(finishFlush: number): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) return;
    const bytes = Buffer.from(this.#text, 'utf8');
    this.#text = '';
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (entry.size > MOST_BYTES) throw new AppError('WORKBOOK_FULL');
    const packed = deflateRawSync(bytes, { finishFlush });
    entry.packed += packed.length;
    this.#write(packed);
  }

  #write(bytes: Buffer): void {
    writeSync(this.#file, bytes, 0, bytes.length, this.#at);
    this.#at += bytes.length;
  }
}
