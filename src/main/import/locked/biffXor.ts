import { passwordBytes } from './officeKey.ts';

/** Longest password that the obfuscation knows; what is longer is cut. */
const MAX_CHARACTERS = 15;
const KEY_BYTES = 16;

/** Fills the key up behind the password (MS-OFFCRYPTO 2.3.7.2). */
const PADDING = [
  0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00,
] as const;

const INITIAL = [
  0xe1f0, 0x1d0f, 0xcc9c, 0x84c0, 0x110c, 0x0e10, 0xf1ce, 0x313e, 0x1872, 0xe139, 0xd40f, 0x84f9,
  0x280c, 0xa96a, 0x4ec3,
] as const;

/** Seven numbers for each character that a password may have. */
const MATRIX = [
  0xaefc, 0x4dd9, 0x9bb2, 0x2745, 0x4e8a, 0x9d14, 0x2a09, 0x7b61, 0xf6c2, 0xfda5, 0xeb6b, 0xc6f7,
  0x9dcf, 0x2bbf, 0x4563, 0x8ac6, 0x05ad, 0x0b5a, 0x16b4, 0x2d68, 0x5ad0, 0x0375, 0x06ea, 0x0dd4,
  0x1ba8, 0x3750, 0x6ea0, 0xdd40, 0xd849, 0xa0b3, 0x5147, 0xa28e, 0x553d, 0xaa7a, 0x44d5, 0x6f45,
  0xde8a, 0xad35, 0x4a4b, 0x9496, 0x390d, 0x721a, 0xeb23, 0xc667, 0x9cef, 0x29ff, 0x53fe, 0xa7fc,
  0x5fd9, 0x47d3, 0x8fa6, 0x0f6d, 0x1eda, 0x3db4, 0x7b68, 0xf6d0, 0xb861, 0x60e3, 0xc1c6, 0x93ad,
  0x377b, 0x6ef6, 0xddec, 0x45a0, 0x8b40, 0x06a1, 0x0d42, 0x1a84, 0x3508, 0x6a10, 0xaa51, 0x4483,
  0x8906, 0x022d, 0x045a, 0x08b4, 0x1168, 0x76b4, 0xed68, 0xcaf1, 0x85c3, 0x1ba7, 0x374e, 0x6e9c,
  0x3730, 0x6e60, 0xdcc0, 0xa9a1, 0x4363, 0x86c6, 0x1dad, 0x3331, 0x6662, 0xccc4, 0x89a9, 0x0373,
  0x06e6, 0x0dcc, 0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48c4,
] as const;

/**
 * The key of an XLS under the XOR obfuscation of old versions (MS-OFFCRYPTO 2.3.7, method 1), which only
 * keeps readers out who do not try: sixteen bytes for the whole file.
 *
 * @param about key and verifier as the record `FilePass` has them
 * @param password UTF-16
 * @returns undefined for the wrong password
 */
export function xorKey(about: Buffer, password: Buffer): Uint8Array | undefined {
  const text = passwordBytes(password).subarray(0, MAX_CHARACTERS);
  try {
    const word = keyWord(text);
    const fits = about.readUInt16LE(0) === word && about.readUInt16LE(2) === verifier(text);
    return text.length > 0 && fits ? spread(text, word) : undefined;
  } finally {
    text.fill(0);
  }
}

/** 2.3.7.1 */
function verifier(text: Uint8Array): number {
  let value = 0;
  for (const byte of [...Uint8Array.of(text.length, ...text)].reverse()) {
    value = (((value >> 14) & 1) | ((value << 1) & 0x7fff)) ^ byte;
  }
  return value ^ 0xce4b;
}

/** 2.3.7.2: the word that the key is made with. */
function keyWord(text: Uint8Array): number {
  let word: number = INITIAL[text.length - 1] ?? 0;
  let row = MATRIX.length - 1;
  for (const byte of [...text].reverse()) {
    for (let bit = 6; bit >= 0; bit -= 1, row -= 1) {
      if ((byte >> bit) & 1) word ^= MATRIX[row] ?? 0;
    }
  }
  return word;
}

/** 2.3.7.2: password and padding under the two bytes of the word in turn, the low one at even places. */
function spread(text: Uint8Array, word: number): Uint8Array {
  const key = new Uint8Array(KEY_BYTES);
  for (let i = 0; i < KEY_BYTES; i += 1) {
    const byte = text[i] ?? PADDING[i - text.length] ?? 0;
    const mixed = byte ^ (i % 2 === 0 ? word & 0xff : word >> 8);
    key[i] = (mixed >> 1) | ((mixed & 1) << 7);
  }
  return key;
}

/** Opens a part of a record in place; `length` is that of its whole content. */
export function openXor(
  key: Uint8Array,
  book: Uint8Array,
  from: number,
  to: number,
  length: number,
): void {
  for (let i = from; i < to; i += 1) {
    const mixed = (book[i] as number) ^ (key[(i + length) % KEY_BYTES] as number);
    book[i] = ((mixed >> 5) | (mixed << 3)) & 0xff;
  }
}
