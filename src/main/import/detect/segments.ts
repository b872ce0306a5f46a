const MAX_SEGMENTS = 2000;
const MAX_SEGMENT_BYTES = 200;
/** Bytes looked through, in blocks that are not plain ASCII. */
const MAX_SAMPLED_BYTES = 6 << 20;

/** Cell ends that no double-byte encoding uses inside a character: tab, LF, CR, quote, comma, semicolon. */
const CUTS = new Uint8Array(128);
for (const cut of [9, 10, 13, 34, 44, 59]) CUTS[cut] = 1;

/** Collects different cells with bytes above 127, in the order of the file. */
export class SegmentSampler {
  readonly #segments = new Map<string, Uint8Array>();
  #blocks = 0;
  #bytesLeft = MAX_SAMPLED_BYTES;
  /** The unfinished cell at the end of the last block. */
  #rest = new Uint8Array(0);

  /** Takes in the next block; one that is not the first may begin in the middle of a cell, unless it is of `wholeLines`. */
  add(block: Uint8Array, wholeLines = false): void {
    let start = this.#blocks === 0 || wholeLines ? 0 : -1;
    let high = false;
    this.#blocks += 1;
    const length = this.#segments.size < MAX_SEGMENTS ? Math.min(block.length, this.#bytesLeft) : 0;
    this.#bytesLeft -= length;
    for (let p = 0; p < length; p += 1) {
      const byte = block[p] as number;
      if (byte >= 0x80) high = true;
      else if (CUTS[byte] === 1) {
        if (high && start >= 0 && p - start <= MAX_SEGMENT_BYTES)
          this.#keep(Uint8Array.from(block.subarray(start, p)));
        start = p + 1;
        high = false;
      }
    }
    const open = high && start >= 0 && length === block.length;
    this.#rest = open ? Uint8Array.from(block.subarray(start)) : new Uint8Array(0);
  }

  /** Takes in the last cell of the file, which no line end may follow. */
  end(): void {
    const { length } = this.#rest;
    if (length > 0 && length <= MAX_SEGMENT_BYTES) this.#keep(this.#rest);
  }

  segments(): Uint8Array[] {
    return [...this.#segments.values()];
  }

  #keep(segment: Uint8Array): void {
    const key = Buffer.from(segment).toString('latin1');
    if (!this.#segments.has(key)) this.#segments.set(key, segment);
  }
}
