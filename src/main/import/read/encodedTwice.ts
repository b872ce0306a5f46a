import { isAscii, isUtf8 } from 'node:buffer';

/** Characters of the bytes 80 to 9F in Windows-1252; the five that the page leaves free stand for themselves. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST_UPPER = 0x80;
const LAST_BYTE = 0xff;
const BYTES: ReadonlyMap<number, number> = new Map(
  Array.from(UPPER, (character, i) => [character.codePointAt(0) ?? 0, FIRST_UPPER + i]),
);

/**
 * A text that was encoded twice, as it was before: UTF-8 that a program took for Windows-1252 and wrote as UTF-8 again,
 * so that é became Ã©. Undefined where the text is none: then the bytes of its characters are no UTF-8.
 */
export function encodedOnce(utf8: Uint8Array): Uint8Array | undefined {
  if (isAscii(utf8)) return undefined;
  const text = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength).toString('utf8');
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const byte = BYTES.get(code) ?? code;
    if (byte > LAST_BYTE) return undefined;
    bytes[i] = byte;
  }
  return isUtf8(bytes) ? bytes : undefined;
}

/** Share of the cells beyond ASCII from which a file holds lines that were encoded twice. */
const MIN_SHARE = 0.02;

/** True if enough of the cells of a UTF-8 file were encoded twice; each proves it by itself. */
export function areEncodedTwice(cells: readonly Uint8Array[]): boolean {
  const twice = cells.filter((cell) => isUtf8(cell) && encodedOnce(cell) !== undefined).length;
  return twice > 0 && twice >= cells.length * MIN_SHARE;
}
