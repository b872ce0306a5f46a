import type { JobControl } from '#main/jobs/index.ts';
import type { FileToRead } from './fileToRead.ts';
import { openText, type TextReading } from './textFile.ts';
import type { ByteBlocks } from './byteBlocks.ts';

/** Bytes of text that dialect, header and columns are proposed from. */
export const SAMPLE_BYTES = 1 << 19;

export interface TextSample {
  readonly bytes: Uint8Array;
  /** False if the file goes on behind the sample. */
  readonly whole: boolean;
}

/** The start of a file's text as UTF-8, ending at a line end unless it is the whole file. */
export function readSample(
  source: FileToRead,
  reading: TextReading,
  control?: JobControl,
): TextSample {
  const file = openText(source, reading, false, control);
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    let whole = false;
    while (length < SAMPLE_BYTES && !whole) {
      const block = file.next();
      whole = block === undefined;
      if (block !== undefined) {
        parts.push(Uint8Array.from(block));
        length += block.length;
      }
    }
    const bytes = Buffer.concat(parts);
    if (whole) return { bytes, whole };
    const cut = bytes.subarray(0, SAMPLE_BYTES).lastIndexOf(10);
    return { bytes: bytes.subarray(0, cut < 0 ? SAMPLE_BYTES : cut + 1), whole };
  } finally {
    file.close();
  }
}

/** Bytes in memory as blocks. */
export class MemoryBlocks implements ByteBlocks {
  #bytes: Uint8Array | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): Uint8Array | undefined {
    const bytes = this.#bytes;
    this.#bytes = undefined;
    return bytes;
  }
}
