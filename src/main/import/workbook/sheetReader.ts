import { AppError } from '#shared/contract/errors.ts';
import { ByteBuffer } from './byteBuffer.ts';
import { isShortNumber, readAddress, readDecimal, readIndex, type Address } from './cellBytes.ts';
import { isoCellText, numberText } from './cellText.ts';
import { MAX_MERGES, type MergedRange } from './mergedCells.ts';
import { NUMBER_KINDS } from './numberFormat.ts';
import { addSerial } from './serialText.ts';
import type { SharedStrings } from './sharedStrings.ts';
import { GRID_COLUMNS, GRID_ROWS, SheetTextBuilder, type SheetText } from './sheetText.ts';
import { attributesOf } from './xmlPart.ts';
import { XML, type XmlScanner } from './xmlScanner.ts';
import { addXmlText } from './xmlText.ts';

const ROWS_PER_CHECK = 4096;
const [LETTER_B, LETTER_D, LETTER_E, LETTER_I, LETTER_S, LETTER_T, LETTER_R] = [
  98, 100, 101, 105, 115, 116, 114,
] as const;
/** Kinds of cells by the first letter of their type; `s` alone is shared, `str` is not. */
const TYPES = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, iso: 5 } as const;

/** What a sheet's cells refer to. */
export interface WorkbookContext {
  readonly file: string;
  readonly strings: SharedStrings;
  readonly styles: Uint8Array;
  readonly from1904: boolean;
}

/** Reads the XML of one sheet into text, cell by cell; the declared size of the sheet is ignored. */
export class SheetReader {
  readonly #xml: XmlScanner;
  readonly #context: WorkbookContext;
  readonly #sheet: string;
  readonly #check: () => void;
  readonly #out: SheetTextBuilder;
  readonly #value = new ByteBuffer(1 << 12);
  readonly #moment = new ByteBuffer(32);
  readonly #merges: MergedRange[] = [];
  readonly #address: Address = { row: 0, column: 0 };
  #row = 0;
  #column = 0;
  #type: number = TYPES.number;
  #style = 0;

  constructor(xml: XmlScanner, sheet: string, context: WorkbookContext, check: () => void) {
    this.#xml = xml;
    this.#sheet = sheet;
    this.#context = context;
    this.#check = check;
    this.#out = new SheetTextBuilder(context.file, sheet);
  }

  read(): SheetText {
    const xml = this.#xml;
    let inText = false;
    let phonetic = false;
    for (let token = xml.next(); token !== XML.end; token = xml.next()) {
      if (token === XML.text) {
        if (inText) addXmlText(this.#value, xml.bytes, xml.textStart, xml.textEnd, this.#escapes());
        continue;
      }
      const open = token === XML.open;
      if (xml.is('c')) {
        if (open) this.#openCell();
        if (open && !xml.empty && xml.plainValue()) {
          this.#setCell(xml.bytes, xml.textStart, xml.textEnd);
        } else if (!open || xml.empty) {
          this.#setCell(this.#value.bytes, 0, this.#value.length);
          this.#value.length = 0;
        }
      } else if (xml.is('v') || xml.is('t')) {
        inText = open && !xml.empty && !phonetic;
      } else if (xml.is('row')) {
        if (open) this.#openRow();
        if (!open || xml.empty) this.#out.endRow(this.#row);
      } else if (xml.is('rPh')) {
        phonetic = open && !xml.empty;
      } else if (open && xml.is('mergeCell')) {
        this.#addMerge(attributesOf(xml).get('ref') ?? '');
      }
    }
    return this.#out.finish(this.#merges);
  }

  #escapes(): boolean {
    return this.#type === TYPES.text && !this.#xml.raw;
  }

