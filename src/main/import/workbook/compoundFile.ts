import { AppError } from '#shared/contract/errors.ts';

/** Sector numbers from here on are marks, such as the end of a chain. */
const FIRST_MARK = 0x80000000;
const HEADER_BYTES = 512;
/** Places of the header: size of a sector as a power of two, and where chains and their table begin. */
const SECTOR_SHIFT = 30;
const DIRECTORY_START = 48;
const DIFAT_START = 68;
const DIFAT = 76;
const SIGNATURE = 0xe11ab1a1e011cfd0n;
/** A directory entry, and in it the name's length, the kind, the first sector and the size of its stream. */
const ENTRY_BYTES = 128;
const ENTRY_NAME_LENGTH = 64;
const ENTRY_KIND = 66;
const ENTRY_START = 116;
const ENTRY_SIZE = 120;
const ROOT = 5;
/** Smaller streams lie in sectors of another kind, which are only followed for their size. */
const MIN_CHAINED_BYTES = 4096;
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

function nameOf(bytes: Buffer, entry: number): string {
  // Whole characters only: Node does not decode half of one safely.
  const length = Math.min(bytes.readUInt16LE(entry + ENTRY_NAME_LENGTH), ENTRY_NAME_LENGTH) & ~1;
  const name = bytes.toString('utf16le', entry, entry + Math.max(0, length - 2));
  return name.replaceAll('\0', '').toUpperCase();
}

interface Chain {
  readonly sectors: ReadonlySet<number>;
  readonly endless: boolean;
}

/** The sectors of a compound file; undefined if it is none, or one that the library refuses. */
function sectorsOf(bytes: Uint8Array) {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getBigUint64(0, true) !== SIGNATURE) return undefined;
  const shift = view.getUint16(SECTOR_SHIFT, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 1 << shift;
  const count = Math.ceil(bytes.length / size);
  /** The number at a place of the file; a mark where the file has ended. */
  const number = (at: number): number =>
    at + 4 <= bytes.length ? view.getUint32(at, true) : FIRST_MARK;
  const offset = (sector: number): number => (sector + 1) * size;
  const table = tableSectors(number, offset, size, count);
  const next = (sector: number): number => {
    const holder = table[Math.floor((sector * 4) / size)];
    return holder === undefined ? FIRST_MARK : number(offset(holder) + ((sector * 4) % size));
  };
  return {
    directoryStart: number(DIRECTORY_START),
    /** The sectors from `start` to the end, or to the first that comes again. */
    chain(start: number): Chain {
      const walked = new Set<number>();
      for (let at = start; at < FIRST_MARK; at = next(at)) {
        if (walked.has(at)) return { sectors: walked, endless: true };
        walked.add(at);
      }
      return { sectors: walked, endless: false };
    },
    /** Places of the whole entries in a sector of the directory. */
    entries(sector: number): number[] {
      const places = Array.from({ length: size / ENTRY_BYTES }, (_, i) => i * ENTRY_BYTES);
      return places
        .map((place) => offset(sector) + place)
        .filter((at) => at + ENTRY_BYTES <= bytes.length);
    },
  };
}

/** Sectors that hold the table of chains: the first are named in the header, the rest in a chain. */
function tableSectors(
  number: (at: number) => number,
  offset: (sector: number) => number,
  size: number,
  count: number,
): number[] {
  const found: number[] = [];
  const take = (from: number, to: number): void => {
    for (let at = from; at < to && number(at) < FIRST_MARK; at += 4) found.push(number(at));
  };
  take(DIFAT, HEADER_BYTES);
  let sector = number(DIFAT_START);
  for (let left = count; left > 0 && sector < FIRST_MARK; left -= 1) {
    const end = offset(sector) + size - 4;
    take(offset(sector), end);
    sector = number(end);
  }
  return found;
}
