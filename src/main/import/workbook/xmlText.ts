import { ByteBuffer } from './byteBuffer.ts';

const [AMP, CR, LF, UNDERSCORE, SEMICOLON] = [38, 13, 10, 95, 59] as const;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  // Of web pages; XML has none of them.
  nbsp: '\u00a0',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};
const LONGEST_REFERENCE = 12;

/**
 * Adds the characters of XML text to `out`: references resolved (numbers and the names above; others
 * stay as they are, so that no entity of the document is ever expanded), line ends as LF. `escapes`
 * also reads `_x000D_`, with which spreadsheets write characters that XML forbids.
 */
export function addXmlText(
  out: ByteBuffer,
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: boolean,
): void {
  let from = start;
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p];
    if (byte === AMP) {
      const reference = referenceAt(bytes, p, end);
      if (reference === undefined) continue;
      out.append(bytes, from, p);
      out.appendText(reference.text);
      p = reference.end - 1;
      from = reference.end;
    } else if (byte === CR) {
      out.append(bytes, from, p);
      if (bytes[p + 1] !== LF || p + 1 >= end) out.appendText('\n');
      from = p + 1;
    } else if (byte === UNDERSCORE && escapes) {
      const code = escapeAt(bytes, p, end);
      if (code === undefined) continue;
      out.append(bytes, from, p);
      addUnit(out, code);
      p += 6;
      from = p + 1;
    }
  }
  out.append(bytes, from, end);
}

/** XML text as a string, see {@link addXmlText}. */
export function xmlTextOf(xml: string): string {
  const bytes = Buffer.from(xml, 'utf8');
  const out = new ByteBuffer(bytes.length);
  addXmlText(out, bytes, 0, bytes.length, false);
  return out.text();
}

function referenceAt(
  bytes: Uint8Array,
  at: number,
  end: number,
): { text: string; end: number } | undefined {
  const limit = Math.min(end, at + LONGEST_REFERENCE);
  let p = at + 1;
  let name = '';
  while (p < limit && bytes[p] !== SEMICOLON) name += String.fromCharCode(bytes[p++] as number);
  if (p >= limit) return undefined;
  const text = NAMED[name] ?? numbered(name);
  return text === undefined ? undefined : { text, end: p + 1 };
}

function numbered(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/iu.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/** The unit of `_xHHHH_` at this place. */
function escapeAt(bytes: Uint8Array, at: number, end: number): number | undefined {
  if (at + 7 > end || bytes[at + 1] !== 120 || bytes[at + 6] !== UNDERSCORE) return undefined;
  const hex = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
  return /^[0-9a-f]{4}$/iu.test(hex) ? Number.parseInt(hex, 16) : undefined;
}

/** Carriage returns are written with LF behind them and go; halves of pairs are no characters. */
function addUnit(out: ByteBuffer, code: number): void {
  if (code === CR || (code >= 0xd800 && code <= 0xdfff)) return;
  out.appendText(String.fromCharCode(code));
}