  #openRow(): void {
    const xml = this.#xml;
    let row = this.#row + 1;
    while (xml.nextAttribute()) {
      if (!xml.attributeIs('r')) continue;
      readAddress(this.#address, xml.bytes, xml.valueStart, xml.valueEnd);
      // Numbers that go back or leave the grid are wrong: the order in the file stands.
      if (this.#address.row > this.#row && this.#address.row <= GRID_ROWS) row = this.#address.row;
    }
    if (row > GRID_ROWS) throw this.#damaged('sheet.rows');
    this.#row = row;
    this.#column = -1;
    if (row % ROWS_PER_CHECK === 0) this.#check();
  }

  #openCell(): void {
    const xml = this.#xml;
    let column = this.#column + 1;
    this.#type = TYPES.number;
    this.#style = 0;
    this.#value.length = 0;
    while (xml.nextAttribute()) {
      if (xml.attributeEnd - xml.attributeStart !== 1) continue;
      const letter = xml.bytes[xml.attributeStart];
      if (letter === LETTER_R) {
        readAddress(this.#address, xml.bytes, xml.valueStart, xml.valueEnd);
        if (this.#address.column >= 0) column = this.#address.column;
      } else if (letter === LETTER_T) {
        this.#type = typeOf(xml.bytes[xml.valueStart], xml.valueEnd - xml.valueStart);
      } else if (letter === LETTER_S) {
        this.#style = 0;
        for (let p = xml.valueStart; p < xml.valueEnd; p += 1) {
          this.#style = this.#style * 10 + (xml.bytes[p] as number) - 48;
        }
      }
    }
    this.#column = column;
  }

  /** Sets the cell to its value as the sheet has it. */
  #setCell(bytes: Uint8Array, start: number, end: number): void {
    if (start === end || this.#column >= GRID_COLUMNS) return;
    const out = this.#out;
    switch (this.#type) {
      case TYPES.number:
        this.#setNumber(bytes, start, end);
        break;
      case TYPES.shared: {
        const { strings } = this.#context;
        const index = readIndex(bytes, start, end);
        if (index < 0 || index >= strings.count) {
          throw this.#damaged('sheet.string');
        }
        out.set(this.#column, strings.bytes, strings.start(index), strings.end(index));
        break;
      }
      case TYPES.boolean:
        out.setText(
          this.#column,
          bytes[start] === 49 || bytes[start] === LETTER_T ? 'TRUE' : 'FALSE',
        );
        break;
      case TYPES.iso:
        out.setText(this.#column, isoCellText(textOf(bytes, start, end)));
        break;
      default:
        out.set(this.#column, bytes, start, end);
    }
  }

  #setNumber(bytes: Uint8Array, start: number, end: number): void {
    const kind = this.#context.styles[this.#style] ?? NUMBER_KINDS.number;
    if (kind === NUMBER_KINDS.number && isShortNumber(bytes, start, end)) {
      this.#out.set(this.#column, bytes, start, end);
      return;
    }
    // Most moments are told without a text of their number.
    if (kind !== NUMBER_KINDS.number && this.#setMoment(readDecimal(bytes, start, end), kind))
      return;
    const text = textOf(bytes, start, end).trim();
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) this.#out.setText(this.#column, text);
    else if (kind === NUMBER_KINDS.number || !this.#setMoment(value, kind)) {
      this.#out.setText(this.#column, numberText(value));
    }
  }

  /** Sets the cell to the moment that the number is; false if its format makes it none. */
  #setMoment(value: number, kind: number): boolean {
    const moment = this.#moment;
    moment.length = 0;
    if (!addSerial(moment, value, kind, this.#context.from1904)) return false;
    this.#out.set(this.#column, moment.bytes, 0, moment.length);
    return true;
  }

  #addMerge(ref: string): void {
    if (this.#merges.length >= MAX_MERGES) return;
    const found = /^([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$/iu.exec(ref.replaceAll('$', ''));
    if (found === null) return;
    const [from, to] = [found[1] ?? '', found[2] ?? ''].map((text) => {
      const address: Address = { row: 0, column: 0 };
      readAddress(address, Buffer.from(text), 0, text.length);
      return address;
    });
    if (!from || !to || to.column >= GRID_COLUMNS || to.row > GRID_ROWS) return;
    this.#merges.push({
      top: from.row - 1,
      left: from.column,
      bottom: to.row - 1,
      right: to.column,
    });
  }

  #damaged(why: string): AppError {
    return new AppError('FILE_DAMAGED', {
      place: { file: this.#context.file, sheet: this.#sheet, row: this.#row },
      details: { why },
    });
  }
}

function typeOf(letter: number | undefined, length: number): number {
  if (letter === LETTER_S) return length === 1 ? TYPES.shared : TYPES.text;
  if (letter === LETTER_I) return TYPES.text;
  if (letter === LETTER_B) return TYPES.boolean;
  if (letter === LETTER_E) return TYPES.error;
  return letter === LETTER_D ? TYPES.iso : TYPES.number;
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
