import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { openBiffLock } from '../locked/biffLock.ts';
import { openOdsLock } from '../locked/odsLock.ts';
import { openOfficeLock } from '../locked/officeLock.ts';
import { passwordOf, pathOf, type FileToRead } from '../read/fileToRead.ts';
import { readChosen, type ReadBook } from './book.ts';
import { fileSource, memorySource, type ByteSource } from './byteSource.ts';
import { readLibraryBook } from './library/readLibraryBook.ts';
import { isOds, mendedOds } from './odsParts.ts';
import { workbookPart } from './parts.ts';
import { openXlsx } from './xlsxBook.ts';
import { chooseTable, otherPackage, packedTables } from './zippedTables.ts';
import { ZipFile } from './zipFile.ts';

/** Unpacked bytes of a workbook that the library reads, and of one inside a zip. */
const MAX_MEMORY_BYTES = 256 << 20;
/** Namespace of the XML that Excel 2003 wrote. */
const XML_2003 = 'urn:schemas-microsoft-com:office:spreadsheet';
const HEAD_BYTES = 1024;

/** A book, and what the names of its sheets begin with where a zip holds other files too. */
export interface OpenBook {
  readonly book: ReadBook;
  readonly prefix: string;
}

interface Place {
  readonly file: string;
  readonly control: JobControl;
}

/** What is left of the wish for a sheet, and what the names of sheets begin with. */
interface Wish {
  readonly sheet: string | undefined;
  readonly prefix: string;
}

/**
 * Reads one sheet of a workbook, also one in a zip; undefined if the file is text, or a zip with text.
 * `wanted` is a sheet, or a file of the zip. The kind is told by bytes.
 *
 * @throws AppError FILE_…, SHEET_MISSING, NO_TABLE for what cannot be used
 */
export function openBook(
  file: FileToRead,
  wanted: string | undefined,
  place: Place,
): OpenBook | undefined {
  const source = fileSource(pathOf(file));
  try {
    const opening = new Opening(place, passwordOf(file));
    return opening.source(source, { sheet: wanted, prefix: '' }, true);
  } finally {
    source.close();
  }
}

/** Opens one file, whatever lies in what. */
class Opening {
  readonly #place: Place;
  readonly #password: Uint8Array | undefined;

  constructor(place: Place, password: Uint8Array | undefined) {
    this.#place = place;
    this.#password = password;
  }

  source(source: ByteSource, wish: Wish, outer: boolean): OpenBook | undefined {
    switch (containerOf(source)) {
      case 'zip':
        return this.#zip(source, wish, outer);
      case 'ole':
        return this.#ole(this.#wholeOf(source), wish);
      case 'xml':
        return this.#library(this.#wholeOf(source), 'xls', wish);
      default:
        return undefined;
    }
  }

  #ole(bytes: Uint8Array, wish: Wish): OpenBook | undefined {
    const package_ = openOfficeLock(bytes, this.#password, this.#place);
    if (package_ !== undefined) return this.#zip(memorySource(package_), wish, false);
    const plain = openBiffLock(bytes, this.#password, this.#place.file);
    return this.#library(plain, 'xls', wish);
  }

  #zip(source: ByteSource, wish: Wish, outer: boolean): OpenBook | undefined {
    const { file } = this.#place;
    const zip = new ZipFile(source, file, this.#password);
    const other = otherPackage(zip);
    if (other !== undefined) throw this.#unsupported(other);
    const workbook = workbookPart(zip, file);
    if (workbook !== undefined && !workbook.endsWith('.bin')) {
      const opened = openXlsx(zip, workbook, this.#place);
      const chosen = readChosen(opened, wish.sheet, file);
      return { book: { kind: 'xlsx', sheets: opened.sheets, chosen }, prefix: wish.prefix };
    }
    const ods = workbook === undefined && isOds(zip);
    if (workbook !== undefined || ods) {
      const open = ods ? openOdsLock(zip, this.#password, file) : undefined;
      if (open !== undefined) return this.#library(open, 'ods', wish);
      this.#measure(zip);
      const mended = ods ? mendedOds(zip, MAX_MEMORY_BYTES) : undefined;
      return this.#library(mended ?? this.#wholeOf(source), ods ? 'ods' : 'xlsb', wish);
    }
    if (zip.find('mimetype') !== undefined) throw this.#unsupported('odf');
    if (!outer) throw this.#unsupported('zip');
    const chosen = chooseTable(packedTables(zip), wish.sheet, file);
    const head = zip.open(chosen.entry).next() ?? new Uint8Array(0);
    if (containerOf(memorySource(head)) === 'text') return undefined;
    const inner = memorySource(zip.bytes(chosen.entry, MAX_MEMORY_BYTES));
    return this.source(inner, chosen, false);
  }

  #library(bytes: Uint8Array, kind: 'xls' | 'xlsb' | 'ods', wish: Wish): OpenBook {
    const book = readLibraryBook(bytes, kind, wish.sheet, this.#place);
    return { book, prefix: wish.prefix };
  }

  /** Unpacks a zip for its size alone, before the library unpacks it without limits. */
  #measure(zip: ZipFile): void {
    let size = 0;
    for (const entry of zip.entries) {
      const blocks = zip.open(entry);
      for (let block = blocks.next(); block !== undefined; block = blocks.next()) {
        this.#place.control.check();
        size += block.length;
        if (size > MAX_MEMORY_BYTES) throw this.#tooLarge();
      }
    }
  }

  #wholeOf(source: ByteSource): Uint8Array {
    if (source.length > MAX_MEMORY_BYTES) throw this.#tooLarge();
    return source.read(0, source.length);
  }

  #unsupported(kind: string): AppError {
    const { file } = this.#place;
    return new AppError('FILE_KIND_UNSUPPORTED', { place: { file }, details: { kind } });
  }

  #tooLarge(): AppError {
    return new AppError('FILE_TOO_LARGE', {
      place: { file: this.#place.file },
      details: { limit: MAX_MEMORY_BYTES },
    });
  }
}

function containerOf(source: ByteSource): 'zip' | 'ole' | 'xml' | 'text' {
  const head = Buffer.from(source.read(0, HEAD_BYTES)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  return head.includes('<?xml') && head.includes(XML_2003) ? 'xml' : 'text';
}
