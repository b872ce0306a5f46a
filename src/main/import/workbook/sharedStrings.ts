import { AppError } from '#shared/contract/errors.ts';
import { ByteBuffer } from './byteBuffer.ts';
import { XML, type XmlScanner } from './xmlScanner.ts';
import { addXmlText } from './xmlText.ts';

/** Text of all shared strings: a workbook with more is split before it is imported. */
const MAX_BYTES = 1 << 30;

/** The shared strings of a workbook as one run of UTF-8 bytes with offsets: no string per entry. */
export class SharedStrings {
  readonly #text = new ByteBuffer(1 << 16);
  #ends = new Uint32Array(1 << 12);
  #count = 0;

  get bytes(): Uint8Array {
    return this.#text.bytes;
  }

  get count(): number {
    return this.#count;
  }

  start(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] as number);
  }

  end(index: number): number {
    return this.#ends[index] as number;
  }

  /** Reads the part: runs of rich text are joined, phonetic readings left out. */
  read(xml: XmlScanner, file: string, check: () => void): void {
    let phonetic = false;
    let inText = false;
    for (let token = xml.next(); token !== XML.end; token = xml.next()) {
      if (token === XML.text) {
        if (!inText) continue;
        addXmlText(this.#text, xml.bytes, xml.textStart, xml.textEnd, !xml.raw);
      } else if (xml.is('t')) {
        inText = token === XML.open && !xml.empty && !phonetic;
      } else if (xml.is('rPh')) {
        phonetic = token === XML.open && !xml.empty;
      } else if (xml.is('si') && (token === XML.close || xml.empty)) {
        this.#add(file);
        if (this.#count % 4096 === 0) check();
      }
    }
  }

  #add(file: string): void {
    if (this.#text.length > MAX_BYTES) {
      throw new AppError('FILE_TOO_LARGE', { place: { file }, details: { limit: MAX_BYTES } });
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#ends[this.#count++] = this.#text.length;
  }
}
