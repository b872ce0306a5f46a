import type { JobControl } from '#main/jobs/index.ts';
import type { Book } from './book.ts';
import { readParts } from './parts.ts';
import { SharedStrings } from './sharedStrings.ts';
import { SheetReader, type WorkbookContext } from './sheetReader.ts';
import { readStyles } from './styles.ts';
import { openXml } from './xmlPart.ts';
import type { ZipFile } from './zipFile.ts';

/** Opens a workbook in OOXML, whose part `workbook` lists the sheets. */
export function openXlsx(
  zip: ZipFile,
  workbook: string,
  { file, control }: { readonly file: string; readonly control: JobControl },
): Book {
  const parts = readParts(zip, workbook, file);
  const check = (): void => {
    control.check();
    control.progress({ phase: 'read', done: zip.taken, total: zip.size, unit: 'bytes' });
  };
  let context: WorkbookContext | undefined;
  const readContext = (): WorkbookContext => {
    const strings = new SharedStrings();
    if (parts.strings) strings.read(openXml(zip, parts.strings, file), file, check);
    const styles = parts.styles ? readStyles(openXml(zip, parts.styles, file)) : new Uint8Array(0);
    return { file, strings, styles, from1904: parts.from1904 };
  };
  return {
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    read(index) {
      const sheet = parts.sheets[index];
      if (sheet === undefined) throw new Error(`no sheet ${index}`);
      context ??= readContext();
      const xml = openXml(zip, sheet.entry, file);
      return new SheetReader(xml, sheet.name, context, check).read();
    },
  };
}
