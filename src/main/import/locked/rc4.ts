/**
 * The stream cipher RC4, which XLS files are protected with; Node's OpenSSL no longer has it, and nothing
 * new should be protected by it.
 */
export class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, i) => i);
  #i = 0;
  #j = 0;

  constructor(key: Uint8Array) {
    const state = this.#state;
    let j = 0;
    for (let i = 0; i < 256; i += 1) {
      const value = state[i] as number;
      j = (j + value + (key[i % key.length] as number)) & 255;
      state[i] = state[j] as number;
      state[j] = value;
    }
  }

  /** The next `length` bytes of the stream. */
  next(length: number): Uint8Array {
    const state = this.#state;
    const out = new Uint8Array(length);
    for (let n = 0; n < length; n += 1) {
      this.#i = (this.#i + 1) & 255;
      const value = state[this.#i] as number;
      this.#j = (this.#j + value) & 255;
      const other = state[this.#j] as number;
      state[this.#i] = other;
      state[this.#j] = value;
      out[n] = state[(value + other) & 255] as number;
    }
    return out;
  }

  /** Encrypts or decrypts, which is the same. */
  apply(bytes: Uint8Array): Uint8Array {
    return this.next(bytes.length).map((byte, i) => byte ^ (bytes[i] as number));
  }
}
