/**
 * A text in a single- or double-byte encoding that the platform can only read: every sequence of one or
 * two bytes is decoded once, and the table is used backwards. Characters that it does not hold become `?`.
 */
export function encodeIn(encoding: string, text: string): Buffer {
  const table = tableOf(encoding);
  return Buffer.concat(Array.from(text, (character) => table.get(character) ?? Buffer.from('?')));
}

const tables = new Map<string, ReadonlyMap<string, Buffer>>();

function tableOf(encoding: string): ReadonlyMap<string, Buffer> {
  const table = tables.get(encoding) ?? makeTable(encoding);
  tables.set(encoding, table);
  return table;
}

function makeTable(encoding: string): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, Buffer>();
  const add = (bytes: Buffer): void => {
    try {
      const character = decoder.decode(bytes);
      if (Array.from(character).length === 1 && !table.has(character)) table.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) add(Buffer.of(byte));
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) add(Buffer.of(lead, trail));
  }
  return table;
}
