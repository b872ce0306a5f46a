import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Book } from './book.ts';
import { fileSource, memorySource, type ByteSource } from './byteSource.ts';
import { openLibraryBook } from './libraryBook.ts';
import { workbookPart } from './parts.ts';
import { openXlsx } from './xlsxBook.ts';
import { chooseTable, packedTables } from './zippedTables.ts';
import { ZipFile } from './zipFile.ts';

/** Unpacked bytes of a workbook that the library reads, and of one inside a zip. */
const MAX_MEMORY_BYTES = 256 << 20;
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
/** Name of the stream that holds an encrypted workbook in its OLE container. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
/** Namespace of the XML that Excel 2003 wrote. */
const XML_2003 = 'urn:schemas-microsoft-com:office:spreadsheet';
const HEAD_BYTES = 1024;

/** A book, the wish that is left for its sheets, and what its sheets are called by. */
export interface OpenBook {
  readonly book: Book;
  readonly sheet: string | undefined;
  readonly prefix: string;
}

interface Place {
  readonly file: string;
  readonly control: JobControl;
}

/**
 * Opens a file as a workbook, also one in a zip, and hands it to `use`; undefined if it is text, or a
 * zip with text. `wanted` is a sheet, or a file of the zip. The kind is told by bytes.
 *
 * @throws AppError FILE_…, SHEET_MISSING for what cannot be used
 */
export function withBook<T>(
  path: string,
  wanted: string | undefined,
  place: Place,
  use: (open: OpenBook) => T,
): T | undefined {
  const source = fileSource(path);
  try {
    const open = openSource(source, wanted, '', place, true);
    return open && use(open);
  } finally {
    source.close();
  }
}

function openSource(
  source: ByteSource,
  wanted: string | undefined,
  prefix: string,
  place: Place,
  outer: boolean,
): OpenBook | undefined {
  const { file, control } = place;
  switch (containerOf(source)) {
    case 'zip':
      return openZip(source, wanted, prefix, place, outer);
    case 'ole':
    case 'xml': {
      const bytes = wholeOf(source, file);
      return { book: openLibraryBook(bytes, 'xls', file, control), sheet: wanted, prefix };
    }
    default:
      return undefined;
  }
}

function containerOf(source: ByteSource): 'zip' | 'ole' | 'xml' | 'text' {
  const head = Buffer.from(source.read(0, HEAD_BYTES)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  return head.includes('<?xml') && head.includes(XML_2003) ? 'xml' : 'text';
}

function openZip(
  source: ByteSource,
  wanted: string | undefined,
  prefix: string,
  place: Place,
  outer: boolean,
): OpenBook | undefined {
  const { file, control } = place;
  const zip = new ZipFile(source, file);
  const workbook = workbookPart(zip, file);
  const known = zip.find('mimetype');
  const ods = known && zip.bytes(known, HEAD_BYTES).toString('latin1').trim() === ODS_TYPE;
  if (workbook !== undefined && !workbook.endsWith('.bin')) {
    return { book: openXlsx(zip, workbook, place), sheet: wanted, prefix };
  }
  if (workbook !== undefined || ods === true) {
    measure(zip, place);
    const bytes = wholeOf(source, file);
    const book = openLibraryBook(bytes, ods === true ? 'ods' : 'xlsb', file, control);
    return { book, sheet: wanted, prefix };
  }
  if (!outer) {
    throw new AppError('FILE_KIND_UNSUPPORTED', { place: { file }, details: { kind: 'zip' } });
  }
  const chosen = chooseTable(packedTables(zip), wanted, file);
  const head = zip.open(chosen.entry).next() ?? new Uint8Array(0);
  if (containerOf(memorySource(head)) === 'text') return undefined;
  const inner = memorySource(zip.bytes(chosen.entry, MAX_MEMORY_BYTES));
  return openSource(inner, chosen.sheet, chosen.prefix, place, false);
}

/** Unpacks a zip for its size alone, before the library unpacks it without limits. */
function measure(zip: ZipFile, { file, control }: Place): void {
  let size = 0;
  for (const entry of zip.entries) {
    const blocks = zip.open(entry);
    for (let block = blocks.next(); block !== undefined; block = blocks.next()) {
      control.check();
      size += block.length;
      if (size > MAX_MEMORY_BYTES) throw tooLarge(file);
    }
  }
}

function wholeOf(source: ByteSource, file: string): Uint8Array {
  if (source.length > MAX_MEMORY_BYTES) throw tooLarge(file);
  const bytes = source.read(0, source.length);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED_STREAM)) {
    throw new AppError('FILE_ENCRYPTED', { place: { file } });
  }
  return bytes;
}

function tooLarge(file: string): AppError {
  return new AppError('FILE_TOO_LARGE', {
    place: { file },
    details: { limit: MAX_MEMORY_BYTES },
  });
}
