import { isUtf8 } from 'node:buffer';
import type { Encoding } from '#shared/contract/importReading.ts';
import { completeEnd } from '../read/utf8End.ts';

/** Shares of zero bytes on one side of the pairs, and at most on the other, that speak for UTF-16. */
const ZERO_SHARE = 0.05;
const OTHER_ZERO_SHARE = 0.005;
const MIN_ZEROS = 4;

/** The Unicode encoding whose byte order mark a file begins with. */
export function encodingOfMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  // With two zeros behind it, it is the mark of UTF-32, which is no text here.
  if (head[0] === 0xff && head[1] === 0xfe && (head[2] !== 0 || head[3] !== 0)) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark, told by zero bytes on one side of its pairs. */
export function encodingOfZeros(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i += 1) {
    if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  }
  if (zeros.every((count) => count < MIN_ZEROS)) return undefined;
  const pairs = head.length / 2;
  const [even = 0, odd = 0] = zeros.map((count) => count / pairs);
  if (odd > ZERO_SHARE && even <= OTHER_ZERO_SHARE) return 'utf-16le';
  if (even > ZERO_SHARE && odd <= OTHER_ZERO_SHARE) return 'utf-16be';
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
