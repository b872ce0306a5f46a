import type { OpenedEntry, SealedEntry } from './sealedEntry.ts';

const HEADER_BYTES = 12;

/** The table of CRC-32 (polynomial 0xEDB88320), of which the cipher takes single steps. */
const CRC_TABLE = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ ((value & 1) * 0xedb88320);
  return value;
});

/** The cipher of PKWARE's APPNOTE, section 6.1: three keys that every byte changes. */
class ClassicCipher {
  #a = 0x12345678;
  #b = 0x23456789;
  #c = 0x34567890;

  constructor(password: Uint8Array) {
    for (const byte of password) this.#update(byte);
  }

  /** Decrypts `from` into `to`. */
  decrypt(from: Uint8Array, to: Uint8Array): void {
    for (let i = 0; i < from.length; i += 1) {
      const mask = (this.#c & 0xffff) | 2;
      const byte = (from[i] as number) ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff);
      to[i] = byte;
      this.#update(byte);
    }
  }

  #update(byte: number): void {
    this.#a = (this.#a >>> 8) ^ (CRC_TABLE[(this.#a ^ byte) & 0xff] as number);
    this.#b = (Math.imul((this.#b + (this.#a & 0xff)) | 0, 134_775_813) + 1) | 0;
    this.#c = (this.#c >>> 8) ^ (CRC_TABLE[(this.#c ^ (this.#b >>> 24)) & 0xff] as number);
  }
}

/** Takes a password for an entry under ZipCrypto; its check is a single byte. */
export function openClassicEntry(
  check: number,
  password: Uint8Array,
  { start, end, read }: SealedEntry,
): OpenedEntry | undefined {
  if (end - start < HEADER_BYTES) return undefined;
  const cipher = new ClassicCipher(password);
  const header = new Uint8Array(HEADER_BYTES);
  cipher.decrypt(read(start, HEADER_BYTES), header);
  if (header[HEADER_BYTES - 1] !== check) return undefined;
  let out = new Uint8Array(0);
  return {
    start: start + HEADER_BYTES,
    end,
    unsure: true,
    decrypt(block) {
      if (out.length < block.length) out = new Uint8Array(block.length);
      cipher.decrypt(block, out);
      return out.subarray(0, block.length);
    },
    isIntact: () => true,
  };
}
