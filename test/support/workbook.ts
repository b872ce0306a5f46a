import { strToU8, zipSync } from 'fflate';

/** Small workbooks for tests, written part by part so that each oddity is visible. */
export interface MadeSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** XML of the rows: what stands inside `sheetData`. */
  readonly rows: string;
  /** Declared size; left out if undefined. */
  readonly dimension?: string;
  readonly merges?: readonly string[];
}

export interface MadeBook {
  readonly sheets: readonly MadeSheet[];
  /** XML of each shared string: what stands inside `si`. */
  readonly strings?: readonly string[];
  /** Built-in number format of each style. */
  readonly formats?: readonly number[];
  readonly from1904?: boolean;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of an XLSX file. */
export function makeXlsx({ sheets, strings, formats, from1904 = false }: MadeBook): Uint8Array {
  const parts = sheets.map((sheet, index): [string, string] => [
    `xl/worksheets/s${String(index)}.xml`,
    sheetXml(sheet),
  ]);
  const relations = sheets.map((_, i) =>
    relation(`r${String(i)}`, 'worksheet', `worksheets/s${String(i)}.xml`),
  );
  if (strings) relations.push(relation('t', 'sharedStrings', 'sharedStrings.xml'));
  if (formats) relations.push(relation('f', 'styles', 'styles.xml'));
  const listed = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${name}" sheetId="${String(i + 1)}"${hidden === true ? ' state="hidden"' : ''} r:id="r${String(i)}"/>`,
  );
  const texts: Record<string, string> = {
    '_rels/.rels': relationsXml([relation('w', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><workbookPr date1904="${String(from1904)}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml(relations),
    ...Object.fromEntries(parts),
    ...(strings && {
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    }),
    ...(formats && {
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs>${formats.map((id) => `<xf numFmtId="${String(id)}"/>`).join('')}</cellXfs></styleSheet>`,
    }),
  };
  return zipOf(Object.fromEntries(Object.entries(texts).map(([name, xml]) => [name, HEAD + xml])));
}

/** A zip of files, texts as UTF-8. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const packed: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(files)) {
    packed[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(packed);
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`;
}

function sheetXml({ rows, dimension, merges = [] }: MadeSheet): string {
  const size = dimension === undefined ? '' : `<dimension ref="${dimension}"/>`;
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet xmlns="${MAIN}">${size}<sheetData>${rows}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
}
