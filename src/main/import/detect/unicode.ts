import { isUtf8 } from 'node:buffer';
import type { Encoding } from '#shared/contract/importReading.ts';
import { completeEnd } from '../read/utf8End.ts';

/** The Unicode encoding whose byte order mark a file begins with. */
export function encodingOfMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  // With two zeros behind it, it is the mark of UTF-32, which is no text here.
  if (head[0] === 0xff && head[1] === 0xfe && (head[2] !== 0 || head[3] !== 0)) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Strict UTF-8 over blocks; a sequence cut off by the end of the file is let through. */
export class Utf8Check {
  valid = true;
  #scratch = Buffer.alloc(0);
  #carried = 0;

  add(block: Uint8Array): void {
    if (!this.valid) return;
    const length = this.#carried + block.length;
    if (this.#scratch.length < length) {
      const larger = Buffer.alloc(length + 4);
      larger.set(this.#scratch.subarray(0, this.#carried));
      this.#scratch = larger;
    }
    this.#scratch.set(block, this.#carried);
    const end = completeEnd(this.#scratch, length);
    this.valid = isUtf8(this.#scratch.subarray(0, end));
    this.#scratch.copyWithin(0, end, length);
    this.#carried = length - end;
  }
}
