import { AppError } from '#shared/contract/errors.ts';
import { columnLetters } from '#shared/domain/columnLetters.ts';
import { guarded, writeWholeFile } from '#main/csv/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { bookParts, SHEET_BEGIN, SHEET_END, STYLES, xmlText, type CellStyle } from './parts.ts';
import { ZipWriter } from './zipWriter.ts';

/** A cell of text; `fault` ones have a colour. */
export interface XlsxCell {
  readonly text: string;
  readonly style?: CellStyle;
}

/** What a sheet of a spreadsheet holds at most; a longer text would make it "repair" the file. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CHARACTERS = 32_767;
const ROWS_PER_CHECK = 1024;

/**
 * Writes rows of texts as a workbook of one sheet, row by row, whole or not at all, readable by its owner only. Every
 * cell is text, so that ids keep their zeros; a text that looks like a formula gets an apostrophe, as in CSV. The
 * same rows give the same bytes.
 * @param sheet name of the sheet: at most 31 characters, none of `[]:*?/\`
 * @param rows the header first
 * @returns the rows written, the header not counted
 * @throws AppError WORKBOOK_FULL if the rows do not fit a sheet, DISK_FULL, READ_ONLY, CANCELLED, and what
 *   the rows throw
 */
export function writeXlsxFile(
  path: string,
  sheet: string,
  rows: Iterable<readonly XlsxCell[]>,
  control: JobControl,
): number {
  return writeWholeFile(path, (temporary) => {
    const zip = new ZipWriter(temporary);
    try {
      for (const [name, xml] of Object.entries(bookParts(sheet))) {
        zip.begin(name);
        zip.add(xml);
      }
      zip.begin('xl/worksheets/sheet1.xml');
      zip.add(SHEET_BEGIN);
      const count = writeRows(zip, rows, control);
      zip.add(SHEET_END);
      zip.finish();
      return count - 1;
    } finally {
      zip.close();
    }
  });
}

function writeRows(
  zip: ZipWriter,
  rows: Iterable<readonly XlsxCell[]>,
  control: JobControl,
): number {
  let count = 0;
  const letters: string[] = [];
  for (const cells of rows) {
    if (count === MOST_ROWS || cells.length > MOST_COLUMNS) throw new AppError('WORKBOOK_FULL');
    count += 1;
    const number = count;
    while (letters.length < cells.length) letters.push(columnLetters(letters.length));
    const xml = cells.map((cell, at) => cellXml(cell, `${letters[at] ?? ''}${number}`));
    zip.add(`<row r="${number}">${xml.join('')}</row>`);
    if (count % ROWS_PER_CHECK !== 0) continue;
    control.check();
    control.progress({ phase: 'saving', done: count, unit: 'rows' });
  }
  return count;
}

function cellXml({ text, style = 'plain' }: XlsxCell, address: string): string {
  const begin = `<c r="${address}" s="${STYLES[style]}"`;
  if (text === '') return `${begin}/>`;
  const safe = guarded(text);
  if (safe.length > MOST_CHARACTERS) throw new AppError('WORKBOOK_FULL');
  return `${begin} t="inlineStr"><is><t xml:space="preserve">${xmlText(safe)}</t></is></c>`;
}
