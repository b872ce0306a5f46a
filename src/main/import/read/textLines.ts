import { isUtf8 } from 'node:buffer';

const [LF, CR] = [10, 13] as const;
/** A line that is longer is handed on in parts. */
const MAX_LINE_BYTES = 1 << 20;

/** Cuts blocks of bytes behind line ends, so that each part holds whole lines. */
export class WholeLines {
  #carried: Uint8Array = new Uint8Array(0);

  /** The lines that are whole by now; with undefined, at the end of the file, all that is left. */
  take(block: Uint8Array | undefined): Uint8Array {
    const bytes = Buffer.concat([this.#carried, block ?? new Uint8Array(0)]);
    const last = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
    const cut = block === undefined || bytes.length - last > MAX_LINE_BYTES ? bytes.length : last;
    this.#carried = Uint8Array.from(bytes.subarray(cut));
    return bytes.subarray(0, cut);
  }
}

/** Calls back for each line with its line end. */
export function eachLine(bytes: Uint8Array, onLine: (line: Uint8Array) => void): void {
  let start = 0;
  for (let p = 0; p < bytes.length; p += 1) {
    const byte = bytes[p];
    if (byte !== LF && (byte !== CR || bytes[p + 1] === LF)) continue;
    onLine(bytes.subarray(start, p + 1));
    start = p + 1;
  }
  if (start < bytes.length) onLine(bytes.subarray(start));
}

/** Calls back for each line that is not UTF-8, and for the stretches of sound UTF-8 before and between them. */
export function eachByValidity(
  bytes: Uint8Array,
  onSound: (lines: Uint8Array) => void,
  onOther: (line: Uint8Array) => void,
): void {
  if (isUtf8(bytes)) {
    if (bytes.length > 0) onSound(bytes);
    return;
  }
  eachLine(bytes, (line) => {
    if (isUtf8(line)) onSound(line);
    else onOther(line);
  });
}

/** UTF-8 bytes as a string. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The lines of a text that are not blank, without their line ends. */
export function textLinesOf(bytes: Uint8Array): string[] {
  return textOf(bytes)
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .filter((line) => line.trim() !== '');
}
