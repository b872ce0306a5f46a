import type { Encoding } from '#shared/contract/importReading.ts';
import { AppError } from '#shared/contract/errors.ts';
import { singleByteToUtf8 } from './singleByte.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import type { RawFile } from './rawFile.ts';
import { strictDecoder } from './strictDecoder.ts';

/**
 * The text of a file as UTF-8 blocks, whatever its encoding: byte order mark and NUL bytes taken out.
 * UTF-8 passes through untouched; other encodings are decoded strictly, block by block.
 */
export class Utf8Blocks implements ByteBlocks {
  /** NUL characters that were taken out. */
  nulls = 0;
  /** UTF-8 bytes handed out so far. */
  produced = 0;
  readonly #file: RawFile;
  readonly #decode: (block: Uint8Array | undefined) => Uint8Array;
  #first = true;
  #ended = false;

  constructor(file: RawFile, encoding: Encoding) {
    this.#file = file;
    this.#decode = decoderOf(encoding, file.name);
  }

  next(): Uint8Array | undefined {
    while (!this.#ended) {
      const raw = this.#file.next();
      this.#ended = raw === undefined;
      let block = this.#decode(raw);
      if (block.length === 0) continue;
      if (this.#first) {
        this.#first = false;
        block = withoutMark(block);
      }
      block = this.#withoutNulls(block);
      this.produced += block.length;
      if (block.length > 0) return block;
    }
    return undefined;
  }

  #withoutNulls(block: Uint8Array): Uint8Array {
    if (!block.includes(0)) return block;
    const kept = block.filter((byte) => byte !== 0);
    this.nulls += block.length - kept.length;
    return kept;
  }
}

function withoutMark(block: Uint8Array): Uint8Array {
  const marked = block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf;
  return marked ? block.subarray(3) : block;
}

const NOTHING = new Uint8Array(0);

function decoderOf(
  encoding: Encoding,
  file: string,
): (block: Uint8Array | undefined) => Uint8Array {
  if (encoding === 'utf-8') return (block) => block ?? NOTHING;
  if (encoding === 'windows-1252' || encoding === 'ibm437') {
    return (block) => (block === undefined ? NOTHING : singleByteToUtf8(encoding, block));
  }
  const decoder = strictDecoder(encoding, file);
  return (block) => {
    try {
      return Buffer.from(decoder.decode(block, { stream: block !== undefined }), 'utf8');
    } catch (cause) {
      throw new AppError('ENCODING_UNKNOWN', { place: { file }, details: { encoding }, cause });
    }
  };
}
