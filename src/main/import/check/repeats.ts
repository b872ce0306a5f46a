/**
 * Finds rows that repeat an earlier row byte for byte, by a 64-bit hash of the record. Two different
 * rows among ten million share a hash with a chance of three in a million.
 */
export class RepeatedRows {
  #slots = new Int32Array(2 << 12);
  #used = 0;

  /** True if these bytes were seen before. */
  seen(bytes: Uint8Array, start: number, end: number): boolean {
    let a = 0x9747b28c ^ (end - start);
    let b = 0x3c6ef372;
    let p = start;
    for (; p + 4 <= end; p += 4) {
      const word =
        (bytes[p] as number) |
        ((bytes[p + 1] as number) << 8) |
        ((bytes[p + 2] as number) << 16) |
        ((bytes[p + 3] as number) << 24);
      a = Math.imul(a ^ word, 0x85ebca6b);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, 0xc2b2ae35);
      b ^= b >>> 13;
    }
    for (; p < end; p += 1) {
      a = Math.imul(a ^ (bytes[p] as number), 0x01000193);
      b = Math.imul(b ^ (bytes[p] as number), 0x9e3779b1);
    }
    return this.#insert(mix(a) || 1, mix(b));
  }

  #insert(a: number, b: number): boolean {
    const mask = this.#slots.length / 2 - 1;
    let slot = b & mask;
    for (;;) {
      const held = this.#slots[slot * 2] as number;
      if (held === 0) break;
      if (held === a && this.#slots[slot * 2 + 1] === b) return true;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot * 2] = a;
    this.#slots[slot * 2 + 1] = b;
    this.#used += 1;
    if (this.#used * 2 > mask) this.#grow();
    return false;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    const mask = this.#slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let slot = (old[i + 1] as number) & mask;
      while (this.#slots[slot * 2] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot * 2] = old[i] as number;
      this.#slots[slot * 2 + 1] = old[i + 1] as number;
    }
  }
}

/** Final mix of MurmurHash3 (Appleby 2011, fmix32). */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
