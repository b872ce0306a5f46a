import { AppError } from '#shared/contract/errors.ts';
import {
  ENTRY_KIND,
  ENTRY_SIZE,
  ENTRY_START,
  MIN_CHAINED_BYTES,
  nameOf,
  ROOT,
  sectorsOf,
} from './compoundSectors.ts';

/** The streams that hold the sheets of an XLS, by its age. */
const WORKBOOKS = ['WORKBOOK', 'BOOK'];

/**
 * What the library may see of an OLE compound file, the container of XLS: the workbook's stream, and that
 * only if its sectors do not run in a circle, since they are followed without counting. All others are
 * emptied (in a copy): properties and what else programs put there can only do harm, such as a number of
 * properties that fills the memory. Other bytes are returned as they are.
 *
 * @throws AppError FILE_DAMAGED
 */
export function onlyWorkbookStream(bytes: Uint8Array, file: string): Uint8Array {
  const sectors = sectorsOf(bytes);
  if (sectors === undefined) return bytes;
  const copy = Buffer.from(bytes);
  // A circle of the directory itself the library notices, and reads it once.
  for (const sector of sectors.chain(sectors.directoryStart).sectors) {
    for (const entry of sectors.entries(sector)) {
      if (!WORKBOOKS.includes(nameOf(copy, entry))) {
        if (copy[entry + ENTRY_KIND] !== ROOT) copy.writeUInt32LE(0, entry + ENTRY_SIZE);
        continue;
      }
      const size = copy.readInt32LE(entry + ENTRY_SIZE);
      const start = copy.readUInt32LE(entry + ENTRY_START);
      if (size < MIN_CHAINED_BYTES || !sectors.chain(start).endless) continue;
      throw new AppError('FILE_DAMAGED', { place: { file }, details: { why: 'chain' } });
    }
  }
  return copy;
}

/**
 * The content of a stream of an OLE compound file by its name in any case, at most as long as the sectors that
 * it has; undefined if the bytes are none or hold no such stream.
 */
export function streamOf(bytes: Uint8Array, name: string): Buffer | undefined {
  const found = findStream(bytes, [name]);
  if (found === undefined) return undefined;
  const { sectors, all, entries, start, size } = found;
  if (size >= MIN_CHAINED_BYTES) return sectors.bytes(start, size);
  const root = entries.find((at) => all[at + ENTRY_KIND] === ROOT);
  if (root === undefined) return undefined;
  const small = sectors.bytes(all.readUInt32LE(root + ENTRY_START), all.length);
  return sectors.smallBytes(start, size, small);
}

/** A copy of a compound file with another content, of the same length, for the first stream of one of the names. */
export function withStream(
  bytes: Uint8Array,
  names: readonly string[],
  content: Uint8Array,
): Uint8Array {
  const copy = Buffer.from(bytes);
  const found = findStream(copy, names);
  if (found === undefined || found.size < MIN_CHAINED_BYTES) return copy;
  let at = 0;
  for (const sector of found.sectors.chain(found.start).sectors) {
    const place = found.sectors.place(sector);
    // A damaged chain may lead out of the file, where nothing can be written.
    if (place.length === 0) continue;
    copy.set(content.subarray(at, at + place.length), place.offset);
    at += place.length;
  }
  return copy;
}

function findStream(bytes: Uint8Array, names: readonly string[]) {
  const sectors = sectorsOf(bytes);
  if (sectors === undefined) return undefined;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = [...sectors.chain(sectors.directoryStart).sectors].flatMap((sector) =>
    sectors.entries(sector),
  );
  const wanted = names.map((name) => name.toUpperCase());
  const entry = entries.find((at) => wanted.includes(nameOf(all, at)));
  if (entry === undefined) return undefined;
  const start = all.readUInt32LE(entry + ENTRY_START);
  const size = all.readUInt32LE(entry + ENTRY_SIZE);
  return { sectors, all, entries, start, size };
}
