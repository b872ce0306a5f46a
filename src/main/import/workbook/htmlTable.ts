import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from '../read/byteBlocks.ts';
import { headText } from '../detect/kind.ts';
import { ByteBuffer } from './byteBuffer.ts';
import { MAX_MERGES, type MergedRange } from './mergedCells.ts';
import { GRID_COLUMNS, GRID_ROWS, SheetTextBuilder, type SheetText } from './sheetText.ts';
import { attributesOf } from './xmlPart.ts';
import { XML, XmlScanner } from './xmlScanner.ts';
import { addXmlText } from './xmlText.ts';

/** Cells that one cell may span; more is a slip of the page. */
const MAX_SPAN = 1000;
/** Tables inside each other, as layouts have them; what is deeper belongs to the one around it. */
const MAX_NESTING = 32;
/** Tables of a cell or a row that are looked at before the first real one. */
const MAX_TABLES = 2000;
const PAGE =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|style|body|table|div)\b/iu;

/** True if text begins like a web page: what back-ends export under the name `.xls`. */
export function beginsLikePage(head: Uint8Array): boolean {
  return PAGE.test(headText(head));
}

/**
 * The first table of a web page with two rows and two columns as text; if there is none, the first
 * with anything in it.
 *
 * @throws AppError NO_TABLE
 */
export function readPageTable(blocks: ByteBlocks, file: string): SheetText {
  const xml = new XmlScanner(blocks, file);
  const open: TableReader[] = [];
  let found: SheetText | undefined;
  let silent = false;
  /** Tables inside the innermost one that is read. */
  let deeper = 0;
  let looked = 0;
  const finish = (table: TableReader | undefined): boolean => {
    const text = table?.finish();
    if (text !== undefined && text.rows > 0) found ??= text;
    if (text === undefined || text.rows < 2 || text.columns < 2) return false;
    found = text;
    return true;
  };
  for (let token = xml.next(); token !== XML.end; token = xml.next()) {
    const table = open.at(-1);
    if (token === XML.text) {
      if (!silent) table?.addText(xml);
      continue;
    }
    const name = tagName(xml);
    const opens = token === XML.open;
    if (name === 'script' || name === 'style') silent = opens && !xml.empty;
    else if (name === 'table' && opens && open.length >= MAX_NESTING) deeper += 1;
    else if (name === 'table' && opens) open.push(new TableReader(file));
    else if (name === 'table' && deeper > 0) deeper -= 1;
    else if (name === 'table' && (finish(open.pop()) || (looked += 1) >= MAX_TABLES)) break;
    else table?.tag(name, opens, xml);
  }
  // A page that was cut off leaves its table open.
  while (open.length > 0 && !finish(open.pop()));
  if (found === undefined) throw new AppError('NO_TABLE', { place: { file } });
  return found;
}

function tagName(xml: XmlScanner): string {
  const length = xml.nameEnd - xml.nameStart;
  if (length > 8) return '';
  return String.fromCharCode(...xml.bytes.subarray(xml.nameStart, xml.nameEnd)).toLowerCase();
}

/** Puts the cells of one table into their places. */
class TableReader {
  readonly #out: SheetTextBuilder;
  readonly #merges: MergedRange[] = [];
  readonly #cell = new ByteBuffer(256);
  /** Rows for which a column is still taken by a cell from above. */
  readonly #taken: number[] = [];
  #row = 0;
  #column = 0;
  #span = 1;
  #inCell = false;

  constructor(file: string) {
    this.#out = new SheetTextBuilder(file, '');
  }

  tag(name: string, opens: boolean, xml: XmlScanner): void {
    if (name === 'br' && opens && this.#inCell) this.#cell.appendText('\u2028');
    if (name === 'tr') {
      this.#endRow();
      if (opens) this.#row += 1;
    }
    if (name !== 'td' && name !== 'th') return;
    this.#endCell();
    if (opens) this.#beginCell(attributesOf(xml));
  }

  addText(xml: XmlScanner): void {
    if (this.#inCell) addXmlText(this.#cell, xml.bytes, xml.textStart, xml.textEnd, false);
  }

  finish(): SheetText {
    this.#endRow();
    return this.#out.finish(this.#merges);
  }

  #beginCell(attributes: ReadonlyMap<string, string>): void {
    while ((this.#taken[this.#column] ?? 0) > 0) this.#column += 1;
    this.#span = spanOf(attributes.get('colspan') ?? attributes.get('COLSPAN'));
    const rows = spanOf(attributes.get('rowspan') ?? attributes.get('ROWSPAN'));
    const right = this.#column + this.#span - 1;
    if ((this.#span > 1 || rows > 1) && this.#merges.length < MAX_MERGES) {
      this.#merges.push({
        top: this.#row - 1,
        left: this.#column,
        bottom: this.#row + rows - 2,
        right,
      });
    }
    for (let i = this.#column; rows > 1 && i <= right && i < GRID_COLUMNS; i += 1) {
      this.#taken[i] = rows;
    }
    this.#cell.length = 0;
    this.#inCell = true;
  }

  #endCell(): void {
    if (!this.#inCell) return;
    this.#inCell = false;
    const text = this.#cell.text().replace(/[^\S\u2028]+/gu, ' ');
    const lines = text.split('\u2028').map((line) => line.trim());
    if (this.#column < GRID_COLUMNS) this.#out.setText(this.#column, lines.join('\n').trim());
    this.#column += this.#span;
  }

  #endRow(): void {
    this.#endCell();
    if (this.#row > 0 && this.#row <= GRID_ROWS) this.#out.endRow(this.#row);
    if (this.#column > 0) {
      for (let i = 0; i < this.#taken.length; i += 1) {
        this.#taken[i] = Math.max(0, (this.#taken[i] ?? 0) - 1);
      }
    }
    this.#column = 0;
  }
}

function spanOf(text: string | undefined): number {
  const span = Number(text ?? 1);
  return Number.isInteger(span) && span > 0 && span <= MAX_SPAN ? span : 1;
}
