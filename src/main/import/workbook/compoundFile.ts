import { AppError } from '#shared/contract/errors.ts';

/** Sector numbers from here on are marks, such as the end of a chain. */
const FIRST_MARK = 0x80000000;
const HEADER_BYTES = 512;
/** Places of the header: size of a sector as a power of two, and where chains and their table begin. */
const SECTOR_SHIFT = 30;
const DIRECTORY_START = 48;
const DIFAT_START = 68;
const DIFAT = 76;
/** A directory entry, and in it the first sector of its stream and the stream's size. */
const ENTRY_BYTES = 128;
const ENTRY_START = 116;
const ENTRY_SIZE = 120;
/** Smaller streams lie in sectors of another kind, which are only followed for their size. */
const MIN_CHAINED_BYTES = 4096;

/**
 * Refuses an OLE compound file (the container of XLS) in which the sectors of a stream run in a circle:
 * the library follows them without counting, until memory ends.
 *
 * @throws AppError FILE_DAMAGED
 */
export function refuseEndlessStreams(bytes: Uint8Array, file: string): void {
  const sectors = sectorsOf(bytes);
  if (sectors === undefined) return;
  /** Sectors from which the end is known to be reached. */
  const ending = new Set<number>();
  // The directory's own circle the library notices, and reads it once.
  for (const sector of sectors.chain(sectors.directoryStart, new Set()).sectors) {
    for (const start of sectors.streamStarts(sector)) {
      const { sectors: walked, endless } = sectors.chain(start, ending);
      for (const end of walked) ending.add(end);
      if (!endless) continue;
      throw new AppError('FILE_DAMAGED', { place: { file }, details: { why: 'chain' } });
    }
  }
}

interface Chain {
  readonly sectors: ReadonlySet<number>;
  readonly endless: boolean;
}

/** The sectors of a compound file; undefined if its header is one that the library refuses. */
function sectorsOf(bytes: Uint8Array) {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
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
    /** The sectors from `start` to the end, to one in `ending`, or to the first that comes again. */
    chain(start: number, ending: ReadonlySet<number>): Chain {
      const walked = new Set<number>();
      for (let at = start; at < FIRST_MARK && !ending.has(at); at = next(at)) {
        if (walked.has(at)) return { sectors: walked, endless: true };
        walked.add(at);
      }
      return { sectors: walked, endless: false };
    },
    /** First sectors of the streams whose entries lie in a sector of the directory. */
    streamStarts(sector: number): number[] {
      const starts: number[] = [];
      for (let at = offset(sector); at < offset(sector) + size; at += ENTRY_BYTES) {
        const bytesOfStream = number(at + ENTRY_SIZE);
        if (bytesOfStream < MIN_CHAINED_BYTES || bytesOfStream >= FIRST_MARK) continue;
        starts.push(number(at + ENTRY_START));
      }
      return starts;
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
