import { AppError, type ErrorBody } from '#shared/contract/errors.ts';
import type { ReadBook, SheetName } from '../book.ts';

/** What the library is to read; the bytes of the file follow. */
export interface BookOrder {
  readonly kind: 'xls' | 'xlsb' | 'ods';
  readonly wanted: string | undefined;
  /** Name of the file, for the place of an error. */
  readonly file: string;
}

/** What stands before the text of the sheet in an answer, with the lengths of its blocks; or why there is none. */
interface BookHead {
  readonly sheets: readonly SheetName[];
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly mergedRows: readonly number[];
  readonly blocks: readonly number[];
}

type Head = BookHead | { readonly error: ErrorBody };

const LENGTH_BYTES = 4;

/** A message for a pipe: the length of its JSON, the JSON, the bytes. */
export function framed(json: unknown, bytes: readonly Uint8Array[]): Uint8Array[] {
  const head = Buffer.from(JSON.stringify(json));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  return [length, head, ...bytes];
}

/** The JSON of a message and the bytes behind it. @throws Error for a message that is cut off */
export function unframed(message: Buffer): { json: unknown; bytes: Buffer } {
  const end = LENGTH_BYTES + message.readUInt32LE(0);
  if (end > message.length) throw new Error('message cut off');
  const json: unknown = JSON.parse(message.toString('utf8', LENGTH_BYTES, end));
  return { json, bytes: message.subarray(end) };
}

/** The answer to an order: the sheet, or the error with which `read` ends. */
export function answerOf(read: () => ReadBook): Uint8Array[] {
  try {
    const { sheets, chosen } = read();
    const { blocks, ...about } = chosen.text;
    const head: Head = {
      ...about,
      sheets,
      name: chosen.name,
      blocks: blocks.map(({ length }) => length),
    };
    return framed(head, blocks);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const head: Head = { error: thrown.body };
    return framed(head, []);
  }
}

/** The sheet in an answer. @throws AppError that the answer holds, Error for one that is cut off */
export function bookOf(answer: Buffer, kind: BookOrder['kind']): ReadBook {
  const { json, bytes } = unframed(answer);
  const head = json as Head;
  if ('error' in head) {
    const { code, place, details } = head.error;
    throw new AppError(code, {
      ...(place && { place }),
      ...(details && { details: { ...details } }),
    });
  }
  let at = 0;
  const blocks = head.blocks.map((length) => bytes.subarray(at, (at += length)));
  if (at !== bytes.length) throw new Error('message cut off');
  const { sheets, name, rows, columns, mergedRows } = head;
  return { kind, sheets, chosen: { name, text: { blocks, rows, columns, mergedRows } } };
}
