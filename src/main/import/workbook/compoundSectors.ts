/**
 * The parts of an OLE compound file ([MS-CFB]), the container of XLS and of encrypted workbooks: sectors in chains,
 * a directory of streams, and small streams in small sectors inside the stream of the root.
 */

/** Sector numbers from here on are marks, such as the end of a chain. */
const FIRST_MARK = 0x80000000;
const HEADER_BYTES = 512;
/** Places of the header: size of a sector as a power of two, and where chains and their tables begin. */
const SECTOR_SHIFT = 30;
const DIRECTORY_START = 48;
const MINI_SHIFT = 32;
const MINI_START = 60;
const DIFAT_START = 68;
const DIFAT = 76;
const SIGNATURE = 0xe11ab1a1e011cfd0n;
/** A directory entry, and in it the name's length, the kind, the first sector and the size of its stream. */
const ENTRY_BYTES = 128;
const ENTRY_NAME_LENGTH = 64;
export const ENTRY_KIND = 66;
export const ENTRY_START = 116;
export const ENTRY_SIZE = 120;
export const ROOT = 5;
/** Smaller streams lie in sectors of another kind. */
export const MIN_CHAINED_BYTES = 4096;
/** Name of the stream of a directory entry, in capitals. */
export function nameOf(bytes: Buffer, entry: number): string {
  // Whole characters only: Node does not decode half of one safely.
  const length = Math.min(bytes.readUInt16LE(entry + ENTRY_NAME_LENGTH), ENTRY_NAME_LENGTH) & ~1;
  const name = bytes.toString('utf16le', entry, entry + Math.max(0, length - 2));
  return name.replaceAll('\0', '').toUpperCase();
}

/** A chain of sectors up to its end, or to the first that comes again. */
interface Chain {
  readonly sectors: ReadonlySet<number>;
  readonly endless: boolean;
}

export interface Sectors {
  readonly directoryStart: number;
  chain(start: number): Chain;
  /** Places of the whole entries in a sector of the directory. */
  entries(sector: number): number[];
  /** Where a sector lies in the file, as far as that goes. */
  place(sector: number): { readonly offset: number; readonly length: number };
  /** The bytes of a chain of sectors, at most `length`. */
  bytes(start: number, length: number): Buffer;
  /** The same of a chain of small sectors, which lie one behind the other in `root`. */
  smallBytes(start: number, length: number, root: Buffer): Buffer;
}

/** The sectors of a compound file; undefined if it is none, or one that the library refuses. */
export function sectorsOf(bytes: Uint8Array): Sectors | undefined {
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
  const chain = (start: number): Chain => walk(start, next);
  const bytesOf = (start: number, length: number): Buffer =>
    joined(chain(start).sectors, length, (sector) =>
      bytes.subarray(offset(sector), offset(sector) + size),
    );
  return {
    directoryStart: number(DIRECTORY_START),
    chain,
    place(sector) {
      const at = offset(sector);
      return { offset: at, length: Math.max(0, Math.min(size, bytes.length - at)) };
    },
    bytes: bytesOf,
    smallBytes(start, length, root) {
      const links = bytesOf(number(MINI_START), bytes.length);
      const small = 1 << Math.min(view.getUint16(MINI_SHIFT, true), shift);
      const follow = (sector: number): number =>
        sector * 4 + 4 <= links.length ? links.readUInt32LE(sector * 4) : FIRST_MARK;
      return joined(walk(start, follow).sectors, length, (sector) =>
        root.subarray(sector * small, (sector + 1) * small),
      );
    },
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

function walk(start: number, next: (sector: number) => number): Chain {
  const walked = new Set<number>();
  for (let at = start; at < FIRST_MARK; at = next(at)) {
    if (walked.has(at)) return { sectors: walked, endless: true };
    walked.add(at);
  }
  return { sectors: walked, endless: false };
}

/** Sectors one behind the other, no longer than a length that may be a lie. */
function joined(
  sectors: ReadonlySet<number>,
  length: number,
  bytesOf: (sector: number) => Uint8Array,
): Buffer {
  const parts: Uint8Array[] = [];
  let left = length;
  for (const sector of sectors) {
    if (left <= 0) break;
    const part = bytesOf(sector);
    parts.push(part.subarray(0, left));
    left -= part.length;
  }
  return Buffer.concat(parts);
}
