import type { ByteBlocks } from '../read/byteBlocks.ts';
import { ByteBuffer } from './byteBuffer.ts';
import { XmlScanner } from './xmlScanner.ts';
import { addXmlText } from './xmlText.ts';
import type { ZipEntry } from './zipDirectory.ts';
import type { ZipFile } from './zipFile.ts';

/** A part of a workbook as XML; parts in UTF-16 are decoded on the way. */
export function openXml(zip: ZipFile, entry: ZipEntry, file: string): XmlScanner {
  return new XmlScanner(asUtf8(zip.open(entry)), file);
}

/** The value of the attribute that was read last. */
function attributeText(xml: XmlScanner): string {
  scratch.length = 0;
  addXmlText(scratch, xml.bytes, xml.valueStart, xml.valueEnd, false);
  return scratch.text();
}

/** All attributes of the opened tag by their local names. */
export function attributesOf(xml: XmlScanner): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  while (xml.nextAttribute()) {
    const name = Buffer.from(xml.bytes.subarray(xml.attributeStart, xml.attributeEnd));
    found.set(name.toString('latin1'), attributeText(xml));
  }
  return found;
}

const scratch = new ByteBuffer(256);

function asUtf8(blocks: ByteBlocks): ByteBlocks {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let first = true;
  return {
    next() {
      const block = blocks.next();
      if (first && block !== undefined) {
        first = false;
        const encoding = utf16Of(block);
        if (encoding !== undefined) decoder = new TextDecoder(encoding);
        else if (block[0] === 0xef && block[1] === 0xbb) return block.subarray(3);
      }
      if (decoder === undefined || block === undefined) return block;
      return Buffer.from(decoder.decode(block, { stream: true }), 'utf8');
    },
  };
}

/** XML begins with `<`: in UTF-16 with a mark or with a zero byte beside it. */
function utf16Of(block: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = block;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : undefined;
}
