import { AppError } from '#shared/contract/errors.ts';

/** First bytes of files that are no text tables. */
const MAGIC: readonly (readonly [
  string,
  readonly number[],
  'FILE_BINARY' | 'FILE_KIND_UNSUPPORTED',
])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46], 'FILE_KIND_UNSUPPORTED'],
  ['rar', [0x52, 0x61, 0x72, 0x21], 'FILE_KIND_UNSUPPORTED'],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf], 'FILE_KIND_UNSUPPORTED'],
  ['xz', [0xfd, 0x37, 0x7a, 0x58], 'FILE_KIND_UNSUPPORTED'],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd], 'FILE_KIND_UNSUPPORTED'],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'FILE_KIND_UNSUPPORTED'],
  ['access', [0, 1, 0, 0, 0x53, 0x74, 0x61, 0x6e, 0x64, 0x61, 0x72, 0x64], 'FILE_KIND_UNSUPPORTED'],
  ['parquet', [0x50, 0x41, 0x52, 0x31], 'FILE_KIND_UNSUPPORTED'],
  ['png', [0x89, 0x50, 0x4e, 0x47], 'FILE_BINARY'],
  ['gif', [0x47, 0x49, 0x46, 0x38], 'FILE_BINARY'],
  ['jpeg', [0xff, 0xd8, 0xff], 'FILE_BINARY'],
  ['elf', [0x7f, 0x45, 0x4c, 0x46], 'FILE_BINARY'],
];

/** Share of control characters from which bytes are no text. */
const MAX_CONTROL_SHARE = 0.01;
/** Share of NUL characters: cells of a fixed width are filled up with them, and still are text. */
const MAX_NUL_SHARE = 0.4;

/** Ctrl-A and the unit separator, with which databases set cells apart. */
const SEPARATORS: ReadonlySet<number> = new Set([1, 31]);

/** Ctrl-Z, with which DOS programs end a text. */
const END_OF_TEXT = 26;

/**
 * Text of other kinds, as it begins: an object or a list of them, markup, a page with its pictures, and
 * the two forms in which old spreadsheets exchanged cells.
 */
const OTHER_TEXT: readonly (readonly [string, RegExp])[] = [
  ['json', /^\s*(?:\[\s*)?\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})/u],
  ['xml', /^\s*<\?xml[^>]*\?>\s*(?:<!--[\s\S]*?-->\s*)*<(?!html)[a-z]/iu],
  [
    'mhtml',
    /^(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*content-type:\s*multipart\/related\b/iu,
  ],
  ['sylk', /^ID;P[^\r\n]*(?:\r?\n(?:C|F|B|P|O|NN|NE|NU|W)(?:;[A-Z][^\r\n]*)+){2}/u],
  ['dif', /^TABLE\r?\n0,1\r?\n"/u],
];

/** The beginning of a text by its ASCII signs, without a mark of Unicode and, in UTF-16, without the zeros between. */
export function headText(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, 4096)).toString('latin1');
  return text.replace(/\0/gu, '').replace(/^(?:ï»¿|[ÿþ]{2})/u, '');
}

/** Refuses text whose structure is no table of records, whatever delimiters are in it. */
export function refuseStructured(head: Uint8Array, file: string): void {
  const text = headText(head);
  const found = OTHER_TEXT.find(([, begin]) => begin.test(text));
  if (found === undefined) return;
  throw new AppError('FILE_KIND_UNSUPPORTED', { place: { file }, details: { kind: found[0] } });
}

/** Refuses bytes that are no text table; `utf16` tells whether UTF-16 explains its NUL bytes. */
export function refuseBinary(head: Uint8Array, utf16: boolean, file: string): void {
  for (const [kind, magic, code] of MAGIC) {
    if (magic.every((byte, i) => head[i] === byte)) {
      throw new AppError(code, { place: { file }, details: { kind } });
    }
  }
  if (utf16) return;
  let controls = 0;
  let nuls = 0;
  let separators = 0;
  // A file that was made larger than its text ends with them.
  const text = head.subarray(0, head.findLastIndex((byte) => byte !== 0) + 1);
  for (const byte of text.length === 0 ? head : text) {
    const white = byte >= 9 && byte <= 13;
    if (byte === 0) nuls += 1;
    else if (SEPARATORS.has(byte)) separators += 1;
    else if (byte < 32 && !white && byte !== END_OF_TEXT) controls += 1;
  }
  // In bytes with other controls they are what these are.
  if (controls + nuls > 0) controls += separators;
  const binary = controls > head.length * MAX_CONTROL_SHARE && controls > 1;
  if (binary || (nuls > text.length * MAX_NUL_SHARE && nuls > 1)) {
    throw new AppError('FILE_BINARY', { place: { file }, details: { controls: controls + nuls } });
  }
}
