import { passwordRefused } from '../read/fileToRead.ts';
import { streamOf, withStream } from '../workbook/compoundFile.ts';
import { biffCipher, type BiffCipher } from './biffKey.ts';
import { DEFAULT_PASSWORD, officePassword } from './officeKey.ts';

const HEADER_BYTES = 4;
const BOF = 0x0809;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
/** Records that are never encrypted (MS-XLS 2.2.10). */
const PLAIN: ReadonlySet<number> = new Set([
  BOF,
  FILE_PASS,
  0x0194,
  0x0195,
  0x00e1,
  0x0196,
  0x0138,
]);
/** Of a sheet's record the place where it begins is not. */
const PLAIN_OF_BOUND_SHEET = 4;
/** `FilePass` stands among the first records. */
const MAX_RECORDS_BEFORE = 16;
/** A record that says nothing of the cells: the end of the part for other programs. */
const NOTHING = 0x00e2;

/**
 * An XLS as it is, with its sheets decrypted if it is protected (RC4, RC4 by the CryptoAPI, XOR).
 *
 * @throws AppError FILE_PASSWORD_MISSING, FILE_PASSWORD_WRONG, FILE_ENCRYPTED for other kinds of protection,
 *   FILE_DAMAGED
 */
export function openBiffLock(
  bytes: Uint8Array,
  password: Uint8Array | undefined,
  file: string,
): Uint8Array {
  const book = streamOf(bytes, 'Workbook') ?? streamOf(bytes, 'Book');
  const at = book && filePassOf(book);
  if (book === undefined || at === undefined) return bytes;
  const record = book.subarray(at + HEADER_BYTES, at + HEADER_BYTES + book.readUInt16LE(at + 2));
  const key = password === undefined ? DEFAULT_PASSWORD : officePassword(password);
  try {
    const cipher = biffCipher(record, key, file);
    if (cipher === undefined) throw passwordRefused(password, file);
    decrypt(book, cipher);
    book.writeUInt16LE(NOTHING, at);
    return withStream(bytes, ['Workbook', 'Book'], book);
  } finally {
    if (password !== undefined) key.fill(0);
  }
}

/** Where the record `FilePass` stands; undefined if the workbook is not protected. */
function filePassOf(book: Buffer): number | undefined {
  let at = 0;
  for (let n = 0; n < MAX_RECORDS_BEFORE && at + HEADER_BYTES <= book.length; n += 1) {
    if (book.readUInt16LE(at) === FILE_PASS) return at;
    at += HEADER_BYTES + book.readUInt16LE(at + 2);
  }
  return undefined;
}

/** Decrypts the contents of the records in place; their headers are plain. */
function decrypt(book: Buffer, cipher: BiffCipher): void {
  for (let at = 0; at + HEADER_BYTES <= book.length;) {
    const type = book.readUInt16LE(at);
    const end = Math.min(book.length, at + HEADER_BYTES + book.readUInt16LE(at + 2));
    const plain = PLAIN.has(type) ? end - at : type === BOUND_SHEET ? PLAIN_OF_BOUND_SHEET : 0;
    const begin = at + HEADER_BYTES;
    cipher(book, begin + plain, end, end - begin);
    at = end;
  }
}
