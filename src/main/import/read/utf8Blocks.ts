import { isUtf8 } from 'node:buffer';
import type { Encoding, Reading } from '#shared/contract/importReading.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import { lenientDecoder, REPLACEMENT } from './decoders.ts';
import type { RawFile } from './rawFile.ts';
import { encodedOnce } from './encodedTwice.ts';
import { isSingleByte, singleByteToUtf8 } from './singleByte.ts';
import type { TextDamage } from './textDamage.ts';
import { eachByValidity, eachLine, WholeLines } from './textLines.ts';
import { completeEnd } from './utf8End.ts';

/** Damaged characters beside a sound one from which the text is not of the encoding. */
const MAX_DAMAGED_SHARE = 0.05;
const MAX_DAMAGED_EVER = 4;

/**
 * The text of a file as UTF-8 blocks, whatever its encoding: byte order mark and NUL bytes taken out, U+FFFD for
 * what cannot be decoded. Sound UTF-8 passes through untouched.
 */
export class Utf8Blocks implements ByteBlocks {
  /** UTF-8 bytes handed out so far. */
  produced = 0;
  readonly #file: RawFile;
  readonly #decode: (block: Uint8Array | undefined) => Uint8Array;
  #nulls = 0;
  #replaced = 0;
  #otherLines = 0;
  #twiceLines = 0;
  #sound = 0;
  /** True if the last block ended with a Ctrl-Z that was held back. */
  #endMark = false;
  #first = true;
  #ended = false;

  /** @throws AppError ENCODING_UNKNOWN; from `next` too, where the text is not of the encoding */
  constructor(
    file: RawFile,
    { encoding, otherEncoding, twice }: Pick<Reading, 'encoding' | 'otherEncoding' | 'twice'>,
  ) {
    this.#file = file;
    if (twice === true) this.#decode = this.#onceByLine(encoding);
    else if (otherEncoding !== undefined) this.#decode = this.#byLine(otherEncoding);
    else this.#decode = this.#decoderOf(encoding);
  }

