import { attributesOf } from './xmlPart.ts';
import { kindOfBuiltIn, kindOfCode } from './numberFormat.ts';
import { XML, type XmlScanner } from './xmlScanner.ts';

/** What each cell style makes of a number, by the style's index. */
export function readStyles(xml: XmlScanner): Uint8Array {
  const codes = new Map<number, string>();
  const kinds: number[] = [];
  let inCells = false;
  for (let token = xml.next(); token !== XML.end; token = xml.next()) {
    if (token === XML.text) continue;
    if (xml.is('cellXfs')) inCells = token === XML.open && !xml.empty;
    if (token !== XML.open) continue;
    if (xml.is('numFmt')) {
      const found = attributesOf(xml);
      codes.set(Number(found.get('numFmtId')), found.get('formatCode') ?? '');
    } else if (inCells && xml.is('xf')) {
      const id = Number(attributesOf(xml).get('numFmtId') ?? 0);
      const code = codes.get(id);
      kinds.push(code === undefined ? kindOfBuiltIn(id) : kindOfCode(code));
    }
  }
  return Uint8Array.from(kinds);
}
