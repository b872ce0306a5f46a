import { CsvWriter } from '../read/csvWriter.ts';
import { OutFile } from '../read/outFile.ts';

/** Byte order mark, by which spreadsheets recognise UTF-8. */
const MARK_OF_UTF8 = Uint8Array.of(0xef, 0xbb, 0xbf);
/** Text that is gathered before it is written. */
const FLUSH_BYTES = 1 << 20;

/**
 * Writes a CSV for a spreadsheet: UTF-8 with mark; cells that would be taken for a formula get an
 * apostrophe. `fill` adds the header and then row by row.
 *
 * @returns the rows after the header.
 * @throws AppError READ_ONLY or DISK_FULL if the file cannot be written.
 */
export function writeCsvFile(
  path: string,
  fill: (add: (cells: readonly string[]) => void) => void,
): number {
  const out = new OutFile(path);
  try {
    out.write(MARK_OF_UTF8);
    const csv = new CsvWriter();
    let rows = -1;
    fill((cells) => {
      for (const cell of cells) csv.text(neutralised(cell));
      csv.endRow();
      rows += 1;
      if (csv.length > FLUSH_BYTES) out.write(csv.take());
    });
    out.write(csv.take());
    return rows;
  } finally {
    out.close();
  }
}

/** A cell as a spreadsheet shows it: text that looks like a formula, but no plain number, is quoted. */
function neutralised(text: string): string {
  const formula = /^[=+\-@\t\r]/u.test(text) && !/^[+-]?[\d.,]+$/u.test(text);
  return formula ? `'${text}` : text;
}
