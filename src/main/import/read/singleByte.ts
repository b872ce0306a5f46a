import type { Encoding } from '#shared/contract/importReading.ts';

/**
 * The single-byte encodings as tables of the upper 128 characters. Windows-1252 is the WHATWG table (its five
 * unassigned bytes are the C1 controls); IBM437 and IBM850 are code pages of DOS, which no TextDecoder knows.
 */

const WINDOWS_1252 =
  '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ' +
  Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join('');

const IBM_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const IBM_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const TABLES = {
  'windows-1252': table(WINDOWS_1252),
  ibm437: table(IBM_437),
  ibm850: table(IBM_850),
} as const;

/** Encodings that are read by a table of ours. */
export type SingleByteEncoding = keyof typeof TABLES;

/** True for encodings that are read by a table of ours. */
export function isSingleByte(encoding: Encoding): encoding is SingleByteEncoding {
  return encoding in TABLES;
}

function table(upper: string): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from(upper, (character) => encoder.encode(character));
}

/** Writes single-byte text as UTF-8. */
export function singleByteToUtf8(encoding: SingleByteEncoding, bytes: Uint8Array): Uint8Array {
  const upper = TABLES[encoding];
  const out = new Uint8Array(bytes.length * 3);
  let to = 0;
  for (let p = 0; p < bytes.length; p += 1) {
    const byte = bytes[p] as number;
    if (byte < 0x80) {
      out[to++] = byte;
    } else {
      const utf8 = upper[byte - 0x80] as Uint8Array;
      for (let i = 0; i < utf8.length; i += 1) out[to++] = utf8[i] as number;
    }
  }
  return out.subarray(0, to);
}