  get damage(): TextDamage {
    return {
      nulls: this.#nulls,
      replaced: this.#replaced,
      otherLines: this.#otherLines,
      twiceLines: this.#twiceLines,
    };
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
      block = this.#withoutEndMark(this.#withoutNulls(block), raw === undefined);
      this.produced += block.length;
      if (block.length > 0) return block;
    }
    return undefined;
  }

  /** Takes off the Ctrl-Z with which DOS programs end a text; inside one it stays. */
  #withoutEndMark(block: Uint8Array, last: boolean): Uint8Array {
    const whole = this.#endMark && block.length > 0 ? joined(END_MARK, block) : block;
    if (block.length > 0) this.#endMark = whole.at(-1) === CTRL_Z && !last;
    return whole.at(-1) === CTRL_Z ? whole.subarray(0, -1) : whole;
  }

  #withoutNulls(block: Uint8Array): Uint8Array {
    // The search of a buffer is the processor's own; that of an array looks at every byte.
    const whole = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    if (!whole.includes(0)) return block;
    const kept = block.filter((byte) => byte !== 0);
    this.#nulls += block.length - kept.length;
    return kept;
  }

  #decoderOf(encoding: Encoding): (block: Uint8Array | undefined) => Uint8Array {
    if (encoding === 'utf-8') return this.#utf8();
    if (isSingleByte(encoding)) {
      return (block) => (block === undefined ? NOTHING : singleByteToUtf8(encoding, block));
    }
    const decode = this.#lenient(encoding);
    return (block) => {
      const decoded = decode(block);
      const most = Math.max(MAX_DAMAGED_EVER, this.#sound * MAX_DAMAGED_SHARE);
      if (this.#replaced > most) {
        const place = { file: this.#file.name };
        throw new AppError('ENCODING_UNKNOWN', { place, details: { encoding } });
      }
      return decoded;
    };
  }

  /** Hands blocks on as they are, but for characters that are cut apart between two, until one is damaged. */
  #utf8(): (block: Uint8Array | undefined) => Uint8Array {
    const decode = this.#lenient('utf-8');
    let carried: Uint8Array = NOTHING;
    let damaged = false;
    return (block) => {
      if (damaged) return decode(block);
      const whole = carried.length === 0 ? (block ?? NOTHING) : joined(carried, block ?? NOTHING);
      const end = block === undefined ? whole.length : completeEnd(whole, whole.length);
      carried = NOTHING;
      if (isUtf8(whole.subarray(0, end))) {
        // A copy, whatever kind of array it is: the block is overwritten by the next.
        carried = Uint8Array.from(whole.subarray(end));
        return whole.subarray(0, end);
      }
      damaged = true;
      const decoded = decode(whole);
      return block === undefined ? joined(decoded, decode(undefined)) : decoded;
    };
  }

  /** UTF-8 line by line, and the other encoding where a line is none. */
  #byLine(otherEncoding: Encoding): (block: Uint8Array | undefined) => Uint8Array {
    const lines = new WholeLines();
    const decode = (line: Uint8Array): string =>
      isSingleByte(otherEncoding)
        ? Buffer.from(singleByteToUtf8(otherEncoding, line)).toString('utf8')
        : lenientDecoder(otherEncoding, this.#file.name).decode(line);
    const utf8 = lenientDecoder('utf-8', this.#file.name);
    return (block) => {
      const parts: Uint8Array[] = [];
      const onOther = (line: Uint8Array): void => {
        const [asUtf8, asOther] = [utf8.decode(line), decode(line)];
        const isOther = damageOf(asOther) <= damageOf(asUtf8);
        if (isOther) this.#otherLines += 1;
        this.#replaced += damageOf(isOther ? asOther : asUtf8);
        parts.push(Buffer.from(isOther ? asOther : asUtf8, 'utf8'));
      };
      eachByValidity(lines.take(block), (sound) => parts.push(sound), onOther);
      return Buffer.concat(parts);
    };
  }

  /** Line by line: those that were encoded twice as they were before, the others as they are. */
  #onceByLine(encoding: Encoding): (block: Uint8Array | undefined) => Uint8Array {
    const lines = new WholeLines();
    const decode = this.#decoderOf(encoding);
    return (block) => {
      const parts: Uint8Array[] = [];
      eachLine(lines.take(block), (line) => {
        const once = encodedOnce(line);
        if (once !== undefined) this.#twiceLines += 1;
        parts.push(once ?? Uint8Array.from(decode(line)));
      });
      if (block === undefined) parts.push(decode(undefined));
      return Buffer.concat(parts);
    };
  }

  #lenient(encoding: Encoding): (block: Uint8Array | undefined) => Uint8Array {
    const decoder = lenientDecoder(encoding, this.#file.name);
    return (block) => {
      const text = decoder.decode(block, { stream: block !== undefined });
      if (!text.includes(REPLACEMENT)) {
        this.#sound += text.length;
      } else {
        const parts = text.split(REPLACEMENT);
        this.#replaced += parts.length - 1;
        this.#sound += text.length - parts.length + 1;
      }
      return Buffer.from(text, 'utf8');
    };
  }
}

function damageOf(text: string): number {
  return text.split(REPLACEMENT).length - 1;
}

/** Programs that write a mark of their own before a text that has one already leave several. */
function withoutMark(block: Uint8Array): Uint8Array {
  let from = 0;
  while (block[from] === 0xef && block[from + 1] === 0xbb && block[from + 2] === 0xbf) from += 3;
  return from === 0 ? block : block.subarray(from);
}

function joined(x: Uint8Array, y: Uint8Array): Uint8Array {
  return Buffer.concat([x, y]);
}

const CTRL_Z = 26;
const END_MARK = Uint8Array.of(CTRL_Z);
const NOTHING = new Uint8Array(0);
