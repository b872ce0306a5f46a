/**
 * A 64-bit hash of bytes and numbers as two halves, for finding equal rows without keeping them: two
 * different ones among ten million share it with a chance of three in a million.
 */
export class Hash64 {
  /** Never 0, so that 0 can mean a free place. */
  a = 1;
  b = 0;
  /** The bytes last hashed and a view of them, which reads four at once. */
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  /** Begins anew with the bytes `bytes[start … end - 1]`. */
  begin(bytes: Uint8Array, start: number, end: number): void {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const view = this.#view;
    let a = 0x9747b28c ^ (end - start);
    let b = 0x3c6ef372;
    let p = start;
    for (; p + 4 <= end; p += 4) {
      const word = view.getInt32(p, true);
      a = Math.imul(a ^ word, 0x85ebca6b);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, 0xc2b2ae35);
      b ^= b >>> 13;
    }
    for (; p < end; p += 1) {
      a = Math.imul(a ^ (bytes[p] as number), 0x01000193);
      b = Math.imul(b ^ (bytes[p] as number), 0x9e3779b1);
    }
    this.a = mix(a) || 1;
    this.b = mix(b);
  }

  /** Adds a whole number of 32 bits to halves that were begun before. */
  add(a: number, b: number, word: number): void {
    this.a = mix(Math.imul(a ^ word, 0x85ebca6b)) || 1;
    this.b = mix(Math.imul(b ^ word, 0xc2b2ae35) + 1);
  }
}

/** Final mix of MurmurHash3 (Appleby 2011, fmix32). */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
